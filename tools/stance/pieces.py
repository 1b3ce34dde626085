"""A case as word pieces: the target and other places masked, so that no name carries a judgement of its own."""
import re

from tokenizers import BertWordPieceTokenizer

from bert import model_folder

CLS, SEP, TARGET, PLACE = 101, 102, 2, 3  # [unused1] and [unused2] stand for the target and other places
ALIKE = {TARGET: ["[MASK]", "country", "state"], PLACE: ["country", "government", "others"]}
N_PIECES = 96
TOKENIZER = BertWordPieceTokenizer(str(model_folder() / "vocab.txt"), lowercase=True)


def encode(row, places):
    """ids and types of one row; `places` are (start, end) of the place mentions in its text."""
    start, end = row["start"], row["end"]
    source = (row["source_start"], row["source_end"]) if row.get("source_start") is not None else None
    marks = [(start, end, TARGET, 1)]
    for a, b in places:
        if not any(a < e and s < b for s, e, _, _ in marks):
            marks.append((a, b, PLACE, 2 if source and a < source[1] and source[0] < b else 0))
    if source and not any(source[0] < e and s < source[1] for s, e, _, _ in marks):
        marks.append((*source, None, 2))
    ids, types, at, middle = [], [], 0, 0
    for s, e, token, kind in sorted(marks):
        plain = pieces(row["text"][at:s])
        ids += plain
        types += [0] * len(plain)
        if token == TARGET:
            middle = len(ids)
        marked = [token] if token else pieces(row["text"][s:e])
        ids += marked
        types += [kind] * len(marked)
        at = e
    plain = pieces(row["text"][at:])
    ids += plain
    types += [0] * len(plain)
    room = N_PIECES - 2
    low = max(0, min(middle - room // 2, len(ids) - room))
    return [CLS] + ids[low:low + room] + [SEP], [0] + types[low:low + room] + [0]


def pieces(text):
    return TOKENIZER.encode(text, add_special_tokens=False).ids if re.search(r"\S", text) else []
