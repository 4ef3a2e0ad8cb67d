"""Scenes above the town: bees on a roof, the old lift, the chess steps, and the gallery of kites."""

import math

from brush import *


def roof_bees():
    s = Sheet("roof-bees", 1600, 1067, "jpg", 80)
    s.sky("#9cc0c9", "#cfdccb", "#f1e2b6", "#f5dca6")
    s.glow(1230, 250, 640, "#fff4d0", .9)
    s.circle(1230, 250, 50, "#fff7df")
    s.ridge(430, 40, 6, "#b3bfa6")
    s.ridge(470, 24, 8, "#93a688")
    s.path("M-40 560 Q420 500 820 520 T1640 486 L1640 540 Q1200 540 860 566 T-40 620 Z", s.lg("#e9e2c2", "#a8c2bf"))   # the river
    for y0, low, high in ((640, 60, 130), (740, 90, 190)):                     # roofs below, two rows of them
        x = -40
        while x < 1640:
            w, h = s.r.randint(90, 170), s.r.randint(low, high)
            c = s.r.choice(("#d9b98f", "#cfa77c", "#e2c8a0", "#c79a72"))
            s.house(x, y0 + 80, w, h + 60, mix(c, "#f1e2b6", .3 if y0 < 700 else .05), s.r.choice(("#b8623f", "#a5523a", "#c27a50")), (3, 2), pane="#7f6656", gable=s.r.random() < .75)
            x += w + s.r.randint(-6, 8)
        s.veil(y0 + 20, 90, "#f5e3b6", .45)
    # the flat roof, its parapet and a chimney
    s.rect(-20, 760, 1640, 340, s.lg("#c9a57c", "#a98660", "#8a6a4b"))
    s.rect(-20, 742, 1640, 34, "#e4caa0")
    s.rect(-20, 774, 1640, 12, BARK, extra='opacity=".35"')
    for k in range(9):
        s.line(800 + (k - 4) * 190, 786, 800 + (k - 4) * 300, 1090, BARK, 2.6, 'opacity=".25"')
    for y in (850, 950):
        s.line(-20, y, 1620, y, BARK, 2.6, 'opacity=".25"')
    s.rect(1370, 470, 150, 300, s.lg("#b3654a", "#8d4434", x2=1, y2=0))
    for y in range(490, 770, 26):
        s.line(1370, y, 1520, y, WINE, 2.4, 'opacity=".4"')
    s.rect(1354, 452, 182, 30, "#d2a47c")
    for x in (1396, 1446, 1496):
        s.rect(x - 16, 406, 32, 48, "#a5523a", rx=5)
    # planters of lavender along the parapet
    for x in (40, 250):
        for _ in range(44):
            fx, h = x + s.r.uniform(4, 176), s.r.uniform(50, 120)
            s.path(f"M{x+90+(fx-x-90)*.7} 760 Q{fx} {750-h*.5} {fx} {754-h}", stroke=MOSS, sw=3)
            s.ellipse(fx, 750 - h, 5, 15, s.r.choice(("#7a6a9c", "#8f7cae", "#6a5a8c")))
        s.rect(x, 726, 186, 60, s.lg("#8d5f3c", "#6b4630"), rx=5)
    # hives: two, three and four boxes high
    def hive(x, y, n, c, k=1.0):
        s.ellipse(x + 8, y + 14, 110 * k, 17 * k, SOOT, f'opacity=".4" {s.blur(6)}')
        for side in (-1, 1):
            s.rect(x + side * 62 * k - 9 * k, y - 18 * k, 18 * k, 34 * k, BARK)
        for i in range(n):
            yy, col = y - 18 * k - (i + 1) * 62 * k, mix(c, CREAM, .12 * (i % 2))
            s.rect(x - 84 * k, yy, 168 * k, 60 * k, col, rx=4)
            s.rect(x + 34 * k, yy, 50 * k, 60 * k, INK, rx=4, extra='opacity=".14"')
            s.rect(x - 84 * k, yy + 56 * k, 168 * k, 5 * k, SOOT, extra='opacity=".35"')
            s.rect(x - 26 * k, yy + 22 * k, 52 * k, 9 * k, SOOT, rx=4, extra='opacity=".45"')
        s.rect(x - 58 * k, y - 34 * k, 116 * k, 14 * k, SOOT, rx=4)
        s.poly([(x - 70 * k, y - 16 * k), (x + 70 * k, y - 16 * k), (x + 86 * k, y - 2 * k), (x - 86 * k, y - 2 * k)], SAND)
        top = y - 18 * k - n * 62 * k
        s.poly([(x - 98 * k, top), (x - 84 * k, top - 26 * k), (x + 84 * k, top - 26 * k), (x + 98 * k, top)], s.lg("#dfe2d8", "#9fb0ad"))
        s.ellipse(x, top - 30 * k, 26 * k, 11 * k, "#8a8478")

    for x, y, n, c, k in ((560, 880, 2, "#5f8f9a", .86), (1240, 890, 4, "#d9a441", .9), (330, 985, 3, "#d8cbb0", 1.1), (1440, 1010, 2, "#c2663f", 1.15)):
        hive(x, y, n, c, k)
    # the keeper, with a frame of comb
    s.ellipse(860, 1012, 130, 16, SOOT, f'opacity=".45" {s.blur(6)}')
    s.person(850, 1010, 480, "#efe5cf", skin=1, hair=BARK, legs="#d9cbb0", arm=(27, -66), lit="#fffbe8", face=1)
    s.path("M792 528 Q856 498 922 528 Q930 536 916 540 Q856 552 800 540 Q786 536 792 528 Z", "#d9b56a")
    s.path("M816 528 Q822 492 856 490 Q890 492 898 528 Q856 540 816 528 Z", "#e8cb85")
    s.path("M812 538 Q804 600 812 636 Q856 654 902 636 Q910 600 904 538 Q856 550 812 538 Z", "#2f3540", extra='opacity=".42"')
    for k in range(6):
        s.line(820 + k * 16, 542, 818 + k * 16.5, 640, INK, 1.4, 'opacity=".45"')
    for k in range(4):
        s.line(810, 560 + k * 22, 906, 560 + k * 22, INK, 1.4, 'opacity=".35"')
    s.open('transform="rotate(7 1020 690)"')
    s.rect(952, 628, 190, 18, "#8d5f3c", rx=4)
    s.rect(972, 640, 150, 122, "#6b4630")
    s.rect(982, 648, 130, 106, s.lg("#f0bd4a", "#d28f2c"))
    for row in range(8):
        for col in range(10):
            s.circle(990 + col * 13 + (row % 2) * 6, 656 + row * 13, 5, s.r.choice(("#b9742a", "#f8d27a", "#e3a53c")), 'opacity=".8"')
    s.close()
    s.circle(980, 694, 15, SKINS[1])
    s.path("M700 1010 q-6 -70 4 -84 h48 q10 14 6 84 Z", s.lg("#a9b4b3", "#6f7d80", x2=1, y2=0))      # the smoker
    s.path("M704 928 q10 -40 44 -46 l-6 46 Z", "#8d989a")
    s.path("M754 940 l34 -8 v62 l-34 -4 Z", "#7b4a2b")
    s.path("M742 884 q24 -40 4 -80 q-22 -40 10 -90", stroke=PAPER, sw=15, extra=f'opacity=".5" {s.blur(7)}')

    def bee(x, y, k, a):
        s.open(f'transform="translate({x:.0f} {y:.0f}) rotate({a:.0f}) scale({k:.2f})"')
        s.ellipse(-2, -7, 5, 8, PAPER, 'opacity=".8" transform="rotate(-24)"')
        s.ellipse(5, -7, 5, 8, PAPER, 'opacity=".8" transform="rotate(18)"')
        s.ellipse(0, 0, 10, 6, "#e3a53c")
        s.rect(-4, -6, 3, 12, SOOT)
        s.rect(2, -6, 3, 12, SOOT)
        s.circle(10, 0, 4, SOOT)
        s.close()

    for _ in range(64):
        cx, cy = s.r.choice(((560, 760), (1240, 720), (330, 850), (1030, 640), (150, 660), (1440, 900)))
        bee(cx + s.r.gauss(0, 90), cy + s.r.gauss(0, 66), s.r.uniform(.6, 1.25), s.r.uniform(-40, 40))
    return s


