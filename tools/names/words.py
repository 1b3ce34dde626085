"""Which English words are ordinary words or people's names: SCOWL's list and the US census."""
import unicodedata


class Words:
    def __init__(self, folders):
        text = (folders["wamerican"] / "usr/share/dict/american-english").read_text(encoding="utf8")
        self.ordinary = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jewish", "balkan"} | {word for word in text.split() if word.isalpha() and word.islower() and len(word) > 1}
        base = folders["names"] / "names-0.3.0" / "names"
        self.male = self.read(base / "dist.male.first")
        self.female = self.read(base / "dist.female.first")[:2000]
        self.surnames = set(self.read(base / "dist.all.last")[:3000])
        self.given = set(self.male) | set(self.female) | {"denzel", "vladimir", "volodymyr", "sergei", "sergii", "dmitri", "dmitry", "viktor", "mikhail", "oleg", "igor", "yuri", "yulia", "olga", "oksana", "svetlana", "natalia", "aleksandr", "andrei", "alexei", "nikolai", "boris", "ivan", "pavel", "vasily", "yevgeny", "ruslan", "roman", "timur"}

    @staticmethod
    def read(path):
        return [line.split()[0].lower() for line in path.read_text().splitlines()]

    def flags(self, name):
        """w: also an ordinary word; p: also a given name or one of the 3,000 commonest surnames. Accents do not count."""
        low = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if (c.isalpha() and c not in "ʹʻʼ") or c in " -")
        low = low.strip(" -ʹʻʼ")
        return ("w" if low in self.ordinary else "") + ("p" if low in self.given or low in self.surnames else "")
