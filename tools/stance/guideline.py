"""Russian training sentences after our own guideline (docs/stance-guideline.md): who does what to whom, in both directions.

The open sets know few hostile actors and victims among states. Here deeds are put into sentence patterns and ordinary
contexts, each once for the doer and once for the other side. Names are drawn from far away; the models never see them.
No sentence of tests/cases is made here.
"""
import random

NAMES_RU = ["Перу", "Конго", "Чили", "Марокко", "Того", "Мали", "Фиджи", "Лаос", "Непал", "Судан", "Вьетнам", "Катар"]
# (past, noun with its preposition; then the stance toward the doer and toward the other side)
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


def rows(n, seed=11):
    """`n` sentences, each as two rows: the doer's and the other side's."""
    draw, out = random.Random(seed), []
    while len(out) < 2 * n:
        deed, negated = draw.choice(DEEDS_RU), draw.random() < 0.15
        pattern = draw.choice(NOT_RU if negated else PATTERNS_RU)
        parts = {"past": deed[0], "noun": deed[1], "lead": draw.choice(LEADS_RU), "tail": draw.choice(TAILS_RU), "who": draw.choice(WHO_RU)}
        names = draw.sample(NAMES_RU, 2)
        text = pattern.format(A="\1", B="\2", **parts)
        text = text[0].upper() + text[1:] + draw.choice([".", ".", ".", ""])
        for side, label in enumerate((0, 0) if negated else deed[2:]):
            out.append(row(text, names, side, label))
    return out


def row(text, names, side, label):
    """One row: the marks \\1 and \\2 become names, that of `side` (0 or 1) the target."""
    before = text[:text.index("\1\2"[side])].replace("\1", names[0]).replace("\2", names[1])
    whole = text.replace("\1", names[0]).replace("\2", names[1])
    return {"text": whole, "start": len(before), "end": len(before) + len(names[side]), "label": label, "lang": "ru",
            "set": "guideline", "target_type": "COUNTRY"}