def old_lift():
    s = Sheet("old-lift", 1200, 1600, "jpg", 77)
    s.sky("#6f8fa8", "#b7c2b8", "#f0d3a0", "#f3c98a")
    s.glow(930, 760, 760, "#fff0c4", .9)
    s.ridge(1010, 30, 5, "#b9ae95")
    s.path("M-40 1180 Q500 1100 1240 1130 L1240 1240 L-40 1290 Z", s.lg("#f0ddb0", "#93a7a6"))
    x = 380
    while x < 1240:                                                            # the lower town
        w, h = s.r.randint(80, 130), s.r.randint(110, 230)
        c = s.r.choice(("#d9b98f", "#cfa77c", "#e2c8a0", "#c79a72"))
        s.house(x, 1400, w, h + 120, c, s.r.choice(("#a5523a", "#8d4434", "#b8623f")), (2, 4), lit=.15, pane="#6d5648", gable=s.r.random() < .7)
        x += w
    s.veil(1180, 130, "#f6dfae", .5)
    # the cliff, and the upper town on it
    rock = [(-40, 560), (300, 548), (352, 600), (322, 700), (372, 800), (336, 930), (392, 1060), (360, 1190), (420, 1330), (430, 1640), (-40, 1640)]
    s.path(smooth(rock, True), s.lg("#9a8a74", "#75674f", "#4f4638"))
    for _ in range(46):
        x, y = s.r.uniform(-20, 340), s.r.uniform(600, 1560)
        s.path(f"M{x} {y} l{s.r.uniform(26,80)} {s.r.uniform(-14,10)} l{s.r.uniform(-20,10)} {s.r.uniform(20,60)} Z", s.r.choice((SAND, BARK, EARTH)), extra=f'opacity="{s.r.uniform(.10,.26):.2f}"')
    for _ in range(26):
        x, y = s.r.uniform(0, 330), s.r.uniform(640, 1500)
        s.circle(x, y, s.r.uniform(12, 34), s.r.choice((OLIVE, MOSS, LEAF)), 'opacity=".75"')
    for x, w, h, c, lit in ((-30, 120, 210, "#d9b98f", 1), (92, 104, 270, "#c79a72", 0), (196, 96, 190, "#e2c8a0", 0)):
        s.house(x, 568, w, h, c, "#8d4434", (2, 3), lit=.4 * lit, pane="#6d5648")
    s.tree(20, 570, 150, OLIVE)
    # the gallery from the cliff to the tower
    iron, lit = s.lg("#2d3f4c", "#61798a", "#2d3f4c", x2=1, y2=0), "#7d93a0"
    s.rect(280, 560, 560, 20, "#2d3f4c")
    for x in range(290, 840, 44):
        s.line(x, 580, x + 22, 622, "#3a4f5d", 6)
        s.line(x + 22, 622, x + 44, 580, "#3a4f5d", 6)
        s.line(x, 508, x, 560, "#3a4f5d", 3.5)
    s.rect(280, 618, 560, 9, "#2d3f4c")
    s.rect(280, 504, 560, 8, "#2d3f4c")
    # the tower: four legs, lattice, two shafts
    for y0 in range(430, 1400, 97):
        for a, b in ((600, 730), (730, 860)):
            s.line(a, y0, b, y0 + 97, "#4d6473", 6)
            s.line(b, y0, a, y0 + 97, "#4d6473", 6)
        s.rect(590, y0, 280, 8, "#3a4f5d")
    for x in (592, 722, 852):
        s.rect(x, 420, 18, 1010, iron)
    for x in (650, 680, 780, 810):
        s.line(x, 420, x, 1400, INK, 2.6, 'opacity=".6"')
    s.poly([(560, 424), (590, 340), (870, 340), (900, 424)], s.lg("#8d4434", "#b8623f"))
    s.rect(552, 420, 356, 18, "#e4caa0")
    s.rect(640, 296, 180, 48, "#d9b98f")
    s.poly([(628, 300), (730, 236), (832, 300)], "#8d4434")
    s.line(730, 236, 730, 176, SOOT, 5)
    s.path("M730 178 q36 -8 58 6 q-22 16 -58 14 Z", RUST)
    for k in (0, 1):
        s.circle(680 + k * 100, 396, 44, "none", f'stroke="{SOOT}" stroke-width="9"')
        for a in range(6):
            s.line(680 + k * 100, 396, 680 + k * 100 + math.cos(a * 1.047) * 42, 396 + math.sin(a * 1.047) * 42, SOOT, 4)

    def cabin(x, y, who):
        s.rect(x - 62, y - 150, 124, 162, s.lg("#7d2f2a", "#a8483a", "#6d2826", x2=1, y2=0), rx=8)
        s.rect(x - 66, y - 158, 132, 16, "#d2a04f", rx=6)
        s.rect(x - 50, y - 128, 100, 82, s.lg("#fff0c4", "#f6c768"), rx=5)
        s.glow(x, y - 90, 150, LAMP, .6)
        s.open(s.clip(f"M{x-50} {y-128} h100 v82 h-100 Z"))
        for dx, h, c, sk, hat, face in who:
            s.person(x + dx, y + 4, h, c, skin=sk, hat=hat, face=face, scarf=AMBER)
        s.close()
        for dx in (-17, 17):
            s.line(x + dx, y - 128, x + dx, y - 46, "#7d2f2a", 4)
        s.rect(x - 50, y - 34, 100, 34, WINE, extra='opacity=".5"')
        s.line(x - 50, y - 16, x + 50, y - 16, "#d2a04f", 3)
        s.path(f"M{x-56} {y+12} h112 v44 q-56 14 -112 0 Z", s.lg("#3a4f5d", "#8aa0ab", "#33454f", x2=1, y2=0))      # its water tank

    cabin(666, 900, ((-26, 128, DUSK, 1, "cap", 1), (12, 112, AMBER, 3, "wool", 1), (34, 122, PINE, 0, "brim", -1)))
    cabin(796, 1190, ((-20, 124, OLIVE, 2, "veil", 1), (24, 128, SLATE, 0, None, -1)))
    for _ in range(26):
        s.ellipse(800 + s.r.gauss(0, 22), s.r.uniform(1252, 1400), 3, s.r.uniform(8, 20), PAPER, 'opacity=".55"')
    # the lower station, and who waits
    s.rect(540, 1330, 380, 190, s.lg("#e2c8a0", "#b99468"))
    s.poly([(516, 1336), (560, 1276), (900, 1276), (944, 1336)], "#8d4434")
    for x in (580, 690, 800):
        s.path(f"M{x} 1520 V1410 Q{x} 1366 {x+42} 1366 Q{x+84} 1366 {x+84} 1410 V1520 Z", "#4b3023")
        s.path(f"M{x+10} 1520 V1414 Q{x+10} 1378 {x+42} 1378 Q{x+74} 1378 {x+74} 1414 V1520 Z", s.lg("#ffe9ad", "#d9954a"))
    s.circle(730, 1308, 22, PAPER, f'stroke="{SOOT}" stroke-width="5"')
    s.path("M730 1308 v-14 M730 1308 l10 6", stroke=SOOT, sw=3)
    s.poly([(-40, 1520), (1240, 1510), (1240, 1640), (-40, 1640)], s.lg("#c9a57c", "#83603f"))
    for k in range(7):
        s.line(-20, 1530 + k * 17, 1220, 1526 + k * 17, BARK, 2, 'opacity=".25"')
    for x, y, h, c, k, hat, face in ((480, 1556, 170, PINE, 0, "brim", 1), (400, 1566, 120, AMBER, 3, "wool", 1), (960, 1560, 176, WINE, 1, "veil", -1), (1060, 1572, 180, DUSK, 2, "cap", -1), (730, 1550, 165, "#2c3a58", 1, "cap", 1)):
        s.ellipse(x, y + 2, h * .26, 7, SOOT, f'opacity=".4" {s.blur(4)}')
        s.person(x, y, h, c, skin=k, hat=hat, scarf=CREAM, face=face, bag=BARK if k == 1 else None)
    for x, y in ((980, 300), (1050, 340), (1010, 250)):
        s.path(f"M{x-24} {y-8} Q{x-8} {y-18} {x} {y} Q{x+8} {y-18} {x+24} {y-8}", stroke=INK, sw=4.5)
    return s


