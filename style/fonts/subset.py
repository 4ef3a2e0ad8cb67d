#!/usr/bin/env python3
"""Writes the site's two fonts to public/fonts from the Fontsource packages; see public/fonts/SUBSET.md.

usage: subset.py NODE_MODULES OUT
"""
import copy
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = "source-serif-4"
ARABIC = "noto-naskh-arabic"

# English and Albanian, and the letters of the names and words that their neighbours lend them.
LATIN_TEXT = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DC, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026,
              0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2212, 0x2215]
# Arabic and Persian: letters, marks, both sets of digits, joiners, the salutation and the rial.
ARABIC_TEXT = [0x60C, 0x61B, 0x61C, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x657), *range(0x660, 0x66D), 0x670, 0x671, 0x67E,
               0x686, 0x698, 0x6A4, 0x6A9, 0x6AF, 0x6C0, 0x6CC, 0x6D4, 0x6D5, *range(0x6F0, 0x6FA), *range(0x200C, 0x2010),
               0xFDFA, 0xFDFC]
# What stands between Arabic words and lies in the family's Latin file: with it a page needs one file, not two.
BETWEEN_WORDS = [*range(0x20, 0x41), 0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D, 0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, 0x2013, 0x2014, 0x2018,
                 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A, 0x20AC]


def source(modules, family, file):
    return TTFont(pathlib.Path(modules) / "@fontsource-variable" / family / "files" / file)


def lend(lender, borrower, codes):
    """Copies glyphs of a variable font into another of the same family and axes, for the codes it has none for."""
    for font in (lender, borrower):
        font.ensureDecompiled()
    names, have, order = lender.getBestCmap(), borrower.getBestCmap(), list(borrower.getGlyphOrder())

    def lent(name):
        new = f"lent.{name}"
        if new not in order:
            order.append(new)
            glyph = copy.deepcopy(lender["glyf"][name])
            for part in glyph.components if glyph.isComposite() else []:
                part.glyphName = lent(part.glyphName)
            borrower["glyf"].glyphs[new] = glyph
            borrower["hmtx"].metrics[new] = lender["hmtx"].metrics[name]
            borrower["gvar"].variations[new] = copy.deepcopy(lender["gvar"].variations[name])
        return new

    for code in codes:
        if code in names and code not in have:
            new = lent(names[code])
            for table in borrower["cmap"].tables:
                if table.isUnicode():
                    table.cmap[code] = new
    borrower.setGlyphOrder(order)
    borrower["glyf"].glyphOrder = order
    borrower["maxp"].numGlyphs = len(order)
    # Advances then come from the glyphs' own variations.
    if "HVAR" in borrower:
        del borrower["HVAR"]


def written(font, codes, out):
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = [*subset.Options().layout_features, "onum", "tnum", "lnum", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    cut = subset.Subsetter(options)
    cut.populate(unicodes=codes)
    cut.subset(font)
    subset.save_font(font, out, options)
    missing = [f"{code:04X}" for code in codes if code not in font.getBestCmap()]
    print(out, pathlib.Path(out).stat().st_size, "bytes, without", missing)


def main(modules, out):
    out = pathlib.Path(out)
    latin = source(modules, LATIN, "source-serif-4-latin-wght-normal.woff2")
    instancer.instantiateVariableFont(latin, {"wght": (375, 400, 700)}, inplace=True)
    written(latin, LATIN_TEXT, out / "source-serif-4.woff2")

    arabic = source(modules, ARABIC, "noto-naskh-arabic-arabic-wght-normal.woff2")
    lend(source(modules, ARABIC, "noto-naskh-arabic-latin-wght-normal.woff2"), arabic, BETWEEN_WORDS)
    written(arabic, ARABIC_TEXT + BETWEEN_WORDS, out / "noto-naskh-arabic.woff2")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
