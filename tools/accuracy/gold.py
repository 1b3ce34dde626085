"""What the scripts here share: the scorer as a module, the sets, the program's answers, and which mentions the scorer counts."""
import importlib.util
import json
from pathlib import Path


def scorer(path):
    """The file score.py of the gold sets, loaded as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answered(score, binary, path, options=()):
    """The documents of one set, each with the answer of `link`."""
    docs = [json.loads(line) for line in Path(path).open(encoding="utf8")]
    command = [binary, "link", "--from", "jsonl", "--format", "jsonl", *options, "-"]
    answers, _ = score.run(command, [{"id": d["id"], "text": d["text"]} for d in docs])
    return list(zip(docs, answers))


def touch(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def counted(doc, mentions):
    """The linked mentions that the scorer counts: inside the scored span, not on a gold mention without a country."""
    lo, hi = doc.get("eval_span") or (0, 10**9)
    known = [g for g in doc["mentions"] if g.get("country_iso2")]
    skipped = [g for g in doc["mentions"] if not g.get("country_iso2")]
    inside = [m for m in mentions if m.get("country") and lo <= m["start"] < hi]
    return [m for m in inside if any(touch(m, g) for g in known) or not any(touch(m, g) for g in skipped)]


def is_right(score, doc, mention):
    """Whether a linked mention overlaps a gold mention of the same country."""
    return any(g.get("country_iso2") and touch(mention, g) and mention["country"] in score.accepted(g) for g in doc["mentions"])


def is_found(score, doc, answer, gold):
    """Whether some linked mention overlaps this gold mention with its country."""
    return any(m["country"] in score.accepted(gold) for m in counted(doc, answer["mentions"]) if touch(m, gold))