def sitter(s, x, y, h, coat, skin=0, hair=BARK, hat=None, face=1, legs=SOOT, scarf=None, lean=0, chin=False):
    """A seated figure: the seat is at (x, y), the feet one seat lower. `chin` rests the head on a hand."""
    k, tone = h / 100, SKINS[skin % len(SKINS)]
    s.open(f'transform="translate({x:.1f} {y:.1f}) rotate({lean}) scale({k*face:.4f} {k:.4f})"')
    s.path("M-10 0 Q-12 -9 -2 -10 L22 -10 Q29 -9 29 0 L28 30 L37 34 L18 34 L18 4 L-4 4 Z", legs)
    s.path("M-13 3 Q-17 -22 -10 -42 Q0 -48 9 -42 Q14 -22 11 -2 Z", coat)
    s.path("M3 -44 Q11 -40 10 -22 Q12 -10 11 -3 L5 -2 Q8 -24 3 -44 Z", mix(coat, CREAM, .28), extra='opacity=".8"')
    s.rect(-3, -50, 6.5, 8, mix(tone, BARK, .25))
    s.ellipse(1.6, -55, 6.6, 8.2, tone)
    s.path("M-5.5 -54 Q-7 -64 2 -64.5 Q9 -64 8.4 -57 Q4 -61 -1 -59 Q-2 -53 -3 -50 Q-5 -50 -5.5 -54 Z", hair)
    if hat == "cap":
        s.path("M-6 -59 Q-6 -67 2 -67 Q9 -67 9 -60 L14 -58.5 Q9 -57 -6 -58 Z", legs)
    elif hat == "brim":
        s.path("M-11 -59 Q1 -62 14 -59 L9 -60.5 Q9 -69 2 -68 Q-5 -69 -5 -60.5 Z", legs)
    elif hat == "veil":
        s.path("M-7 -54 Q-8 -66 2 -66 Q10 -66 9.6 -56 Q6 -62 1 -61 Q-4 -60 -4 -52 Q-2 -44 9 -44 Q5 -38 -10 -41 Q-6 -48 -7 -54 Z", scarf or SLATE)
    if scarf and hat != "veil":
        s.path("M-6 -46 Q1 -40 9 -46 L9.5 -41 Q1 -36 -6.5 -41 Z", scarf)
    d = "M7 -39 Q20 -26 14 -20 Q12 -30 8 -47" if chin else "M7 -39 Q18 -30 28 -16"
    s.path(d, stroke=mix(coat, CREAM, .10), sw=6.5)
    s.circle(*((8.5, -48.5) if chin else (29, -15)), 3.2, tone)
    s.close()


