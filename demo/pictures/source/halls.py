"""Scenes in tall rooms: the choir in the fish hall, the museum of keys, the bakers before the town is up."""

import math

from brush import *


def fish_hall_choir():
    s = Sheet("fish-hall-choir", 1600, 1067, "jpg", 79)
    s.sky("#24384f", "#3d5566", "#6d7a78")
    # the far gable of glass, at dusk
    s.path("M260 640 V330 Q260 110 800 90 Q1340 110 1340 330 V640 Z", s.lg("#40587c", "#8a90a0", "#e3b98a"))
    for x in range(320, 1340, 102):
        s.line(x, 100, x, 640, "#22303c", 7)
    for y in (250, 350, 450, 550):
        s.line(260, y, 1340, y, "#22303c", 6)
    for k in (0, 1, 2):
        s.path(f"M{260-k*110} 1000 V{330-k*34} Q{260-k*110} {110-k*50} 800 {90-k*56} Q{1340+k*110} {110-k*50} {1340+k*110} {330-k*34} V1000", stroke=mix("#2d4250", "#4f6c74", k / 3), sw=20 + k * 9)
    for x in (38, 1562):
        s.rect(x - 22, 300, 44, 720, s.lg("#2d4250", "#5d7a80", "#2d4250", x2=1, y2=0))
        s.rect(x - 34, 470, 68, 20, "#6d8a8c")
    s.poly([(-20, 800), (1620, 800), (1620, 1090), (-20, 1090)], s.lg("#8a8f86", "#5d645f", "#3d4444"))
    for k in range(-8, 9):
        s.line(800 + k * 110, 800, 800 + k * 230, 1090, INK, 2.4, 'opacity=".3"')
    for y in (850, 920, 1000):
        s.line(-20, y, 1620, y, INK, 2.4, 'opacity=".3"')
    for _ in range(30):
        s.ellipse(s.r.uniform(60, 1540), s.r.uniform(830, 1050), s.r.uniform(40, 120), 6, CREAM, 'opacity=".10"')
    # the board with the day's catch, rubbed out for the notes
    s.rect(1130, 380, 300, 190, "#5b4230")
    s.rect(1142, 392, 276, 166, "#22332e")
    for k in range(5):
        s.line(1160, 440 + k * 15, 1400, 440 + k * 15, PAPER, 2, 'opacity=".8"')
    for x, y in ((1190, 492), (1230, 477), (1268, 462), (1306, 470), (1344, 447), (1380, 470)):
        s.ellipse(x, y, 8, 6, PAPER)
        s.line(x + 7, y, x + 7, y - 34, PAPER, 2.6)
    s.rect(1160, 404, 110, 12, PAPER, extra='opacity=".35"')
    # marble counters with what was left at six o'clock
    for x0, x1 in ((-20, 330), (1290, 1640)):
        s.rect(x0, 690, x1 - x0, 30, "#e6e4d8")
        s.rect(x0, 718, x1 - x0, 130, s.lg("#7f9a9c", "#50686e"))
        for x in range(x0 + 10, x1, 58):
            s.rect(x, 730, 46, 46, "#a9c0bd", rx=3, extra='opacity=".5"')
        for x in range(x0 + 50, x1 - 40, 90):
            s.ellipse(x, 688, 46, 9, "#eef3f0")
            s.path(f"M{x-38} 682 Q{x-6} 664 {x+28} 680 L{x+44} 670 L{x+42} 694 L{x+28} 686 Q{x-6} 698 {x-38} 682 Z", s.lg("#5a7686", "#c9d3d0"))
            s.circle(x - 26, 680, 2.4, INK)
    # lamps on long cords
    for x, y in ((400, 250), (800, 200), (1200, 250)):
        s.line(x, -10, x, y, SOOT, 4)
        s.path(f"M{x-62} {y+34} Q{x} {y-44} {x+62} {y+34} Z", "#1c3a38")
        s.ellipse(x, y + 34, 56, 12, "#fff1c9")
        s.glow(x, y + 50, 420, LAMP, .6)
    # three rows of singers on fish crates
    def mouth(x, y, h, face):
        s.ellipse(x + h * .022 * face, y - h * .873, h * .016, h * .024, "#4b2420")

    coats = (WINE, DUSK, PINE, RUST, SLATE, "#5b3a54", OLIVE, "#3f6a66", AMBER, "#33485f")
    for row, (y, h, n) in enumerate(((742, 250, 9), (810, 262, 8), (884, 272, 7))):
        width = 860 - row * 40
        for k in range(n):
            x = 800 - width / 2 + (k + .5) * width / n
            s.rect(x - 56, y - 6, 112, 64, s.lg("#b58a5a", "#7f5836"), rx=3)
            for yy in (10, 30):
                s.line(x - 54, y + yy, x + 54, y + yy, BARK, 3, 'opacity=".5"')
        for k in range(n):
            x = 800 - width / 2 + (k + .5) * width / n
            face = 1 if x < 800 else -1
            hat = s.r.choice((None, None, "wool", "veil", "cap", "brim"))
            hh = h * s.r.uniform(.9, 1.06)
            s.person(x, y, hh, coats[(k * 3 + row * 4) % 10], skin=(k + row * 3) % 4, hair=s.r.choice((SOOT, BARK, SAND, PAPER)), hat=hat, scarf=s.r.choice((CREAM, AMBER, RUST, None, SLATE)) if hat != "veil" else s.r.choice(("#c9a24e", "#8fa9a6", BRICK)), face=face, arm=(13, -58), lit="#e8c890")
            s.path(f"M{x-2*face} {y-hh*.60} l{24*face} {-10} v{28} l{-24*face} {8} Z", PAPER)
            mouth(x, y, hh, face)
    # the one who conducts, on a crate of her own, and a cat that came for the fish
    s.ellipse(800, 1046, 150, 16, SOOT, f'opacity=".5" {s.blur(6)}')
    s.rect(726, 984, 148, 62, s.lg("#c59a68", "#8f673f"), rx=4)
    for yy in (1002, 1024):
        s.line(728, yy, 872, yy, BARK, 3, 'opacity=".5"')
    s.path("M770 700 Q732 640 690 592", stroke="#6d2f3a", sw=30)
    s.path("M832 700 Q880 650 912 590", stroke="#6d2f3a", sw=30)
    for x, y in ((686, 586), (916, 584)):
        s.circle(x, y, 14, SKINS[1])
    s.line(916, 584, 968, 520, PAPER, 4)
    s.path("M756 690 Q800 668 846 690 L868 900 Q800 920 734 900 Z", s.lg("#6d2f3a", "#85404a", "#4b2029", x2=1, y2=0))
    for x in (776, 812):
        s.rect(x, 896, 20, 92, SOOT)
        s.ellipse(x + 9, 986, 17, 7, SOOT)
    s.rect(788, 650, 26, 34, mix(SKINS[1], BARK, .25))
    s.ellipse(801, 622, 34, 40, "#c9c2b4")
    s.circle(801, 578, 19, "#c9c2b4")
    s.path("M1150 1004 q-30 -84 20 -100 q-6 -40 6 -52 l14 16 h16 l14 -16 q12 20 2 52 q36 26 14 100 Z", "#2b2628")
    s.path("M1226 1000 q54 4 46 -46", stroke="#2b2628", sw=11)
    return s


