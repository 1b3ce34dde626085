"""Every case and number of a Russian or Ukrainian name, from the OpenCorpora and LanguageTool dictionaries of pymorphy3.

A word that a dictionary lacks gets the forms of the known words that end like it (pymorphy3's rules for unknown words).
"""
import functools
from itertools import product

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
    words = grammemes(str(tag))
    return grammeme in words or UKRAINIAN.get(grammeme, "-") in words


@functools.lru_cache(None)
def grammemes(text):
    return frozenset(text.replace(" ", ",").split(","))


def is_known(word, lang):
    return MORPH[lang].word_is_known(word.lower())


def is_person(word, lang):
    """Whether a dictionary knows the word as one for a person and not as a surname."""
    tags = [p.tag for p in parses(word, lang) if p.normal_form == word and is_known(word, lang)]
    return any(t.POS == "NOUN" and has(t, "anim") for t in tags) and not any(has(t, n) for t in tags for n in NAME_TAGS)


def given_names(lang):
    """Every given name of the dictionary in the singular, base form first; names that are other words too are left out."""
    found = {}
    for word, tag, normal, *_ in MORPH[lang].dictionary.iter_known_words():
        if has(tag, "Name") and not has(tag, "plur") and len(normal) > 3:
            found.setdefault(normal, []).append(word)
    for normal, forms in sorted(found.items()):
        if all(has(p.tag, "Name") or has(p.tag, "Patr") or has(p.tag, "Surn") for p in parses(normal, lang)):
            yield [normal, *sorted(set(forms) - {normal})]


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
    forms = [f for f in forms if not f.lower().startswith("наи") and not (lang == "uk" and f.endswith(ARCHAIC))]
    base = forms[0]
    if base.endswith(("ий", "ый", "ой")):
        forms.append(base[:-2] + "о")
    return list(dict.fromkeys(forms))


def people(word, lang):
    """All forms of a word for a person or people; adjectives used as nouns too (русский)."""
    if word.endswith(("ий", "ый", "ой")):
        return adjective(word, lang)
    return list(lexeme(word, lang, "NOUN"))


