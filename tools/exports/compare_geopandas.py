"""Draws what Stancemap draws with geopandas and matplotlib, and times both from the start of the process, in turn.

    python3 -m venv venv && venv/bin/pip install geopandas matplotlib
    venv/bin/python tools/exports/compare_geopandas.py target/release/stancemap [ROUNDS]

Both draw the same pieces in the same colours, 4096 pixels wide, as PNG and as SVG. Stancemap reads the sample articles,
finds and judges their mentions and draws; the other side is handed the finished colours and only draws.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

DRAW = """
import sys
import geopandas
import matplotlib
matplotlib.use("agg")
matplotlib.rcParams["svg.fonttype"] = "none"
import matplotlib.pyplot as plt
pieces = geopandas.read_file(sys.argv[1])
pieces = pieces.to_crs("+proj=laea +lat_0=56 +lon_0=70 +R=6371008.8")
fig, ax = plt.subplots(figsize=(4096 / 200, 2560 / 200), dpi=200)
pieces.plot(ax=ax, color=pieces["fill"], edgecolor="#4d4d4d", linewidth=0.4)
ax.set_xlim(-5.2e6, 5.2e6)
ax.set_ylim(-2.4e6, 3.9e6)
ax.set_axis_off()
fig.savefig(sys.argv[2])
"""


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main():
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    folder = tempfile.mkdtemp()
    pieces = os.path.join(folder, "pieces.geojson")
    subprocess.run([program, "export", "--what", "pieces", "--out", pieces], check=True)
    for ending in ("png", "svg"):
        ours = [program, "export", "--width", "4096", "--height", "2560", "--out", f"{folder}/ours.{ending}"]
        theirs = [sys.executable, "-c", DRAW, pieces, f"{folder}/theirs.{ending}"]
        timed(ours), timed(theirs)
        pairs = [(timed(ours), timed(theirs)) for _ in range(rounds)]
        us, them = (statistics.median(column) for column in zip(*pairs))
        print(f"{ending}: stancemap {us:.2f} s, geopandas {them:.2f} s, {them / us:.1f} times as fast ({rounds} rounds)")
    print(folder)


main()