def key_museum():
    s = Sheet("key-museum", 1400, 1400, "jpg", 71)
    s.sky("#e9dfc8", "#dccba8", "#c5ab80")
    s.rect(-20, 1130, 1440, 300, s.lg("#9a6d45", "#6b4730"))
    for k in range(-6, 7):
        s.line(700 + k * 130, 1130, 700 + k * 220, 1420, BARK, 2.4, 'opacity=".4"')
    # the wall of keys: a frame, rows of hooks, each key with a ticket
    s.rect(70, 60, 1260, 960, "#6b4730")
    s.rect(96, 86, 1208, 908, s.lg("#4f6a66", "#3f5855", "#344946"))
    s.rect(96, 86, 1208, 908, s.rg((0, CREAM, .34), (1, SOOT, .3), cx=.5, cy=.25, r=.85))

    def key(x, y, h, c, kind):
        w = h * .16
        s.open(f'transform="translate({x:.0f} {y:.0f}) rotate({s.r.uniform(-5,5):.1f})"')
        for dx, col, op in ((4, SOOT, .4), (0, c, 1)):
            o = f'opacity="{op}"'
            if kind == 0:
                s.circle(dx, w * 1.3, w, "none", f'stroke="{col}" stroke-width="{h*.075:.1f}" {o}')
            elif kind == 1:
                s.path(f"M{dx} {w*.2} C{dx-w*2.4} {-w*.2} {dx-w*2} {w*2.8} {dx} {w*1.9} C{dx+w*2} {w*2.8} {dx+w*2.4} {-w*.2} {dx} {w*.2} Z", stroke=col, sw=h * .06, extra=o)
            elif kind == 2:
                for a in range(3):
                    s.circle(dx + math.cos(a * 2.09 - 1.57) * w * .8, w * 1.2 + math.sin(a * 2.09 - 1.57) * w * .8, w * .62, "none", f'stroke="{col}" stroke-width="{h*.055:.1f}" {o}')
            else:
                s.path(f"M{dx-w} {w*.2} h{w*2} v{w*1.8} h{-w*2} Z", stroke=col, sw=h * .07, extra=o)
            s.line(dx, w * 2.2, dx, h, col, h * .07, o)
            s.path(f"M{dx} {h*.96} h{w*1.3} v{-h*.1} h{-w*.5} v{-h*.05} h{w*.5} v{-h*.06} h{-w*1.3} Z", col, extra=o)
            s.rect(dx - w * .45, h * .44, w * .9, h * .05, col, extra=o)
        s.line(-h * .012, w * 2.6, -h * .012, h * .9, PAPER, 2, 'opacity=".5"')
        s.close()

    metals = ("#c9a24e", "#a9b4b3", "#8a5a36", "#d8bd7a", "#7f8a8d", "#b5763f", "#dfe2d8")
    empty = (2, 4)
    for row in range(5):
        y = 120 + row * 174
        s.rect(110, y - 8, 1180, 10, "#8d6a44")
        for col in range(13):
            x = 152 + col * 91
            s.circle(x, y + 4, 6, "#d8bd7a")
            if (row, col) == empty:
                continue
            h = s.r.uniform(96, 146) * (1.0 if row < 4 else .92)
            key(x, y + 6, h, s.r.choice(metals), s.r.randint(0, 3))
            tx = x + s.r.uniform(10, 18)
            s.path(f"M{x+4} {y+22} q14 8 {tx-x} 30", stroke=PAPER, sw=1.6, extra='opacity=".8"')
            s.path(f"M{tx-3} {y+50} l12 9 v30 h-24 v-30 Z", s.r.choice((PAPER, CREAM, "#efd9a6")))
            for k in range(2):
                s.rect(tx - 10, y + 66 + k * 9, s.r.choice((16, 12)), 2.6, DUSK)
    x, y = 152 + empty[1] * 91, 120 + empty[0] * 174
    s.path(f"M{x-26} {y+40} h52 v54 h-52 Z", PAPER)                               # the hook of the key that went home
    s.path(f"M{x-16} {y+64} l10 12 l22 -26", stroke=MOSS, sw=6)
    for x in (400, 1000):                                                      # lamps above
        s.rect(x - 70, 34, 140, 22, "#c9a24e", rx=10)
        s.glow(x, 90, 420, LAMP, .55)
    # the test door on its stand, a visitor who tries, another who waits
    s.ellipse(1010, 1312, 190, 20, SOOT, f'opacity=".5" {s.blur(8)}')
    s.rect(880, 820, 260, 490, s.lg("#7d2f2a", "#a2473a", "#6d2826", x2=1, y2=0), extra=f'stroke="{BARK}" stroke-width="16"')
    for yy in (856, 1090):
        s.rect(920, yy, 180, 170, "none", extra=f'stroke="{WINE}" stroke-width="7"')
    for k, yy in enumerate((1050, 1086, 1122)):
        s.circle(908, yy, 13, "#d8bd7a", f'stroke="{SOOT}" stroke-width="3"')
        s.path(f"M908 {yy-4} v10", stroke=SOOT, sw=5)
    s.poly([(840, 1310), (1180, 1310), (1220, 1340), (800, 1340)], "#4b3326")
    s.ellipse(700, 1350, 130, 16, SOOT, f'opacity=".5" {s.blur(6)}')
    s.person(700, 1348, 520, "#33485f", skin=1, hat="veil", scarf="#c9803f", face=1, arm=(37, -57), skirt=True, lit="#8fa9b8")
    s.line(890, 1050, 916, 1052, "#d8bd7a", 7)
    s.person(500, 1356, 330, AMBER, skin=3, hair=SOOT, face=1, scarf=PINE, arm=(15, -52))
    s.circle(554, 1180, 16, "none", 'stroke="#a9b4b3" stroke-width="7"')
    s.line(554, 1196, 554, 1244, "#a9b4b3", 7)
    s.path("M554 1242 h16 v-12", stroke="#a9b4b3", sw=6)
    s.person(250, 1350, 500, PINE, skin=0, hair=PAPER, face=1, hat="brim", scarf=RUST, arm=(13, -50))
    s.rect(284, 1074, 74, 52, "#efe0bd", extra='transform="rotate(-8 320 1100)"')
    return s