def chess_steps():
    s = Sheet("chess-steps", 1600, 1067, "jpg", 80)
    s.sky("#8fb0bf", "#cbd6c8", "#efe0b9")
    s.glow(240, 140, 620, "#fff4d2", .9)
    for x, w, h, c in ((-40, 260, 520, "#d3b088"), (210, 220, 590, "#c79d74"), (1170, 240, 600, "#d9bb92"), (1400, 260, 520, "#cba57c")):
        s.house(x, 640, w, h, c, "#9a4d36", (3, 5), pane="#7a6152")
    # the wash house: five arches, and linen between
    s.rect(330, 250, 940, 330, s.lg("#e6d3ad", "#c6a77c"))
    s.rect(310, 226, 980, 34, "#d9bd90")
    s.poly([(296, 230), (360, 150), (1240, 150), (1304, 230)], s.lg("#8d4434", "#b0603f"))
    for k in range(6):
        s.line(352 - k * 10, 162 + k * 13, 1248 + k * 10, 162 + k * 13, WINE, 2.4, 'opacity=".4"')
    for k in range(5):
        x = 366 + k * 178
        s.path(f"M{x} 580 V370 Q{x} 296 {x+78} 296 Q{x+156} 296 {x+156} 370 V580 Z", s.lg("#3b4a52", "#5d6f72", "#2f3d45"))
        s.path(f"M{x} 580 V370 Q{x} 296 {x+78} 296 Q{x+156} 296 {x+156} 370 V580", stroke="#f3e4c0", sw=10)
        s.rect(x + 4, 520, 148, 60, s.lg("#9fc0be", "#5f8b90"))
        s.path(f"M{x+12} 536 q30 -8 60 0 t60 0", stroke=PAPER, sw=4, extra='opacity=".6"')
    for x0, x1, y in ((180, 700, 330), (900, 1440, 316)):
        s.path(f"M{x0} {y} Q{(x0+x1)/2} {y+40} {x1} {y}", stroke=SOOT, sw=3)
        n = 7
        for k in range(n):
            t = (k + .5) / n
            x, yy = x0 + (x1 - x0) * t, y + 40 * 2 * t * (1 - t)
            c, h, w = s.r.choice((PAPER, "#c8d6d2", "#e2b8a0", "#f0dca8", "#a9c0c8")), s.r.uniform(76, 130), s.r.uniform(44, 62)
            s.path(f"M{x-w/2} {yy} H{x+w/2} Q{x+w/2+8} {yy+h*.5} {x+w/2-4} {yy+h} Q{x} {yy+h-8} {x-w/2+6} {yy+h+4} Q{x-w/2-4} {yy+h*.5} {x-w/2} {yy} Z", c)
            s.path(f"M{x-4} {yy+8} Q{x+4} {yy+h*.5} {x-6} {yy+h-8}", stroke=MIST, sw=4, extra='opacity=".6"')
    # the steps
    rows = [(580, 622), (622, 674), (674, 738), (738, 816), (816, 908), (908, 1080)]
    for i, (y0, y1) in enumerate(rows):
        c = mix("#e3d0ab", "#b99a74", i / 6)
        s.rect(-20, y0, 1640, (y1 - y0) * .56, mix(c, CREAM, .35))
        s.rect(-20, y0 + (y1 - y0) * .56, 1640, (y1 - y0) * .46, mix(c, BARK, .16))
        s.line(-20, y0 + (y1 - y0) * .56, 1620, y0 + (y1 - y0) * .56, PAPER, 3, 'opacity=".6"')
        for x in range(-10 + (i % 2) * 90, 1640, 190):
            s.line(x, y0 + (y1 - y0) * .58, x, y1, BARK, 2.4, 'opacity=".3"')
    for _ in range(90):
        y = s.r.uniform(590, 1050)
        s.ellipse(s.r.uniform(0, 1600), y, s.r.uniform(6, 30), 2.5, s.r.choice((CREAM, BARK)), 'opacity=".14"')

    def board(x, y, k, pieces=9):
        """A board on a stool, seen from a little above."""
        for dx in (-54, 54):
            s.line(x + dx * k * .8, y, x + dx * k, y + 62 * k, BARK, 7 * k)
        top = lambda u, v: (x + (-70 + 140 * u + (v - .5) * 0 - (v - .5) * 22 * (1 - 2 * u)) * k, y + (-34 + 40 * v) * k)
        s.poly([top(-.06, -.08), top(1.06, -.08), top(1.06, 1.1), top(-.06, 1.1)], "#6b4630")
        for i in range(8):
            for j in range(8):
                s.poly([top(i / 8, j / 8), top((i + 1) / 8, j / 8), top((i + 1) / 8, (j + 1) / 8), top(i / 8, (j + 1) / 8)], "#f0dfb8" if (i + j) % 2 else "#8d5a3a")
        for _ in range(pieces):
            px, py = top(s.r.uniform(.08, .92), s.r.uniform(.1, .9))
            c, h = s.r.choice((PAPER, SOOT)), s.r.uniform(16, 27) * k
            s.path(f"M{px-6*k} {py} Q{px-3*k} {py-h*.5} {px-3*k} {py-h*.7} H{px+3*k} Q{px+3*k} {py-h*.5} {px+6*k} {py} Z", c)
            s.circle(px, py - h * .82, 4.4 * k, c)

    def pair(x, y, k, left, right):
        s.ellipse(x, y + 92 * k, 190 * k, 16 * k, SOOT, f'opacity=".4" {s.blur(5)}')
        for side, (c, sk, hat, chin) in ((-1, left), (1, right)):
            s.rect(x + side * 132 * k - 40 * k, y + 20 * k, 80 * k, 72 * k, s.lg("#a9764a", "#7a4f30"), rx=5)
            sitter(s, x + side * 132 * k, y + 22 * k, 208 * k, c, sk, SOOT if sk else SAND, hat, -side, chin=chin, scarf=s.r.choice((RUST, CREAM, AMBER, None)))
        board(x, y + 6 * k, k)

    pair(330, 640, .62, (PINE, 1, "cap", True), (RUST, 3, None, False))
    pair(1270, 634, .6, (DUSK, 2, None, False), (OLIVE, 0, "brim", True))
    for x, y, h, c, k, face, kw in ((560, 690, 170, WINE, 0, -1, dict(hat="veil", scarf="#c9a24e")), (1050, 684, 150, AMBER, 3, 1, dict(hat="wool")), (610, 686, 120, SLATE, 1, -1, dict(hat="cap"))):
        s.ellipse(x, y + 2, h * .24, 6, SOOT, f'opacity=".4" {s.blur(4)}')
        s.person(x, y, h, c, skin=k, face=face, **kw)
    pair(800, 800, 1.18, ("#6d2f3a", 1, "veil", False), ("#33485f", 0, "cap", True))
    s.person(1066, 1006, 330, MOSS, skin=2, hat="brim", face=-1, scarf=RUST, arm=(2, -52))
    s.person(240, 1040, 340, "#7b4a2b", skin=0, hair=PAPER, face=1, scarf=SLATE, arm=(14, -88))
    # the clock on a crate, pigeons, a thermos
    s.rect(920, 950, 130, 90, s.lg("#b58450", "#7a5230"), rx=4)
    s.rect(938, 894, 96, 58, "#5b3a2a", rx=8)
    for x in (962, 1010):
        s.circle(x, 922, 20, PAPER, f'stroke="{SOOT}" stroke-width="4"')
        s.path(f"M{x} 922 v-13 M{x} 922 l8 5", stroke=SOOT, sw=3)
        s.rect(x - 6, 884, 12, 12, "#d2a04f")
    for x, y, k, f in ((1300, 980, 1.1, 1), (1400, 1010, 1.25, -1), (1490, 960, 1, -1)):
        s.open(f'transform="translate({x} {y}) scale({k*f} {k})"')
        s.path("M-34 0 Q-30 -26 0 -26 Q22 -28 26 -44 Q32 -58 44 -50 Q50 -44 40 -34 Q40 -6 10 2 Q-10 8 -60 6 Z", "#7d8a98")
        s.path("M-30 -2 Q-6 -22 16 -14 Q6 2 -30 -2 Z", "#5a6676")
        s.circle(41, -46, 2.4, INK)
        s.path("M47 -46 l9 4 l-9 3 Z M2 4 v12 M12 3 v12", AMBER, AMBER, 2.4)
        s.close()
    return s


