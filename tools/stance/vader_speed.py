#!/usr/bin/env python3
"""MB/s of sentences: VADER (PyPI vaderSentiment 3.3.2) and both models of the program, in turn, on one core.

  vader_speed.py BINARY SETS ROUNDS

Processor time; of the program's the time of one line is taken off, for loading. Precise gets a fiftieth of the lines.
"""
import json
import resource
import subprocess
import sys
import time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import sets

KEYS = ("text", "start", "end")


def main(binary, folder, rounds):
    rows = [r for name in ("newsmtsc_train", "newsmtsc_dev_rw", "newsmtsc_dev_mt") for r in sets.read(folder, name)]
    lines = [json.dumps({"id": i, **{k: r[k] for k in KEYS}}) + "\n" for i, r in enumerate(rows)]
    few = len(rows) // 50
    analyzer, best = SentimentIntensityAnalyzer(), {}
    for _ in range(rounds):
        took = {
            "VADER": megabytes(rows) / clocked(lambda: [analyzer.polarity_scores(r["text"]) for r in rows]),
            "fast": megabytes(rows) / (judged(binary, "fast", lines * 20) - judged(binary, "fast", lines[:1])) * 20,
            "precise": megabytes(rows[:few]) / (judged(binary, "precise", lines[:few]) - judged(binary, "precise", lines[:1])),
        }
        best = {name: max(took[name], best.get(name, 0.0)) for name in took}
    for name, speed in best.items():
        print(f"{name:8} {speed:8.4f} MB/s")


def megabytes(rows):
    return sum(len(r["text"].encode()) for r in rows) / 1e6


def clocked(deed):
    began = time.process_time()
    deed()
    return time.process_time() - began


def judged(binary, model, lines):
    command = [binary, "stance", "--from", "jsonl", "-", "--model", model, "--threads", "1"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input="".join(lines).encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