def night_bakers():
    s = Sheet("night-bakers", 1600, 1067, "jpg", 79)
    s.sky("#3a2622", "#5b3a2a", "#6d4630")
    s.rect(-20, -20, 1640, 780, s.lg("#7a5138", "#94683f", "#7d5436"))
    for row in range(9):                                                       # tiles to the height of a hand
        for col in range(26):
            s.rect(-10 + col * 64, 380 + row * 44, 60, 40, mix("#d9c59a", "#b08a5c", s.r.random() * .6), rx=3, extra='opacity=".55"')
    # the window: night, the street lamp, the first bicycle
    s.rect(90, 90, 330, 300, "#3a2620")
    s.rect(106, 106, 298, 268, s.lg("#141f3d", "#2c4064", "#56688a"))
    for x, w, h in ((106, 90, 120), (200, 70, 160), (300, 104, 110)):
        s.rect(x, 374 - h, w, h, "#1b2747")
        s.poly([(x - 6, 374 - h), (x + w / 2, 330 - h), (x + w + 6, 374 - h)], "#141d38")
    s.circle(340, 160, 24, "#f6edd4")
    s.line(270, 374, 270, 236, SOOT, 6)
    s.circle(270, 230, 12, "#fff1c9")
    s.glow(270, 230, 110, LAMP, .8)
    s.line(255, 106, 255, 374, "#3a2620", 9)
    s.line(106, 240, 404, 240, "#3a2620", 9)
    # the clock says ten past three
    s.circle(530, 190, 62, PAPER, f'stroke="{BARK}" stroke-width="11"')
    for a in range(12):
        s.circle(530 + math.cos(a * .5236) * 48, 190 + math.sin(a * .5236) * 48, 3.4, SOOT)
    s.path("M530 190 L562 198 M530 190 L566 166", stroke=SOOT, sw=6)
    # the oven
    s.path("M960 760 V300 Q960 140 1220 130 Q1500 140 1500 300 V760 Z", s.lg("#a5603f", "#8a4a32", "#6d3828"))
    for row in range(13):
        for col in range(9):
            s.rect(966 + col * 62 + (row % 2) * 28, 160 + row * 46, 54, 38, s.r.choice(("#b8704a", "#8a4a32", "#9c583a")), rx=4, extra='opacity=".38"')
    s.path("M1060 560 V470 Q1060 360 1230 356 Q1400 360 1400 470 V560 Z", "#2a1a18")
    s.path("M1082 552 V474 Q1082 382 1230 378 Q1378 382 1378 474 V552 Z", s.lg("#a8481c", "#f29432", "#ffd98a"))
    for k in range(9):
        x = 1104 + k * 32
        s.path(f"M{x-16} 552 Q{x-20} {500-(k%3)*22} {x+4} {450-(k%4)*12} Q{x+24} 510 {x+18} 552 Z", s.r.choice(("#ffc04d", "#f08a34", "#ffe3a0")), extra='opacity=".8"')
    for x in (1130, 1220, 1310):
        s.ellipse(x, 540, 42, 19, "#8a4f28")
        s.ellipse(x - 4, 534, 32, 11, "#c98a48")
    s.path("M1040 566 H1420 V592 H1040 Z", "#4b3326")
    s.rect(1180, 250, 100, 52, "#3a2620", rx=6)
    s.path("M1196 288 q34 -40 68 0", stroke=LAMP, sw=4)
    s.line(1230, 288, 1248, 264, RUST, 4)
    s.glow(1230, 480, 620, "#ffab4d", .75)
    # shelves of loaves
    for y in (470, 590):
        s.rect(470, y, 420, 16, "#b98654")
        s.rect(470, y + 16, 420, 24, SOOT, extra='opacity=".35"')
        for k in range(5):
            x = 516 + k * 82
            s.ellipse(x, y - 20, 42, 26, "#a7692f")
            s.ellipse(x - 5, y - 27, 33, 16, "#cf9450")
            for dx in (-16, 2, 18):
                s.path(f"M{x+dx-5} {y-18} q6 -16 16 -12", stroke=CREAM, sw=4)
    s.rect(40, 430, 380, 16, "#b98654")
    for k, (c, h) in enumerate((("#d5b98b", 90), ("#e5cda3", 110), ("#d5b98b", 84), ("#c9a878", 100))):
        s.rect(56 + k * 92, 430 - h, 62, h, c, rx=8)
        s.rect(70 + k * 92, 430 - h + 30, 34, 26, PAPER)
    # floor, bench with dough, flour in the air
    s.poly([(-20, 760), (1620, 760), (1620, 1090), (-20, 1090)], s.lg("#8a6a4c", "#5d4330", "#3d2b20"))
    for k in range(12):
        s.line(800 + (k - 6) * 130, 760, 800 + (k - 6) * 250, 1090, SOOT, 2.4, 'opacity=".35"')
    for x, y, h, c, k, kw in ((300, 900, 440, "#e9dfca", 1, dict(hat="cap", scarf="#b4452f", face=1, arm=(22, -53), lean=5)), (640, 880, 410, "#efe6d2", 2, dict(hat="veil", scarf="#5d8a86", face=-1, arm=(24, -50), lean=-4))):
        s.ellipse(x, y + 2, h * .26, 12, SOOT, f'opacity=".45" {s.blur(5)}')
        s.person(x, y, h, c, skin=k, legs="#4b4a52", lit="#fff0cf", **kw)
        s.path(f"M{x-h*.13} {y-h*.52} Q{x} {y-h*.47} {x+h*.14} {y-h*.52} L{x+h*.15} {y-h*.26} H{x-h*.15} Z", "#c9b48c", extra='opacity=".85"')
    s.poly([(90, 730), (850, 730), (910, 820), (30, 820)], s.lg("#d8b483", "#b98a58"))
    s.rect(30, 820, 880, 30, "#8a5f38")
    s.rect(60, 850, 30, 190, "#6b4730")
    s.rect(850, 850, 30, 190, "#6b4730")
    for x, y, w in ((180, 776, 64), (330, 786, 78), (480, 772, 60), (600, 788, 70), (740, 774, 60)):
        s.ellipse(x, y + 10, w, 22, BARK, 'opacity=".25"')
        s.path(f"M{x-w} {y+6} Q{x-w*.8} {y-44} {x} {y-46} Q{x+w*.8} {y-44} {x+w} {y+6} Q{x} {y+22} {x-w} {y+6} Z", s.lg("#fbf3dc", "#e2cda0"))
    for _ in range(150):
        s.circle(s.r.gauss(440, 230), s.r.gauss(720, 80), s.r.uniform(1, 3.4), PAPER, f'opacity="{s.r.uniform(.2,.8):.2f}"')
    s.ellipse(470, 806, 330, 14, PAPER, 'opacity=".35"')
    # the one with the peel
    s.ellipse(1090, 1012, 130, 16, SOOT, f'opacity=".5" {s.blur(6)}')
    s.person(1060, 1010, 480, "#f2ead8", skin=0, hat="cap", hair=SAND, scarf=AMBER, face=1, arm=(11, -78), legs="#4b4a52", lit="#ffd08a")
    s.path("M998 770 Q1060 790 1128 770 L1134 890 H990 Z", "#c9b48c", extra='opacity=".85"')
    s.line(890, 730, 1210, 576, "#8a5f38", 14)
    s.line(890, 727, 1210, 573, "#d0a870", 5)
    s.poly([(1186, 572), (1290, 520), (1322, 546), (1222, 600)], "#d8b483")
    s.ellipse(1252, 550, 42, 20, "#a7692f")
    s.ellipse(1248, 543, 33, 12, "#e3b06a")
    s.circle(996, 680, 15, SKINS[0])
    s.circle(1112, 624, 15, SKINS[0])
    s.path("M1008 650 Q992 660 994 672", stroke="#e6dcc6", sw=26)
    s.path("M1360 1010 L1380 800 H1560 L1580 1010 Q1470 1036 1360 1010 Z", s.lg("#e5d3ac", "#b99a6a"))
    s.path("M1380 800 Q1400 760 1430 776 Q1470 750 1500 776 Q1540 760 1560 800 Q1470 826 1380 800 Z", "#f6eeda")
    s.path("M1430 900 q40 -46 80 0 M1470 896 v60", stroke=BRICK, sw=6)
    s.glow(1230, 640, 760, "#ff9f4d", .3)
    return s


SCENES = [fish_hall_choir, key_museum, night_bakers]
