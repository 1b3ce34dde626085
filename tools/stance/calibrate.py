"""Biases and temperatures for each language and kind of question, chosen on rows that were not trained on; prints their figures."""
import numpy as np

import sets
from measure import calibrate, calibrated, calibration_error, macro_f1
from seen import KINDS

DEV = ("newsmtsc_dev_rw", "newsmtsc_dev_mt", "dse_dev", sets.RUSSIAN[0], sets.TRANSLATED)


def rows(folder, held_back):
    """Development sets; of dse the countries; of RuSentNE what was held back."""
    found = [r for name in DEV for r in sets.read(folder, name)]
    return [r for r in found if counts(r, held_back)]


def counts(row, held_back):
    if "rusentne" in row["set"]:
        return row["text"] in held_back
    return row["set"] != "dse_dev" or sets.is_region(row)


def of(language, rows, cases, logits, shared=False):
    """One calibration for each kind of question. shared: the model reads all languages, so places of all of them choose."""
    out = {}
    for kind in KINDS:
        mine = np.array([i for i, (r, c) in enumerate(zip(rows, cases)) if c.kind == kind and (r["lang"] == language or shared and kind == "place")])
        if not len(mine):  # no Russian set asks for one source's opinion
            out[kind] = out["place"]
            continue
        gold = np.array([rows[i]["label"] + 1 for i in mine])
        out[kind] = calibrate(logits[mine], gold)
        chances = calibrated(logits[mine], out[kind])
        print(f"  {language}, {kind}: n {len(mine)}, macro-F1 {macro_f1(logits[mine].argmax(-1), gold):.3f} raw, {macro_f1(chances.argmax(-1), gold):.3f} "
              f"chosen, calibration error {calibration_error(chances, gold):.3f}", flush=True)
    return out


def by_set(rows, cases, logits, calibrations):
    """Prints macro-F1 of each set; of those with other targets too, of the places alone."""
    for name in DEV:
        for regions in (False, True):
            mine = [i for i, r in enumerate(rows) if r["set"] == name and (not regions or sets.is_region(r))]
            if mine:
                said = np.array([calibrated(logits[i], calibrations[rows[i]["lang"]][cases[i].kind]).argmax() for i in mine])
                gold = np.array([rows[i]["label"] + 1 for i in mine])
                print(f"  {name}{', regions' if regions else ''}: n {len(mine)}, macro-F1 {macro_f1(said, gold):.3f}", flush=True)
