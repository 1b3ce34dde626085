"""Our own sentences (lesson/*.txt), labelled after docs/stance-guideline.md: every judged place stands as [words|label]."""
import re
from pathlib import Path

LABELS = {"-": -1, "0": 0, "+": 1}
MARK = re.compile(r"\[([^|\]]+)\|([-0+])\]")


def rows():
    """One row for each judged place."""
    return [row for path in sorted((Path(__file__).parent / "lesson").glob("*.txt")) for row in read(path, path.stem[:2])]


def read(path, language):
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            text, targets, at = "", [], 0
            for mark in MARK.finditer(line):
                text += line[at:mark.start()]
                targets.append((len(text), len(text) + len(mark[1]), LABELS[mark[2]]))
                text, at = text + mark[1], mark.end()
            text += line[at:]
            for start, end, label in targets:
                yield {"text": text, "start": start, "end": end, "label": label, "lang": language, "set": "own", "target_type": "COUNTRY",
                       "lesson": path.stem}