ADJECTIVAL = ("ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "а", "е", "і", "я")
ARCHAIC = ("ая", "яя", "ую", "юю", "еє", "ії")


def by_case(word, lang, pos, gender, number, tag=None):
    """The word in the six cases, a list of forms for each, agreeing with gender and number; unchanged where it has none."""
    parse = pick(word, lang, pos, tag)
    stem = ""
    if parse is None and pos == "ADJF":
        # A participle's other tenses and voices are other words.
        parse, stem = pick(word, lang, "PRTF"), word.lower()[:-2]
    if parse is None:
        return [[word]] * 6
    columns = []
    for case in CASES:
        # Things, not persons: what is masculine or plural stands in the accusative as in the nominative.
        case = "nomn" if case == "accs" and pos == "ADJF" and (gender != "femn" or number == "plur") else case
        fits = [p.word for p in parse.lexeme if p.word.startswith(stem) and agrees(p.tag, pos, case, gender, number, lang)]
        fits = [f for f in fits if not (lang == "uk" and pos == "ADJF" and f.endswith(ARCHAIC))]
        if lang == "uk" and pos == "NOUN" and case == "loct":  # the dictionary lacks the softened one: у Кривому Розі
            fits += [f[:-2] + "зі" for f in fits if word.endswith("г") and f.endswith("гу")]
        columns.append([cased(f, word) for f in dict.fromkeys(fits)] or [word])
    return columns


def agrees(tag, pos, case, gender, number, lang):
    if not has(tag, case) or has(tag, "Supr") or has(tag, "plur") != (number == "plur"):
        return False
    return pos != "ADJF" or number == "plur" or not gender or has(tag, gender)


def is_adjective(word, lang):
    if not word.lower().endswith(ADJECTIVAL):
        return False
    best = next((p for p in parses(word.lower(), lang) if "nomn" in str(p.tag)), None)
    return best is not None and best.tag.POS in ("ADJF", "PRTF")


def phrase(name, lang):
    """All cases of a name of one or several words: adjectives agree with the first noun, what follows it stays."""
    tokens = name.split(" ")
    if len(tokens) == 1:
        return hyphened(name, lang)
    if "на" in tokens or "над" in tokens:
        return [f + name[len(tokens[0]):] for f in single(tokens[0], lang)]
    head = next((n for n in range(len(tokens)) if not is_before_noun(tokens, n, lang) and not is_possessive(tokens, n, lang)), None)
    return agree(tokens, head, lang)


def is_before_noun(tokens, n, lang):
    """Whether a word of a name is an adjective; before another word it is one if it can be one."""
    word = last_part(tokens[n])
    if n + 1 == len(tokens):
        return is_adjective(word, lang)
    return word.lower().endswith(ADJECTIVAL) and any(p.tag.POS in ("ADJF", "PRTF") and "nomn" in str(p.tag) for p in parses(word.lower(), lang))


def hyphened(name, lang):
    """All cases of one word that may have hyphens: Ростов-на-Дону, Каменск-Уральский, Кабардино-Балкария."""
    parts = name.split("-")
    if len(parts) == 1:
        return single(name, lang)
    if "на" in parts or "над" in parts:
        return [f + name[len(parts[0]):] for f in single(parts[0], lang)]
    gender = len(parts) == 2 and is_adjective(parts[1], lang) and noun_gender(parts[0], lang)
    if gender and gender == ending_gender(parts[1]):
        noun = by_case(parts[0], lang, "NOUN", gender, "sing", "Geox")
        columns = [noun, by_case(parts[1], lang, "ADJF", gender, "sing")]
        return list(dict.fromkeys("-".join(forms) for case in range(6) for forms in product(*(c[case] for c in columns))))
    return [name[: -len(parts[-1])] + f for f in single(parts[-1], lang)]


def last_part(token):
    return token.rpartition("-")[2]


def noun_gender(word, lang):
    """The gender of a noun that a dictionary knows, in its base form."""
    fits = [p for p in parses(word.lower(), lang) if p.tag.POS == "NOUN" and p.normal_form == word.lower()]
    fits = [p for p in fits if has(p.tag, "Geox")] or fits
    return str(fits[0].tag.gender) if fits and is_known(word, lang) else None


def is_possessive(tokens, n, lang):
    """Whether a word before a masculine noun is a possessive: Сергиев Посад."""
    if n + 1 != len(tokens) - 1 or lang != "ru" or not tokens[n].endswith(("ев", "ов", "ин", "ын")):
        return False
    return noun_gender(tokens[n + 1], lang) == "masc"


def single(word, lang):
    if is_adjective(word, lang) and not pick(word, lang, "NOUN", "Geox"):
        return list(lexeme(word, lang, "ADJF"))
    return list(lexeme(word, lang, "NOUN", "Geox"))


def agree(tokens, head, lang):
    noun = pick(tokens[head], lang, "NOUN", "Geox") if head is not None else None
    gender = str(noun.tag.gender) if noun else ending_gender(tokens[-1])
    number = "plur" if noun is not None and has(noun.tag, "plur") else "sing"
    columns = []
    for n, token in enumerate(tokens):
        word = last_part(token)
        if (head is None or n < head) and is_before_noun(tokens, n, lang):
            column = by_case(word, lang, "ADJF", gender, number)
        elif (head is None or n < head) and is_possessive(tokens, n, lang):
            column = [[word + ending] for ending in ("", "а", "у", "", "ым", "ом")]
        elif n == head:
            column = by_case(word, lang, "NOUN", gender, number, "Geox")
        else:
            column = [[word]] * 6
        columns.append([[token[: -len(word)] + form for form in forms] for forms in column])
    return list(dict.fromkeys(" ".join(forms) for case in range(6) for forms in product(*(column[case] for column in columns))))


def ending_gender(word):
    return "femn" if word.endswith(("ая", "а", "я")) else "neut" if word.endswith(("ое", "е")) else "masc"


def flags(word, lang):
    """w: also an ordinary word; p: also a person's name."""
    low = word.lower()
    if " " in low or "-" in low or not is_known(low, lang):
        return ""
    tags = [p.tag for p in parses(low, lang) if p.normal_form == low or "nomn" in str(p.tag)]
    ordinary = any(t.POS in ("NOUN", "ADJF", "VERB", "INFN", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "NUMR", "GRND", "PRTF", "ADJS", "COMP")
                   and not any(has(t, n) for n in NAME_TAGS) for t in tags)
    personal = any(has(t, "Surn") or has(t, "Name") for t in tags)
    # The Ukrainian dictionary marks too few places as places to tell ordinary words from them.
    return ("w" if ordinary and lang == "ru" else "") + ("p" if personal else "")


def form_flags(form, base, lang):
    """As `flags`, for one inflected form: w when it is also a form of another, ordinary word; p of a person's name; 0 of a small word."""
    low = form.lower()
    if " " in low or "-" in low or not is_known(low, lang):
        return flags(base, lang)
    found = set(flags(base, lang))
    for parse in parses(low, lang):
        if parse.normal_form == base.lower() and parse.tag.POS in ("NOUN", "ADJF", "PRTF"):
            continue
        if parse.tag.POS in ("PREP", "CONJ", "PRCL", "ADVB", "NPRO", "INTJ", "PRED"):
            found.add("0")
        elif has(parse.tag, "Surn") or has(parse.tag, "Name") or has(parse.tag, "Patr"):
            found.add("p")
        elif lang == "ru" and not any(has(parse.tag, tag) for tag in NAME_TAGS) and parse.tag.POS in ("NOUN", "ADJF", "VERB", "ADJS", "INFN", "COMP"):
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