# — the gallery of kites —————————————————————————————————————————————————————————————————————————————————————————————
def grass(s, y, n, tones=("#b9b56a", "#8f9a55", "#6d7d48"), k=1.0):
    for _ in range(n):
        x, yy = s.r.uniform(-10, s.w + 10), s.r.uniform(y, s.h + 20)
        h = s.r.uniform(18, 56) * k * (.5 + (yy - y) / (s.h - y + 1))
        s.path(f"M{x} {yy} q{h*.2} {-h*.5} {h*.55} {-h}", stroke=s.r.choice(tones), sw=2.6 * k, extra='opacity=".7"')


def string(s, x0, y0, x1, y1, sag=60, sw=2.4, colour=INK):
    s.path(f"M{x0} {y0} Q{(x0+x1)/2+sag*.4} {(y0+y1)/2+sag} {x1} {y1}", stroke=colour, sw=sw, extra='opacity=".75"')


def clouds(s, n, top, bottom, colour=PAPER, strength=.55):
    for _ in range(n):
        x, y, k = s.r.uniform(0, s.w), s.r.uniform(top, bottom), s.r.uniform(.6, 1.5)
        for _ in range(8):
            s.ellipse(x + s.r.gauss(0, 90 * k), y + s.r.gauss(0, 14 * k), s.r.uniform(50, 110) * k, s.r.uniform(18, 40) * k, colour, f'opacity="{strength*.42:.2f}" {s.blur(12)}')


