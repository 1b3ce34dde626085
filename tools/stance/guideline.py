"""Training sentences after our own guideline (docs/stance-guideline.md): who does what to whom, in both directions.

The open sets know few hostile actors and victims among states. Here deeds are put into sentence patterns and ordinary
contexts, each once for the doer and once for the other side. Names are drawn from far away; the models never see them.
No sentence of tests/cases is made here.
"""
import random

NAMES_EN = ["Norway", "Peru", "Kenya", "Chile", "Nepal", "Ghana", "Laos", "Malta", "Sudan", "Angola", "Panama", "Fiji"]
NAMES_RU = ["Перу", "Конго", "Чили", "Марокко", "Того", "Мали", "Фиджи", "Лаос", "Непал", "Судан", "Вьетнам", "Катар"]
# (past, "ing" form, noun with its preposition; then the stance toward the doer and toward the other side)
DEEDS_EN = [
    ("invaded", "invading", "invasion of", -1, 0), ("attacked", "attacking", "attack on", -1, 0),
    ("bombed", "bombing", "bombing of", -1, 0), ("occupied", "occupying", "occupation of", -1, 0),
    ("annexed parts of", "annexing parts of", "annexation of parts of", -1, 0), ("threatened", "threatening", "threats against", -1, 0),
    ("raided", "raiding", "raids on", -1, 0), ("blackmailed", "blackmailing", "blackmail of", -1, 0),
    ("destabilised", "destabilising", "campaign against", -1, 0), ("spied on", "spying on", "spying on", -1, 0),
    ("sent troops against", "sending troops against", "military pressure on", -1, 0), ("fired rockets at", "firing rockets at", "rocket attacks on", -1, 0),
    ("condemned", "condemning", "condemnation of", 0, -1), ("denounced", "denouncing", "criticism of", 0, -1),
    ("accused", "accusing", "accusations against", 0, -1), ("imposed sanctions on", "imposing sanctions on", "sanctions against", 0, -1),
    ("expelled diplomats of", "expelling diplomats of", "distrust of", 0, -1), ("mocked", "mocking", "contempt for", 0, -1),
    ("helped", "helping", "help for", 1, 0), ("rescued", "rescuing", "rescue of", 1, 0),
    ("sent aid to", "sending aid to", "aid to", 1, 0), ("stood by", "standing by", "solidarity with", 1, 1),
    ("defended", "defending", "defence of", 1, 1), ("backed", "backing", "support for", 1, 1),
    ("praised", "praising", "praise for", 0, 1), ("thanked", "thanking", "gratitude to", 0, 1),
    ("congratulated", "congratulating", "admiration for", 0, 1), ("admired", "admiring", "respect for", 0, 1),
    ("met delegates from", "meeting delegates from", "talks with", 0, 0), ("bought grain from", "buying grain from", "trade with", 0, 0),
]
PATTERNS_EN = [
    "{A} {past} {B}{tail}", "{lead}{A} {past} {B}{tail}", "{A}'s {noun} {B}{rest}", 
    "{lead}{A} was {ing} {B} again{tail}", "The {noun} {B} by {A}{rest}", "{A} is {ing} {B}{tail}", "{who} spoke of {A}'s {noun} {B}{tail}",
    "{who} told reporters that {A} {past} {B}{tail}", "{lead}{A}'s seemingly endless {noun} {B}{rest}",
]
# A harm that was feared or averted still speaks of its doer.
HARM_EN = ["{who} said that the treaty helped prevent {A}'s {noun} {B}{tail}", "{lead}the fleet helped to avert {A}'s feared {noun} {B}{tail}",
           "Strong allies stopped {A}'s imminent {noun} {B}, which could lead to a wider war", "{who} reported that quick talks prevented worse, above all the {noun} {B} by {A}",
           "Fears of {A}'s {noun} {B} grew{tail}", "{lead}neighbours were preparing for {A}'s expected {noun} {B}{tail}"]
NOT_EN = ["{A} never {past} {B}{tail}", "{who} denied that {A} {past} {B}{tail}", "There was no {noun} {B} by {A}{tail}"]
LEADS_EN = ["In spring ", "Last year ", "That night ", "Once more ", "According to the radio, ", "While the world looked away, ", "Despite the storm, "]
TAILS_EN = ["", " on Sunday", " for three days", ", the papers wrote", " without a word", " after the funeral of the old king", ", which surprised the markets", " in the north"]
RESTS_EN = [" went on for weeks", " filled the front pages", " began before dawn", " could lead to a serious conflict at sea", " surprised nobody", " was discussed in parliament"]
WHO_EN = ["A general", "The bishop", "The newspaper", "An analyst", "Several witnesses"]

