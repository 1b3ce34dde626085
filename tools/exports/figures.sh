#!/usr/bin/env bash
# Makes the figures of docs/figures from the sample articles: every mode, worldview, theme and form.
#
#   tools/exports/figures.sh target/release/stancemap
#
# Needs Debian's poppler-utils, librsvg2-bin, imagemagick and chromium, and tools/exports/node_modules (check_page.mjs).
set -euo pipefail
program=$(realpath "${1:-target/release/stancemap}")
cd "$(dirname "$0")/../.."
figures=docs/figures
work=$(mktemp -d)
mkdir -p "$figures"

map() { "$program" export --date 2026-11-24 --width 1280 --height 800 --out "$@"; }
# A palette keeps flat colours small.
small() { convert "$1" -resize '1280x1280>' +dither -colors 200 -strip "png8:$figures/$2.png"; }

for mode in frequency stance both; do
    for theme in light dark; do
        map "$work/map.png" --mode "$mode" --theme "$theme"
        small "$work/map.png" "mode-$mode-$theme"
    done
done
for view in un defacto ukraine russia; do
    map "$work/map.png" --worldview "$view" --level unit
    small "$work/map.png" "worldview-$view"
done
for preset in slide a4 square web; do
    "$program" export --date 2026-11-24 --preset "$preset" --mode both --out "$work/map.png"
    small "$work/map.png" "preset-$preset"
done
map "$work/map.svg" --mode stance
rsvg-convert "$work/map.svg" -o "$work/map.png" && small "$work/map.png" form-svg-by-librsvg
map "$work/map.svg" --mode stance --text outlines
rsvg-convert "$work/map.svg" -o "$work/map.png" && small "$work/map.png" form-svg-outlines-by-librsvg
map "$work/map.pdf" --mode stance
pdftoppm -r 96 -png -singlefile "$work/map.pdf" "$work/map" && small "$work/map.png" form-pdf-by-poppler
"$program" export --date 2026-11-24 --atlas --mode stance --out "$work/atlas.pdf"
for page in 2 3 4; do
    pdftoppm -r 100 -f "$page" -l "$page" -png -singlefile "$work/atlas.pdf" "$work/page"
    small "$work/page.png" "atlas-page-$page"
done
node tools/exports/check_page.mjs "$program" "$work"
for page in light hover place filter dark phone phone-place; do small "$work/page-$page.png" "html-$page"; done
ls -l "$figures"