def kite_fish():
    s = Sheet("kite-fish", 1600, 1067, "jpg", 80)
    s.sky("#5f94ad", "#a6c7c6", "#e6e3bf", "#f4dfae")
    clouds(s, 6, 90, 420)
    s.ridge(760, 22, 6, "#a5b192")
    s.ridge(800, 12, 30, "#879a74", jag=16)
    s.path("M-40 840 Q700 800 1640 850 L1640 900 L-40 900 Z", s.lg("#dfe2c4", "#93b0ae"))
    s.path("M-40 900 Q500 850 900 866 Q1300 880 1640 930 L1640 1090 L-40 1090 Z", s.lg("#b9b86c", "#8f9a55", "#5f7040"))
    grass(s, 890, 240)
    string(s, 474, 800, 661, 466, 60)
    s.open('transform="translate(980 380) rotate(-14)"')                         # the carp: a bag of cloth, mouth to the wind
    s.path("M-210 -70 Q-60 -150 140 -96 Q300 -60 430 -40 L560 -120 Q540 -20 566 70 L430 16 Q290 60 130 92 Q-60 130 -210 66 Z", s.lg("#e8824a", "#d2552f", "#f0b46a"))
    s.path("M-210 0 Q-60 40 130 30 Q300 20 430 -10 Q290 60 130 92 Q-60 130 -210 66 Z", "#f6d9a0", extra='opacity=".75"')
    for row in range(3):
        for col in range(11):
            s.path(f"M{-70+col*44} {-66+row*40+col*1.5} q26 16 0 38", stroke="#8d3226", sw=4.5, extra='opacity=".55"')
    s.ellipse(-210, -2, 26, 70, "#4b2420")
    s.ellipse(-210, -2, 26, 70, "none", f'stroke="{PAPER}" stroke-width="9"')
    s.circle(-128, -40, 30, PAPER)
    s.circle(-132, -40, 15, INK)
    s.path("M20 -116 Q90 -190 170 -170 Q150 -120 150 -94 Z", "#b4452f")
    s.path("M20 108 Q70 170 130 166 Q120 120 120 92 Z", "#b4452f")
    s.path("M430 -40 L560 -120 M434 -12 L560 -20 M430 16 L566 70", stroke="#8d3226", sw=5, extra='opacity=".6"')
    for y in (-60, 60):
        s.line(-212, y, -330, 6, INK, 2.4)
    s.close()
    for k, c in ((0, "#f0b46a"), (1, "#d2552f"), (2, PAPER)):
        x, y = 1490, 250 + k * 20
        s.path(f"M{x} {y} q40 {20+k*14} 70 0 t80 {20-k*8}", stroke=c, sw=9)
    s.ellipse(440, 966, 120, 14, SOOT, f'opacity=".4" {s.blur(6)}')
    s.person(440, 966, 300, DUSK, skin=1, hat="cap", scarf=RUST, face=1, arm=(12, -55), lean=-9)
    s.person(330, 976, 190, AMBER, skin=3, hat="wool", scarf=WINE, face=1, arm=(16, -92), lean=-4)
    s.person(1290, 930, 130, PINE, skin=0, hat="brim", face=-1, arm=(12, -84))
    s.person(1350, 934, 126, WINE, skin=2, hat="veil", scarf=CREAM, face=-1)
    grass(s, 1000, 70, k=1.5)
    return s


def kite_box():
    s = Sheet("kite-box", 1600, 1067, "webp", 76)
    s.sky("#3f6a86", "#7fa3ae", "#cfd8c4", "#efe0b4")
    clouds(s, 7, 120, 520, "#f3ead0", .6)
    s.water(700, 1067, ("#b9c9ba", "#6f959c", "#3f6a7c", "#284b60"), [(1180, 240, "#fff3cf")], 130)
    for x, y, k in ((1350, 712, .5), (1180, 720, .35)):
        s.path(f"M{x} {y} h{80*k} l{-14*k} {20*k} h{-52*k} Z M{x+36*k} {y-4} v{-70*k} l{36*k} {64*k} h{-36*k}", DUSK)
    # the breakwater and the beacon at its head
    s.poly([(-40, 820), (960, 780), (1010, 830), (1030, 900), (-40, 1090)], s.lg("#a99a86", "#786c60", "#4f4a48"))
    s.poly([(-40, 790), (950, 764), (968, 786), (-40, 836)], "#d9c8a6")
    for _ in range(60):
        t = s.r.random()
        x = t * 1000
        s.rect(x, s.r.uniform(830, 1000 - t * 130), s.r.uniform(40, 90), s.r.uniform(20, 34), s.r.choice((SAND, SOOT, SLATE)), rx=6, extra='opacity=".2"')
    for _ in range(50):
        x = s.r.uniform(300, 1060)
        s.ellipse(x, 1074 - (x / 1060) * 168 + s.r.uniform(-6, 20), s.r.uniform(14, 50), 5, PAPER, 'opacity=".6"')
    s.poly([(900, 776), (976, 776), (962, 620), (914, 620)], s.lg("#3f7a62", "#6aa587", "#2c5848", x2=1, y2=0))
    s.rect(904, 604, 68, 18, "#24413f")
    s.rect(918, 566, 40, 40, "#ffe9ad")
    s.path("M908 568 Q938 536 968 568 Z", "#24413f")
    string(s, 366, 700, 880, 300, 90)
    s.open('transform="translate(960 240) rotate(18) scale(1.25)"')                # two cells of red and cream cloth on four sticks
    for dy in (-150, 40):
        s.poly([(-100, dy), (10, dy + 34), (10, dy + 134), (-100, dy + 100)], s.lg("#c2523a", "#a33f2d"))
        s.poly([(10, dy + 34), (120, dy - 6), (120, dy + 94), (10, dy + 134)], s.lg("#f6e7c2", "#dcc298"))
        s.poly([(-100, dy), (10, dy - 40), (120, dy - 6), (10, dy + 34)], "#8d3226")
        s.poly([(-92, dy), (10, dy - 35), (110, dy - 5), (10, dy + 30)], "#3a5f78", 'opacity=".75"')
        s.line(-45, dy + 17, -45, dy + 117, PAPER, 6, 'opacity=".5"')
        s.line(65, dy + 14, 65, dy + 114, RUST, 6, 'opacity=".6"')
    for x, y0 in ((-100, -150), (10, -116), (120, -156)):
        s.line(x, y0 - 4, x, y0 + 300, BARK, 5)
    s.close()
    s.ellipse(330, 826, 100, 12, SOOT, f'opacity=".45" {s.blur(5)}')
    s.person(330, 826, 220, RUST, skin=0, hat="wool", scarf=CREAM, face=1, arm=(18, -58), lean=-7)
    s.person(230, 832, 210, PINE, skin=2, hat="cap", face=1, arm=(15, -90))
    s.person(640, 808, 150, SLATE, skin=1, hat="veil", scarf=AMBER, face=1, arm=(10, -86))
    for x, y, k in ((1240, 300, 1), (1330, 380, .8), (620, 160, .8)):
        s.path(f"M{x-46*k} {y-8*k} Q{x-22*k} {y-30*k} {x} {y} Q{x+22*k} {y-30*k} {x+46*k} {y-8*k} Q{x+20*k} {y-14*k} {x} {y+9*k} Q{x-20*k} {y-14*k} {x-46*k} {y-8*k} Z", PAPER)
    return s


