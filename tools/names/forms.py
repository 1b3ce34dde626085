"""Every case and number of a Russian or Ukrainian name, from the OpenCorpora and LanguageTool dictionaries of pymorphy3.

A word that a dictionary lacks gets the forms of the known words that end like it (pymorphy3's rules for unknown words).
"""
import functools
import re

import pymorphy3

MORPH = {"ru": pymorphy3.MorphAnalyzer(lang="ru"), "uk": pymorphy3.MorphAnalyzer(lang="uk")}
CASES = ["nomn", "gent", "datv", "accs", "ablt", "loct"]
NAME_TAGS = ("Geox", "Surn", "Name", "Patr", "Orgn", "Trad")


@functools.lru_cache(None)
def parses(word, lang):
    return tuple(MORPH[lang].parse(word))


UKRAINIAN = {"Geox": "geog", "Surn": "lname", "Name": "fname", "Patr": "pname", "Orgn": "prop", "Trad": "abbr"}


def has(tag, grammeme):
    """Whether a tag has a grammeme; the Ukrainian dictionary calls some by other names."""
    text = str(tag).replace(" ", ",").split(",")
    return grammeme in text or UKRAINIAN.get(grammeme, "-") in text


def is_known(word, lang):
    return MORPH[lang].word_is_known(word.lower())


def pick(word, lang, pos, tag=None):
    """The parse of `word` as a base form of one part of speech, preferring a grammeme such as Geox."""
    low = word.lower()
    fits = [p for p in parses(low, lang) if p.tag.POS == pos and "nomn" in str(p.tag)]
    if tag:
        fits = [p for p in fits if has(p.tag, tag)] or fits
    same = [p for p in fits if p.normal_form == low]
    return (same or fits or [None])[0]


def cased(form, like):
    """`form` with the capitals of `like`."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


@functools.lru_cache(None)
def lexeme(word, lang, pos, tag=None):
    """All forms of one word, base form first."""
    parse = pick(word, lang, pos, tag)
    if parse is None:
        return (word,)
    one = tag == "Geox" and not has(parse.tag, "plur")
    forms = [cased(p.word, word) for p in parse.lexeme if (p.tag.POS == pos or pos == "NOUN") and not (one and has(p.tag, "plur"))]
    return tuple(dict.fromkeys([word] + forms))


def adjective(word, lang):
    """All forms of an adjective, and the first part of a compound: российско-."""
    forms = list(lexeme(word, lang, "ADJF"))
    forms = [f for f in forms if not f.lower().startswith("наи")]
    base = forms[0]
    if base.endswith(("ий", "ый", "ой")):
        forms.append(base[:-2] + "о")
    return list(dict.fromkeys(forms))


def people(word, lang):
    """All forms of a word for a person or people; adjectives used as nouns too (русский)."""
    if word.endswith(("ий", "ый", "ой")):
        return adjective(word, lang)
    return list(lexeme(word, lang, "NOUN"))


def by_case(word, lang, pos, gender, number, tag=None):
    """The word in the six cases, agreeing with gender and number; unchanged where it has no such form."""
    parse = pick(word, lang, pos, tag) or (pick(word, lang, "PRTF") if pos == "ADJF" else None)
    if parse is None:
        return [word] * 6
    if lang == "uk":
        number = number if number == "plur" else None
    result = []
    for case in CASES:
        want = {case} | ({number} if number else set())
        want |= {gender} if pos == "ADJF" and number != "plur" and gender else set()
        if pos == "ADJF" and case == "accs" and gender != "femn":
            want.add("inan")
        try:
            form = parse.inflect(want) or parse.inflect(want - {"inan"})
        except (ValueError, KeyError):
            form = None
        result.append(cased(form.word, word) if form else word)
    return result


def is_adjective(word, lang):
    if not word.lower().endswith(("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "а", "е", "і", "я")):
        return False
    best = next((p for p in parses(word.lower(), lang) if "nomn" in str(p.tag)), None)
    return best is not None and best.tag.POS in ("ADJF", "PRTF")


def phrase(name, lang):
    """All cases of a name of one or several words: adjectives agree with the first noun, what follows it stays."""
    words = re.split(r"([ -])", name)
    tokens, seps = words[::2], words[1::2]
    if len(tokens) == 1:
        return single(name, lang)
    if "на" in tokens or "над" in tokens:
        return [f + name[len(tokens[0]):] for f in single(tokens[0], lang)]
    head = next((n for n, t in enumerate(tokens) if not is_adjective(t, lang)), None)
    if head is None:
        return agree(tokens, seps, None, lang)
    if "-" in seps and " " not in seps:
        return [name[: -len(tokens[-1])] + f for f in single(tokens[-1], lang)]
    return agree(tokens, seps, head, lang)


def single(word, lang):
    if is_adjective(word, lang) and not pick(word, lang, "NOUN", "Geox"):
        return list(lexeme(word, lang, "ADJF"))
    return list(lexeme(word, lang, "NOUN", "Geox"))


def agree(tokens, seps, head, lang):
    noun = pick(tokens[head], lang, "NOUN", "Geox") if head is not None else None
    gender = noun.tag.gender if noun else ending_gender(tokens[-1])
    number = "plur" if noun is not None and has(noun.tag, "plur") else "sing"
    columns = []
    for n, token in enumerate(tokens):
        adjectival = (head is None or n < head) and is_adjective(token, lang)
        if adjectival:
            columns.append(by_case(token, lang, "ADJF", gender, number))
        elif n == head:
            columns.append(by_case(token, lang, "NOUN", gender, number, "Geox"))
        else:
            columns.append([token] * 6)
    forms = []
    for case in range(6):
        text = columns[0][case]
        for sep, column in zip(seps, columns[1:]):
            text += sep + column[case]
        forms.append(text)
    return list(dict.fromkeys([*forms]))


def ending_gender(word):
    return "femn" if word.endswith(("ая", "а", "я")) else "neut" if word.endswith(("ое", "е")) else "masc"


def flags(word, lang):
    """w: also an ordinary word; p: also a person's name."""
    low = word.lower()
    if " " in low or "-" in low or lang == "uk" or not is_known(low, lang):
        return ""
    tags = [p.tag for p in parses(low, lang) if p.normal_form == low or "nomn" in str(p.tag)]
    ordinary = any(t.POS in ("NOUN", "ADJF", "VERB", "INFN", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "NUMR", "GRND", "PRTF", "ADJS", "COMP")
                   and not any(has(t, n) for n in NAME_TAGS) for t in tags)
    personal = any(has(t, "Surn") or has(t, "Name") for t in tags)
    return ("w" if ordinary else "") + ("p" if personal else "")


