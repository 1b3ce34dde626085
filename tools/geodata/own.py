"""What no registry has: our own codes, the disputed pieces, groups, and names that CLDR gives in a form unfit for a map."""
from features import feature

# Units of ISO 3166-2 that more than one side claims, or that their state does not control.
DISPUTED = {"UA-40", "UA-43", "GE-AB", "MD-SN"}

# Units whose code does not begin with their country's.
PARENT = {"X-BAY": "KZ"}

# CLDR's names that a reader of a map would stumble over.
NAMES = {
    "MM": {"en": "Myanmar"}, "CD": {"en": "DR Congo"}, "CG": {"en": "Congo"}, "TR": {"en": "Turkey"},
    "MK": {"ru": "Северная Македония", "uk": "Північна Македонія"},
}

# Short names for labels.
SHORT = {"GS": "South Georgia", "TF": "Fr. Southern Terr.", "VC": "St Vincent", "UM": "US Outlying Is.", "IO": "Br. Indian Ocean Terr.", "HM": "Heard & McDonald",
         "AE": "UAE", "BA": "Bosnia", "CF": "C. African Rep.", "DO": "Dominican Rep.", "GB": "UK", "GQ": "Eq. Guinea",
         "PG": "Papua N. Guinea", "US": "USA", "CZ": "Czechia", "SS": "S. Sudan", "EH": "W. Sahara", "CD": "DR Congo"}

# Pieces of ours: code, parent, English name, short name, Russian, Ukrainian, ISO codes drawn with it.
PIECES = [
    ("X-DPR", "UA-14", "Donetsk area outside Kyiv’s control before 2022 (“DPR”)", "“DPR” area",
     "Отдельные районы Донецкой области («ДНР»)", "Окремі райони Донецької області («ДНР»)", []),
    ("X-LPR", "UA-09", "Luhansk area outside Kyiv’s control before 2022 (“LPR”)", "“LPR” area",
     "Отдельные районы Луганской области («ЛНР»)", "Окремі райони Луганської області («ЛНР»)", []),
    ("X-NKR", "AZ", "Nagorno-Karabakh (oblast until 1991)", "Nagorno-Karabakh",
     "Нагорный Карабах", "Нагірний Карабах", ["AZ-SUS", "AZ-XA"]),
    ("X-SOS", "GE", "South Ossetia", None, "Южная Осетия", "Південна Осетія", []),
]

# Groups of countries: listed, never painted.
GROUPS = [
    ("X-CIS", "Commonwealth of Independent States", "CIS", "Содружество Независимых Государств", "Співдружність Незалежних Держав", True),
    ("X-CSTO", "Collective Security Treaty Organization", "CSTO", "Организация Договора о коллективной безопасности",
     "Організація Договору про колективну безпеку", True),
    ("X-EAEU", "Eurasian Economic Union", "EAEU", "Евразийский экономический союз", "Євразійський економічний союз", True),
    ("X-EU", "European Union", "EU", "Европейский союз", "Європейський Союз", False),
    ("X-NATO", "North Atlantic Treaty Organization", "NATO", "Организация Североатлантического договора",
     "Організація Північноатлантичного договору", False),
    ("X-OSCE", "Organization for Security and Co-operation in Europe", "OSCE", "Организация по безопасности и сотрудничеству в Европе",
     "Організація з безпеки і співробітництва в Європі", False),
    ("X-UN", "United Nations", "UN", "Организация Объединённых Наций", "Організація Об'єднаних Націй", False),
    ("X-USSR", "Soviet Union", "USSR", "Советский Союз", "Радянський Союз", False),
    ("X-WEST", "The West", None, "Запад", "Захід", False),
    ("X-UNION", "Union State of Russia and Belarus", "Union State", "Союзное государство", "Союзна держава", True),
]


def regions(outlines):
    features = []
    for code, parent, name, short, ru, uk, merges in PIECES:
        features.append(feature(code, "disputed", parent, name, ru, uk, True, outlines[code], short, merges))
    features.append(feature("MD-DU", "unit", "MD", "Dubăsari", "Дубоссарский район", "Дубоссарський район", True, outlines["MD-DU"]))
    for code, name, short, ru, uk, focus in GROUPS:
        features.append(feature(code, "group", None, name, ru, uk, focus, None, short))
    return features