def diamond(s, x, y, k, a, c, d, tail=3):
    s.open(f'transform="translate({x:.0f} {y:.0f}) rotate({a:.0f}) scale({k:.2f})"')
    s.path("M0 -100 L70 -20 L0 110 L-70 -20 Z", c)
    s.path("M0 -100 L70 -20 L0 110 Z", d)
    s.path("M0 -100 V110 M-70 -20 H70", stroke=BARK, sw=4)
    s.path("M0 110 q30 40 0 80 t0 80", stroke=BARK, sw=3.4)
    for i in range(tail):
        s.path(f"M0 {150+i*52} l-22 -12 v24 Z M0 {150+i*52} l22 -12 v24 Z", (PAPER, c, d)[i % 3])
    s.close()


def kite_train():
    s = Sheet("kite-train", 1200, 1600, "jpg", 80)
    s.sky("#3f6f92", "#83aec0", "#cfdecb", "#f2e3b4")
    clouds(s, 8, 200, 1100)
    s.ridge(1290, 26, 5, "#a9b594")
    s.ridge(1320, 10, 26, "#8a9d76", jag=14)
    for x, w, h in ((70, 70, 80), (150, 60, 60), (980, 80, 84)):
        s.house(x, 1340, w, h, "#d9bb92", "#a5523a", (2, 2), pane="#7a6152")
    s.path("M-40 1370 Q600 1290 1240 1380 L1240 1640 L-40 1640 Z", s.lg("#b9b86c", "#8f9a55", "#55673c"))
    grass(s, 1350, 220)
    line = []
    for i in range(12):                                                       # twelve on one string, the furthest hardly a dot
        t = i / 11
        line.append((400 + t * 560 - 180 * math.sin(t * 3.1), 1130 - 980 * t ** .82, 1.05 * (1 - t) + .16))
    s.path(smooth([(330, 1310)] + [(x, y) for x, y, _ in line] + [line[-1][:2]]), stroke=INK, sw=2.6, extra='opacity=".8"')
    tones = (("#c2523a", "#8d3226"), ("#f0b84a", "#d28f2c"), ("#4f8a8b", "#2f5f62"), ("#f5ecda", "#d8c3a0"))
    for i, (x, y, k) in reversed(list(enumerate(line))):
        diamond(s, x, y, k * .92, 20 + s.r.uniform(-7, 7), *tones[i % 4], tail=2 if k > .5 else 1)
    s.ellipse(300, 1452, 90, 12, SOOT, f'opacity=".45" {s.blur(5)}')
    s.person(300, 1450, 290, "#5b3a54", skin=0, hair=PAPER, scarf=AMBER, skirt=True, face=1, arm=(12, -56), lean=-6)
    s.person(200, 1464, 180, "#3f6a66", skin=3, hat="cap", face=1, arm=(13, -92))
    s.person(860, 1430, 190, RUST, skin=2, hat="wool", scarf=CREAM, face=-1, arm=(12, -88))
    s.person(930, 1436, 120, AMBER, skin=1, hat="wool", scarf=PINE, face=-1, arm=(12, -90))
    grass(s, 1540, 60, k=1.7)
    return s


def kite_tree():
    s = Sheet("kite-tree", 1400, 1400, "jpg", 78)
    s.sky("#8fb6bd", "#d3ddc4", "#f3e2b2")
    clouds(s, 5, 100, 420)
    s.ridge(980, 22, 6, "#b3bb90")
    s.ridge(1010, 10, 24, "#93a473", jag=16)
    s.rect(-20, 1020, 1440, 420, s.lg("#b4b66c", "#8a9853", "#566a3c"))
    grass(s, 1040, 220)
    s.ellipse(640, 1230, 420, 34, SOOT, f'opacity=".35" {s.blur(12)}')
    s.path("M590 1240 Q640 1120 628 900 Q622 760 560 640 L600 620 Q650 720 668 780 Q690 660 760 560 L792 586 Q720 720 712 900 Q706 1120 770 1240 Z", s.lg("#6b4a34", "#4b3526", x2=1, y2=0))
    blobs = [(640 + s.r.gauss(0, 190), 420 + s.r.gauss(0, 130), s.r.uniform(80, 150)) for _ in range(26)]
    for x, y, r in blobs:
        s.circle(x, y, r, s.r.choice(("#6d8448", "#7c9350", "#5f7640")))
    for x, y, r in blobs:
        s.circle(x - r * .25, y - r * .3, r * .55, s.r.choice(("#a9b86a", "#93a85c", "#bcc47c")), 'opacity=".55"')
    for _ in range(130):
        x, y = 640 + s.r.gauss(0, 220), 420 + s.r.gauss(0, 150)
        s.ellipse(x, y, 11, 6, s.r.choice(("#c5cd86", "#566a3c", "#dfe0a0")), f'opacity=".7" transform="rotate({s.r.randint(0,180)} {x:.0f} {y:.0f})"')
    s.path("M812 470 Q900 560 980 760 Q1010 880 1010 1000", stroke=INK, sw=3, extra='opacity=".7"')
    diamond(s, 770, 430, 1.5, 32, "#c2523a", "#f0b84a", tail=3)
    for x, y, r in ((700, 540, 60), (850, 530, 50), (640, 470, 56)):
        s.circle(x, y, r, "#6d8448")
        s.circle(x - 14, y - 16, r * .55, "#a9b86a", 'opacity=".6"')
    # the ladder, with its lending ticket, and those who hold it
    for dx in (0, 70):
        s.line(900 + dx, 1250, 770 + dx * .9, 590, "#c99a5c", 15)
    for k in range(13):
        t = k / 13
        s.line(900 - 130 * t + 2, 1240 - 650 * t, 968 - 136 * t, 1240 - 650 * t, "#a8743f", 10)
    s.path("M962 1080 q14 14 6 26", stroke=SOOT, sw=3)
    s.path("M944 1118 l24 -16 l24 16 v62 h-48 Z", PAPER, BARK, 2)
    for k in range(3):
        s.rect(953, 1130 + k * 14, (30, 22, 26)[k], 4, DUSK)
    s.person(846, 860, 250, "#33485f", skin=1, hat=None, hair=SOOT, face=-1, arm=(24, -112), lean=-4, legs="#4b3a30")
    s.person(1050, 1262, 330, "#3f6a66", skin=0, hat="veil", scarf=BRICK, face=-1, arm=(22, -62))
    s.person(760, 1272, 300, PINE, skin=2, hat="cap", scarf=AMBER, face=1, arm=(27, -60))
    s.person(360, 1280, 190, AMBER, skin=3, hair=SOOT, scarf=RUST, face=1, arm=(14, -92))
    s.person(290, 1290, 170, RUST, skin=0, hair=SAND, scarf=CREAM, face=1)
    s.dog(1250, 1320, 110, "#9a5a34", face=-1)
    grass(s, 1330, 50, k=1.5)
    return s


