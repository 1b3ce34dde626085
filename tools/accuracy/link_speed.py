#!/usr/bin/env python3
"""MB/s of `stancemap link --threads 1`, geotext and flashgeotext: process to process, the same lines, in turn, one core.

Each process reads JSON lines {"id", "text"} from a file and writes one JSON line of places for each. Run it with the Python
of an environment that has geotext 0.4.0 and flashgeotext 0.5.5:

    link_speed.py BINARY MEGABYTES ROUNDS SET.jsonl…

The texts of the sets are repeated up to so many megabytes (a tenth for flashgeotext, which is slow). Time is that of the
processor (user and system), so that other work on the machine disturbs it little; the least of the rounds counts. Start-up is
part of it; the column beside leaves out what a process needs for a single line.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

PEERS = {
    "geotext": "from geotext import GeoText\nfind = lambda text: GeoText(text).country_mentions",
    "flashgeotext": "from flashgeotext.geotext import GeoText\ngeo = GeoText()\nfind = lambda text: {k: {n: v['count'] for n, v in d.items()} for k, d in geo.extract(text).items()}",
}
LOOP = """
import json, sys
for line in sys.stdin:
    row = json.loads(line)
    print(json.dumps({"id": row["id"], "places": find(row["text"])}))
"""


def main():
    binary, megabytes, rounds, sets = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
    rows = [json.loads(line) for path in sets for line in Path(path).open(encoding="utf8")]
    lines = [json.dumps({"id": n, "text": row["text"]}, ensure_ascii=False) + "\n" for n, row in enumerate(rows)]
    commands = {"stancemap": ([binary, "link", "--from", "jsonl", "--threads", "1", "-"], megabytes)}
    for name, code in PEERS.items():
        commands[name] = ([sys.executable, "-c", code + LOOP], megabytes / (10 if name == "flashgeotext" else 1))
    with tempfile.TemporaryDirectory() as folder:
        files = {name: sample(Path(folder) / name, lines, size) for name, (_, size) in commands.items()}
        (one := Path(folder) / "one").write_text(lines[0], encoding="utf8")
        whole, start = {name: [] for name in commands}, {name: [] for name in commands}
        for _ in range(rounds):
            for name, (command, _) in commands.items():
                whole[name].append(timed(command, files[name]))
                start[name].append(timed(command, one))
        for name in commands:
            size, seconds, least = files[name].stat().st_size / 1e6, min(whole[name]), min(start[name])
            print(f"{name:13} {size / seconds:8.1f} MB/s   without start-up ({least:.3f} s) {size / (seconds - least):8.1f} MB/s")
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def sample(path, lines, megabytes):
    with path.open("w", encoding="utf8") as out:
        n = 0
        while out.tell() < megabytes * 1e6:
            out.write(lines[n % len(lines)])
            n += 1
    return path


def timed(command, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with path.open("rb") as lines:
        subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, check=True, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
