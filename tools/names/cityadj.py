"""Adjectives made from the names of Russian and Ukrainian towns: candidates by rule, kept only if a dictionary knows them."""
import re

from forms import is_known, is_person

OWN = {
    "ru": {"Москва": "московский", "Санкт-Петербург": "санкт-петербургский", "Тверь": "тверской", "Орел": "орловский", "Орёл": "орловский",
           "Уфа": "уфимский", "Баку": "бакинский", "Сочи": "сочинский", "Ростов-на-Дону": "ростовский", "Нижний Новгород": "нижегородский",
           "Великий Новгород": "новгородский", "Ялта": "ялтинский", "Керчь": "керченский", "Ош": "ошский", "Чита": "читинский",
           "Рига": "рижский", "Прага": "пражский", "Вена": "венский", "Рим": "римский", "Париж": "парижский", "Калуга": "калужский",
           "Луга": "лужский", "Томск": "томский", "Кривой Рог": "криворожский", "Грозный": "грозненский", "Вильнюс": "вильнюсский",
           "Ессентуки": "ессентукский", "Ереван": "ереванский", "Львов": "львовский", "Лондон": "лондонский", "Берлин": "берлинский",
           "Петербург": "петербургский", "Ленинград": "ленинградский", "Чебоксары": "чебоксарский", "Николаев": "николаевский",
           "Чусовой": "чусовской", "Черновцы": "черновицкий", "Черкассы": "черкасский", "Сумы": "сумской", "Ровно": "ровенский"},
    "uk": {"Київ": "київський", "Москва": "московський", "Одеса": "одеський", "Львів": "львівський", "Харків": "харківський",
           "Дніпро": "дніпровський", "Рівне": "рівненський", "Кривий Ріг": "криворізький", "Ялта": "ялтинський", "Керч": "керченський",
           "Мінськ": "мінський", "Варшава": "варшавський", "Донецьк": "донецький", "Луганськ": "луганський"},
}
SUFFIX = {"ru": ("ский", "инский", "енский", "овский", "ий", "ский"), "uk": ("ський", "инський", "енський", "івський", "ий", "ський")}


# Adjectives that mean something else first: brotherly, royal, central.
NOT = {"муромец", "братский", "королевский", "центральный", "георгиевский", "мариинский", "михайловский", "пушкинский", "спасский", "троицкий",
       "александровский", "павловский", "николаевский", "покровский", "первомайский", "октябрьский", "советский", "пролетарский",
       "партизанский", "комсомольский", "ленинский", "славянский", "ноябрьский", "знаменский", "академический", "кембриджский",
       "майский", "июльский", "донской", "волжский", "речной", "лесной", "озерский", "приморский", "свободненский", "дружбинский",
       "мирный", "вольский", "невский", "горский", "красный", "северский", "заводской", "царский", "степной", "морской",
       "братський", "королівський", "центральний", "первомайський", "радянський", "вишневий"}


# Endings of words for the people of a town, and what the town's name loses before them.
PEOPLE = {"ru": ("ец", "анин", "янин", "чанин", "лянин", "инец", "овец", "ич"), "uk": ("ець", "анин", "янин", "чанин", "лянин", "инець", "івець")}
LOST = re.compile("(ск|цк|ськ|цьк|ов|ев|ёв|ів|їв|ь)?[аяоеыиії]?$")


def people_of(name, lang):
    """Words for the people of a town, in base form: волгоградец; only those that a dictionary knows as persons."""
    if " " in name or "-" in name:
        return []
    low = name.lower()
    found = {stem + ending for stem in (low, low.rstrip("аяоеыиьії"), LOST.sub("", low)) for ending in PEOPLE[lang] if len(stem) > 2}
    return sorted(word for word in found if word not in NOT and is_person(word, lang))


def stems(name, lang):
    low = name.lower()
    if low.endswith(("ск", "цк")):
        yield low + "ий", True
    if low.endswith(("ськ", "цьк")):
        yield low + "ий", True
    base = low.rstrip("аяоеыиьіїє")
    if base.endswith("ц") and base != low:
        yield base + ("кий" if lang == "ru" else "ький"), True
    yield low, False
    yield base, False
    if base.endswith("л"):
        yield base + "ь", False
    if lang == "uk" and low.endswith("ів"):
        yield low, False


def adjective_of(name, lang):
    """As `derived`, without those that mean something else first."""
    found = derived(name, lang)
    return None if found in NOT and name not in OWN[lang] else found


def derived(name, lang):
    """The adjective's base form; None when no dictionary knows one."""
    if name in OWN[lang]:
        return OWN[lang][name]
    if " " in name or "-" in name:
        return None
    for stem, whole in stems(name, lang):
        if whole:
            return stem if is_known(stem, lang) else None
        for suffix in SUFFIX[lang]:
            if suffix != "ий" and is_known(stem + suffix, lang):
                return stem + suffix
    return None