def kite_night():
    s = Sheet("kite-night", 1600, 1067, "webp", 76)
    s.sky(INK, "#223559", "#4a6085", "#9a8a96", "#e0a27c")
    s.stars(260, 620)
    s.ridge(740, 26, 6, "#3d4a6b")
    x = -20
    while x < 1620:
        w, h = s.r.randint(46, 90), s.r.randint(50, 120)
        s.house(x, 800, w, h, s.r.choice(("#2b3555", "#333e60", "#26304e")), "#1b2440", (2, 2), lit=.5, pane="#1b2440", gable=s.r.random() < .7)
        x += w
    s.water(800, 1067, ("#b58a86", "#55658a", "#26365c", "#141f3d"), [(500, 120, LAMP), (980, 160, LAMP), (1300, 120, "#e0a27c")], 100)
    s.path("M-40 990 Q500 940 1000 980 Q1300 1000 1640 960 L1640 1090 L-40 1090 Z", "#10172a")
    # a great six-sided kite, and lanterns on the string
    s.path("M420 900 Q700 760 900 520 Q1010 380 1080 270", stroke="#c9d3e0", sw=2.4, extra='opacity=".8"')
    for i in range(6):
        t = .16 + i * .135
        x = (1 - t) ** 3 * 420 + 3 * (1 - t) ** 2 * t * 640 + 3 * (1 - t) * t * t * 900 + t ** 3 * 1080
        y = (1 - t) ** 3 * 900 + 3 * (1 - t) ** 2 * t * 800 + 3 * (1 - t) * t * t * 540 + t ** 3 * 270
        k = 1.2 - t * .6
        c = ("#ffd98a", "#ff9f6a", "#ffe9b4")[i % 3]
        s.line(x, y, x, y + 22 * k, "#c9d3e0", 2)
        s.path(f"M{x-20*k} {y+24*k} Q{x-32*k} {y+52*k} {x-18*k} {y+80*k} H{x+18*k} Q{x+32*k} {y+52*k} {x+20*k} {y+24*k} Z", c)
        s.path(f"M{x-24*k} {y+38*k} H{x+24*k} M{x-28*k} {y+54*k} H{x+28*k} M{x-24*k} {y+68*k} H{x+24*k}", stroke=RUST, sw=1.8, extra='opacity=".6"')
        s.glow(x, y + 52 * k, 130 * k, c, .8)
    s.open('transform="translate(1130 200) rotate(16)"')
    hexa = [(math.cos(a * math.pi / 3 + .52) * 120, math.sin(a * math.pi / 3 + .52) * 120) for a in range(6)]
    for a in range(6):
        s.poly([(0, 0), hexa[a], hexa[(a + 1) % 6]], ("#e8824a", "#f6d9a0", "#b4452f", "#f0b46a", "#f6d9a0", "#c2523a")[a])
    for px, py in hexa[:3]:
        s.line(px, py, -px, -py, BARK, 4)
    s.circle(0, 0, 26, "#fff0bd")
    for k in (-1, 1):
        s.path(f"M{k*60} 104 q{30*k} 70 {-10*k} 130 t{20*k} 120", stroke="#f6d9a0", sw=6)
    s.close()
    s.glow(1130, 200, 280, LAMP, .5)
    for x, h, c, k, hat, face, arm in ((400, 190, "#1c2742", 1, "cap", 1, (14, -54)), (310, 176, "#3a2a40", 0, "veil", 1, (13, -92)), (230, 120, "#5a3a34", 3, "wool", 1, (13, -90)), (760, 170, "#22304f", 2, "brim", 1, (11, -86)), (850, 164, "#40323f", 0, "wool", 1, None), (1330, 168, "#1c2742", 1, "wool", -1, (12, -88))):
        s.person(x, 1010 - (x - 800) ** 2 / 40000, h, c, skin=k, hat=hat, face=face, arm=arm, lit="#e0a27c", legs=INK, scarf=RUST)
    for x, y in ((560, 960), (1060, 972), (1440, 980)):
        s.rect(x - 9, y - 26, 18, 24, "#ffe9b4", rx=4)
        s.glow(x, y - 14, 90, LAMP, .8)
    return s


SCENES = [roof_bees, old_lift, chess_steps, kite_fish, kite_box, kite_train, kite_tree, kite_night]