def form_flags(form, base, lang):
    """As `flags`, for one inflected form: w when it is also a form of another, ordinary word; p of a person's name; 0 of a small word."""
    low = form.lower()
    if " " in low or "-" in low or lang == "uk" or not is_known(low, lang):
        return flags(base, lang)
    found = set(flags(base, lang))
    for parse in parses(low, lang):
        if parse.normal_form == base.lower():
            continue
        if parse.tag.POS in ("PREP", "CONJ", "PRCL", "ADVB", "NPRO", "INTJ", "PRED"):
            found.add("0")
        elif has(parse.tag, "Surn") or has(parse.tag, "Name") or has(parse.tag, "Patr"):
            found.add("p")
        elif not any(has(parse.tag, tag) for tag in NAME_TAGS) and parse.tag.POS in ("NOUN", "ADJF", "VERB", "ADJS", "INFN", "COMP"):
            found.add("w")
    return "".join(sorted(found))


def by_flags(name, lang):
    """The forms of a name, grouped by their flags."""
    groups = {}
    for form in phrase(name, lang):
        groups.setdefault(form_flags(form, name, lang), []).append(form)
    return groups


def packed(forms):
    """Forms as one field: stem{ending,ending} for forms that share a beginning within their last word, | between groups."""
    forms = [f for f in dict.fromkeys(forms) if f]
    groups = {}
    for form in forms:
        cut = max(form.rfind(" "), form.rfind("-"), form.rfind("'")) + 1
        key = form[: max(cut, min(len(form), cut + 3))]
        groups.setdefault((key, cut), []).append(form)
    fields = []
    for (_, cut), group in groups.items():
        stem = group[0]
        for form in group:
            while not form.startswith(stem):
                stem = stem[:-1]
        if len(group) == 1 or len(stem) <= cut:
            fields += group
        else:
            fields.append(stem + "{" + ",".join(f[len(stem):] for f in group) + "}")
    return "|".join(fields)
