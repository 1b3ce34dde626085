#!/usr/bin/env python3
"""Recall of `stancemap link` on demonyms and adjectives, and on sub-national and disputed places; precision on "Georgia".

Gold mentions with a country alone are asked for. In English a demonym is a word of the list of nationalities that
comes with geotext (PyPI), or of `MORE`; in Russian a NATIONALITY or a word in small letters that names a country. Sub-national: what NEREL or
tudloc call a unit, a district or a region of a successor state, and in every English set the names that begin with one of
`PIECES`. "Georgia": every linked mention that reads Georgia or Грузия in any case, in whatever country it was put.

    link_recall.py SCORE_PY BINARY GEOTEXT_NATIONALITIES_TXT SET.jsonl…
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

from gold import answered, counted, is_found, is_right, scorer

# Demonyms that the list of geotext lacks; Hong Kong in it is none.
MORE = set("iraqi scottish welsh polish danish zairean azerbaijani omani yemeni emirati chechen tajik uzbek kazakh kyrgyz kyrghyz turkmen belarussian byelorussian moldavian latvian lithuanian estonian abkhaz abkhazian ossetian crimean dagestani transdniestrian muscovite serb croat turk swede dane pole finn spaniard briton scot arab".split())
PIECES = re.compile(
    r"(Abkhaz|Adjar|Ajar|South Osset|North Osset|Osset|Transn|Trans-?[Dd]n|Dniest|Gagauz|Nagorn|Karabakh|Artsakh|Nakhich|Nakhch|Crimea|Donbas|Donetsk"
    r"|L[uh]+[ga]+nsk|Lugansk|Chech|Ingush|D[ah]+gest|Kabard|Karach|Tatarst|Bashk|Chuvash|Yakut|Sakha|Buryat|Tuva|Kalmyk|Kareli|Siberia|Primor|Sakhalin|Kamchat|Karakalpak|Badakhsh)"
    r"|\b(oblast|Oblast|krai|Krai)\b")
GEORGIA = re.compile(r"^(Georgia|Грузи[яиюей]{1,2})$")


def main():
    score, nations = scorer(sys.argv[1]), nationalities(sys.argv[3])
    all_sets = defaultdict(lambda: [0, 0])
    for path in sys.argv[4:]:
        name = Path(path).stem
        tallies = defaultdict(lambda: [0, 0])
        for doc, answer in answered(score, sys.argv[2], path):
            for what, ok in observations(score, doc, answer, nations):
                for tally in (tallies[what], all_sets[what]):
                    tally[0] += ok
                    tally[1] += 1
        report(name, tallies)
    report("all sets", all_sets)


def observations(score, doc, answer, nations):
    for gold in (g for g in doc["mentions"] if g.get("country_iso2")):
        post = gold["country_iso2"] in score.POST
        found = is_found(score, doc, answer, gold)
        if is_demonym(doc, gold, nations):
            yield "demonyms and adjectives, recall, world", found
            if post:
                yield "demonyms and adjectives, recall, post-Soviet", found
        elif post and is_piece(doc, gold):
            yield "sub-national and disputed, recall", found
    for m in counted(doc, answer["mentions"]):
        if GEORGIA.match(m["surface"]):
            yield "“Georgia”, precision", is_right(score, doc, m)


def is_demonym(doc, gold, nations):
    surface = doc["text"][gold["start"] : gold["end"]]
    if doc["lang"] == "ru":
        return gold.get("type") == "NATIONALITY" or (gold.get("type") == "COUNTRY" and surface[:1].islower())
    low = surface.lower()
    return low in nations or low.removesuffix("s") in nations


def nationalities(path):
    lines = Path(path).read_text(encoding="utf8").splitlines()
    known = {line.split(":")[0].strip().lower() for line in lines if line and not line.startswith("#")}
    return known - {"hong kong"} | MORE


def is_piece(doc, gold):
    if gold.get("type") in ("STATE_OR_PROVINCE", "DISTRICT", "UNIT", "REGION"):
        return True
    return doc["lang"] == "en" and bool(PIECES.search(doc["text"][gold["start"] : gold["end"]]))


def report(name, tallies):
    for what, (n_ok, n) in sorted(tallies.items()):
        print(f"{name:22}{what:48}{n_ok:6} of {n:5}{n_ok / n:8.3f}")


if __name__ == "__main__":
    main()