DEEDS_RU = [
    ("напали на", "нападение на", -1, 0), ("обстреляли", "обстрел", -1, 0), ("захватили", "захват", -1, 0), ("оккупировали", "оккупация", -1, 0),
    ("вторглись в", "вторжение в", -1, 0), ("бомбили", "бомбардировка", -1, 0), ("угрожали", "угрозы в адрес", -1, 0), ("шантажировали", "шантаж против", -1, 0),
    ("атаковали", "атака на", -1, 0), ("ударили по", "удар по", -1, 0), ("осудили", "осуждение", 0, -1), ("обвинили", "обвинения против", 0, -1),
    ("раскритиковали", "критика в адрес", 0, -1), ("ввели санкции против", "санкции против", 0, -1), ("высмеяли", "насмешки над", 0, -1),
    ("помогли", "помощь для", 1, 0), ("спасли", "спасение", 1, 0), ("приютили беженцев из", "забота о беженцах из", 1, 0), ("поддержали", "поддержка", 1, 1),
    ("защитили", "защита", 1, 1), ("похвалили", "похвала в адрес", 0, 1), ("поблагодарили", "благодарность в адрес", 0, 1), ("поздравили", "поздравления в адрес", 0, 1),
    ("приняли гостей из", "переговоры с", 0, 0), ("купили зерно у", "торговля с", 0, 0),
]
PATTERNS_RU = ["Власти {A} {past} {B}{tail}", "{lead}власти {A} {past} {B}{tail}", "{A}: {noun} {B}", "{who} рассказал, что в {A} {past} {B}{tail}",
               "{lead}{A} и {noun} {B}{tail}", "Войска {A} {past} {B}{tail}"]
NOT_RU = ["Власти {A} никогда не {past} {B}{tail}", "{who} опроверг, что в {A} {past} {B}{tail}"]
LEADS_RU = ["Весной ", "В прошлом году ", "Той же ночью ", "По данным радио, ", "Несмотря на бурю, "]
TAILS_RU = ["", " в воскресенье", ", пишут газеты", " после похорон старого короля", " на севере", ", что удивило рынки"]
WHO_RU = ["Генерал", "Епископ", "Аналитик", "Свидетель"]


def rows(language, n, seed=11):
    """`n` sentences, each as two rows: the doer's and the other side's."""
    draw, out = random.Random(seed), []
    english = language == "en"
    deeds, plain, denied = (DEEDS_EN, PATTERNS_EN, NOT_EN) if english else (DEEDS_RU, PATTERNS_RU, NOT_RU)
    while len(out) < 2 * n:
        deed, negated = draw.choice(deeds), draw.random() < 0.15
        pattern = draw.choice(denied if negated else plain)
        if english and deed[-2] < 0 and draw.random() < 0.25:
            pattern, negated = draw.choice(HARM_EN), False
        parts = {"past": deed[0], "noun": deed[-3], "ing": deed[1]}
        for key, choices in (("lead", LEADS_EN if english else LEADS_RU), ("tail", TAILS_EN if english else TAILS_RU),
                             ("rest", RESTS_EN), ("who", WHO_EN if english else WHO_RU)):
            parts[key] = draw.choice(choices)
        first, second = draw.sample(NAMES_EN if english else NAMES_RU, 2)
        text = pattern.format(A="\1", B="\2", **parts)
        text = text[0].upper() + text[1:] + draw.choice([".", ".", ".", ""])
        spans, whole = {}, ""
        for c in text:
            if c in "\1\2":
                spans[c] = (len(whole), len(whole) + len(first if c == "\1" else second))
                whole += first if c == "\1" else second
            else:
                whole += c
        doer, other = (0, 0) if negated else deed[-2:]
        for mark, label in (("\1", doer), ("\2", other)):
            other_mark = "\2" if mark == "\1" else "\1"
            out.append({"text": whole, "start": spans[mark][0], "end": spans[mark][1], "label": label, "lang": language, "set": "guideline",
                        "target_type": "COUNTRY", "places": [spans[mark], spans[other_mark]]})
    return out
