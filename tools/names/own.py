"""The lists of our own (lists/*.tsv): countries with their people and capitals, disputed places, seats of power, leaders."""
import unicodedata
from pathlib import Path

import forms

LISTS = Path(__file__).with_name("lists")
FOCUS = "RU UA BY MD GE AM AZ KZ KG TJ TM UZ EE LV LT".split()
PREFIXES = {"ru": ["про", "анти", "внутри", "обще", "все"], "uk": ["про", "анти", "внутрішньо", "загально", "все"]}
BIG = {"US": 3e8, "CN": 1e9, "IN": 1e9}


def rows(name):
    for line in (LISTS / name).read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def row(region, kind, place, weight, lang, flags, form_list, years="", where=""):
    fields = forms.packed(form_list) if lang != "en" else "|".join(dict.fromkeys(form_list))
    return [region, kind, place, where, f"{weight:.0f}", years, lang, flags, fields]


def split(names):
    """Names and, apart, those that must stand in capitals (marked with !)."""
    names = [n for n in names.split("|") if n]
    return [n for n in names if not n.endswith("!")], [n[:-1] for n in names if n.endswith("!")]


def inflected(names, lang):
    return [f for name in names for f in (forms.phrase(name, lang) if lang != "en" else [name])]


def named(region, kind, place, weight, lang, flags, names):
    """Rows for a cell of names: the inflected ones and the ones in capitals."""
    plain, shouted = split(names)
    if kind == "demonym" and lang != "en":
        result = [f for n in plain for f in (forms.phrase(n, lang) if " " in n else forms.people(n, lang))]
    else:
        result = inflected([n for n in plain if not n.endswith("~")], lang)
    yield row(region, kind, place, weight, lang, flags, result)
    capital = [s for s in shouted if s.isupper()]
    yield row(region, kind, place, weight, lang, flags + "x" + ("w" if "US" in capital or "UN" in capital else ""), capital)
    yield row(region, kind, place, weight, lang, flags, [s for s in shouted if not s.isupper()])


def places():
    for region, kind, place, weight, lang, flags, names in rows("places.tsv"):
        yield from named(region, kind, place, float(weight), lang, flags, names)


def countries():
    for cells in rows("countries.tsv"):
        cells = (cells + [""] * 12)[:12]
        code, en, ru, ru_people, uk, uk_people, cap_en, cap_ru, cap_uk, more_en, more_ru, more_uk = cells
        weight = BIG.get(code, 1e8)
        yield row(code, "demonym", "", weight, "en", "", [n for n in en.split("|") if n])
        for lang, adjectives, people in (("ru", ru, ru_people), ("uk", uk, uk_people)):
            yield from demonyms(code, weight, lang, adjectives, people)
        for lang, more in (("en", more_en), ("ru", more_ru), ("uk", more_uk)):
            yield from named(code, "name", "", weight, lang, "", more)
        place = cap_en.split("|")[0].rstrip("~")
        for lang, names in (("en", cap_en), ("ru", cap_ru), ("uk", cap_uk)):
            known = [n for n in names.split("|") if n and not n.endswith("~")]
            if known:
                yield row(code, "capital", place, 5e6 if code in FOCUS else 2e6, lang, "", inflected(known, lang))


def capital_names():
    """The names of every capital by (country, name without accents): the city keeps the names that the list knows."""
    found = {}
    for cells in rows("countries.tsv"):
        cells = (cells + [""] * 12)[:12]
        names = [[n for n in cell.split("|") if n and not n.endswith("~")] for cell in cells[6:9]]
        for name in names[0]:
            found[cells[0], bare(name)] = (names[0][0], dict(zip(("en", "ru", "uk"), names)))
    return found


def bare(name):
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))


def demonyms(code, weight, lang, adjectives, people):
    result = [f for a in adjectives.split("|") if a for f in forms.adjective(a, lang)]
    if code in FOCUS + ["US"]:
        result += [p + f for p in PREFIXES[lang] for a in adjectives.split("|") if a for f in forms.adjective(a, lang)]
    result += [f for p in people.split("|") if p for f in forms.people(p, lang)]
    yield row(code, "demonym", "", weight, lang, "a", result)


def persons():
    for region, years, lang, flags, given, surname in rows("persons.tsv"):
        surnames = [] if surname == "=" else [s.rstrip("=") for s in surname.split("|")]
        alone = [s for s in surnames if not surname.endswith("=")]
        firsts = [g.rstrip("!") for g in given.split("|")]
        place = f"{firsts[0]} {surnames[0]}" if surnames else firsts[0]
        if lang == "en":
            result = [f"{g} {s}" for g in firsts for s in surnames] + alone if surnames else firsts
        else:
            result = person_forms(firsts, surnames, lang)
        yield row(region, "person", place, 1e6, lang, flags, result, years)


def person_forms(firsts, surnames, lang):
    if not surnames:
        return firsts
    result = []
    for surname in surnames:
        parse = forms.pick(surname, lang, "NOUN", "Surn") or forms.pick(surname, lang, "ADJF")
        plain = [forms.cased(p.word, surname) for p in (parse.lexeme if parse else []) if "plur" not in str(p.tag) and "femn" not in str(p.tag)]
        alone = list(dict.fromkeys([surname] + plain))
        result += alone + [f"{g} {s}" for first in firsts for g in first_forms(first, lang) for s in alone]
    return result


def first_forms(first, lang):
    return list(dict.fromkeys(forms.lexeme(first, lang, "NOUN", "Name")))[:6]


def cues(words):
    text = (LISTS / "cues.tsv").read_text(encoding="utf8")
    english = sorted(words.given - {"the", "see", "an", "in", "so", "may", "august", "april", "june"})
    text += "given\ten\t" + "|".join(english) + "\n"
    return text + "given\tru\t" + "|".join(forms.packed(names) for names in forms.given_names("ru")) + "\n"
