#!/usr/bin/env python3
"""Draw the demo's pictures: write each scene's SVG here, rasterise it with headless Chromium, save it one folder up.

Needs `chromium` on PATH and Pillow. `make.py` draws all, `make.py ferry orchard-frost` only those named.
"""

import io
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image

import bridges, halls, heights, indoors, outdoors, paper, portraits, screens, waterside

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 250_000  # bytes a picture, so that a phone on a slow line gets the original too


def raster(svg, w, h):
    with tempfile.TemporaryDirectory() as folder:
        page, shot = pathlib.Path(folder, "page.html"), pathlib.Path(folder, "shot.png")
        page.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>body{{margin:0}}svg{{display:block}}</style>{svg}")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--screenshot={shot}",
                        f"--window-size={w},{h}", f"--user-data-dir={folder}/profile", page.as_uri()], check=True, capture_output=True, timeout=120)
        return Image.open(io.BytesIO(shot.read_bytes())).convert("RGB")


def save(picture, target, fmt, quality):
    """Save, a little coarser at each try, until the file is within the limit."""
    while True:
        if fmt == "png":
            picture.quantize(colors=quality, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
        elif fmt == "webp":
            picture.save(target, quality=quality, method=6)
        else:
            picture.save(target, quality=quality, optimize=True, progressive=True)
        if target.stat().st_size <= LIMIT:
            return
        quality -= 16 if fmt == "png" else 4


def main():
    wanted = set(sys.argv[1:])
    for scene in bridges.SCENES + halls.SCENES + heights.SCENES + indoors.SCENES + outdoors.SCENES + paper.SCENES + portraits.SCENES + screens.SCENES + waterside.SCENES:
        sheet = scene()
        if wanted and sheet.name not in wanted:
            continue
        svg = sheet.svg()
        (HERE / f"{sheet.name}.svg").write_text(svg)
        target = HERE.parent / f"{sheet.name}.{sheet.fmt}"
        save(raster(svg, sheet.w, sheet.h), target, sheet.fmt, sheet.quality)
        print(f"{target.name:32} {sheet.w}×{sheet.h} {target.stat().st_size // 1000:4} kB")


if __name__ == "__main__":
    main()
