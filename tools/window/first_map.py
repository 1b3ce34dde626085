#!/usr/bin/env python3
"""Tells how long after its start the window shows the coloured map: first_map.py PROGRAM [RUNS].

Starts PROGRAM under a virtual display (Xvfb, software rendering) and looks at one pixel within Russia until it has
the darkest colour of the samples' map by daylight. Needs Xvfb and `pip install python-xlib`; every run has a home of its own.
"""
import os
import subprocess
import sys
import tempfile
import time

from Xlib import X, display

NUMBER = ":78"
WITHIN_RUSSIA = (539, 280)
RUSSIA = (25, 44, 124)
PATIENCE_SECS = 30.0


def colour(root, at):
    data = root.get_image(*at, 1, 1, X.ZPixmap, 0xFFFFFFFF).data
    return data[2], data[1], data[0]


def first_map_secs(program, root):
    """Seconds from the start of the process to the map; none when it does not come."""
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, DISPLAY=NUMBER, LIBGL_ALWAYS_SOFTWARE="1", WINIT_X11_SCALE_FACTOR="1", HOME=home, XDG_CONFIG_HOME=home)
        for name in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET"):
            env.pop(name, None)
        began = time.perf_counter()
        process = subprocess.Popen([program], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while time.perf_counter() - began < PATIENCE_SECS:
                if colour(root, WITHIN_RUSSIA) == RUSSIA:
                    return time.perf_counter() - began
                time.sleep(0.005)
        finally:
            process.kill()
            process.wait()
            time.sleep(0.5)


def main(program, n_runs):
    server = subprocess.Popen(["Xvfb", NUMBER, "-screen", "0", "1280x800x24", "+extension", "GLX"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(2.0)
        root = display.Display(NUMBER).screen().root
        for _ in range(n_runs):
            print(f"{first_map_secs(program, root):.2f} s")
    finally:
        server.kill()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
