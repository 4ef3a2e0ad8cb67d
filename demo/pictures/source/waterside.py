"""Scenes by the water: the weather hut on the breakwater, the ice that goes, the piano that crosses."""

import math

from brush import *


def weather_hut():
    s = Sheet("weather-hut", 1600, 900, "webp", 76)
    s.sky("#3d556c", "#6c8593", "#b3bfb6", "#ead5a6")
    for _ in range(60):                                                        # a shower on its way out, the sun behind it
        x, y = s.r.uniform(-40, 900), s.r.uniform(40, 300)
        s.ellipse(x, y, s.r.uniform(70, 190), s.r.uniform(26, 60), s.r.choice(("#46586c", "#5d7080", "#7b8c95")), f'opacity=".30" {s.blur(16)}')
    for _ in range(120):
        x, y = s.r.uniform(-20, 640), s.r.uniform(260, 620)
        s.line(x, y, x - 26, y + 90, "#c9d3d2", 1.8, 'opacity=".35"')
    s.glow(1330, 470, 620, "#fff0c4", .95)
    s.ridge(560, 14, 6, "#8a9a9c")
    s.water(580, 900, ("#d9cfa8", "#7f989b", "#47687a", "#263f58"), [(1330, 220, "#fff3cf")], 120)
    # waves that break along the wall
    s.poly([(-40, 690), (1640, 640), (1640, 700), (1640, 930), (-40, 930)], s.lg("#9c9082", "#6d645c", "#45413f"))
    s.poly([(-40, 676), (1640, 628), (1640, 656), (-40, 716)], "#d6c7a6")
    for _ in range(90):
        x = s.r.uniform(-20, 1620)
        s.rect(x, s.r.uniform(720, 880), s.r.uniform(60, 120), s.r.uniform(24, 40), s.r.choice((SAND, SOOT, SLATE)), rx=6, extra='opacity=".16"')
    for x0 in (120, 560):
        for _ in range(60):
            a, d = s.r.uniform(-2.7, -.5), s.r.uniform(10, 130)
            s.circle(x0 + math.cos(a) * d * 1.3, 690 + math.sin(a) * d, s.r.uniform(2, 12), PAPER, f'opacity="{s.r.uniform(.3,.8):.2f}"')
    # the hut
    s.rect(900, 420, 300, 246, s.lg("#f2e6cc", "#cdb68f", x2=1, y2=0))
    for y in range(436, 660, 22):
        s.line(900, y, 1200, y, EARTH, 2, 'opacity=".4"')
    s.poly([(876, 426), (1050, 326), (1224, 426)], s.lg("#a5523a", "#7c3a2c"))
    s.rect(1000, 500, 84, 164, "#3f6a66")
    s.rect(1012, 514, 60, 56, "#ffe3a0", rx=3)
    s.rect(1114, 500, 62, 70, "#3c2c26")
    s.rect(1120, 506, 50, 58, s.lg("#ffe9ad", "#e9a852"))
    s.line(1145, 506, 1145, 564, "#3c2c26", 4)
    s.glow(1145, 535, 120, LAMP, .5)
    s.path("M924 500 h56 v76 h-56 Z", PAPER, EARTH, 4)                            # the board with the month's figures
    for k in range(6):
        s.line(932, 514 + k * 10, 972, 514 + k * 10 + (k % 2), DUSK, 2.6)
    # mast: cups, vane, a windsock
    s.line(1290, 640, 1290, 130, "#e9e4d6", 12)
    s.line(1290, 640, 1290, 130, SLATE, 4, 'opacity=".5"')
    for dx in (-120, 120):
        s.line(1290, 300, 1290 + dx, 644, "#e9e4d6", 2.2)
    s.line(1190, 190, 1390, 190, SOOT, 7)
    for dx, r in ((-100, 1), (100, -1), (20, 1)):
        s.path(f"M{1290+dx} 162 a30 30 0 0 {1 if r == 1 else 0} 0 56 Z", "#c2523a", SOOT, 4)
    s.circle(1290, 190, 14, SOOT)
    s.path("M1200 120 L1360 120 L1350 104 L1404 128 L1350 152 L1360 136 L1200 136 Z M1200 128 l-46 -30 v60 Z", "#d2a04f", SOOT, 3)
    s.path("M1296 250 Q1400 236 1470 270 L1462 300 Q1390 276 1296 296 Z", "#d9713f")
    for a, b in ((1340, 1376), (1412, 1440)):
        s.poly([(a, 246 + (a - 1340) * .14), (b, 250 + (b - 1340) * .16), (b - 3, 288 + (b - 1340) * .06), (a - 2, 286)], PAPER)
    # the white louvred screen on its stand, a rain gauge, and the one who reads
    for dx in (0, 150):
        s.line(486 + dx, 500, 474 + dx * 1.15, 690, "#e9e4d6", 12)
    s.line(480, 640, 652, 636, "#e9e4d6", 7)
    s.rect(466, 344, 190, 164, "#f6f0e0")
    for y in range(360, 500, 15):
        s.line(478, y, 644, y + 5, MIST, 7)
        s.line(478, y + 5, 644, y + 10, SLATE, 1.6, 'opacity=".6"')
    s.poly([(448, 348), (464, 318), (658, 318), (674, 348)], "#e1dccd")
    s.rect(560, 352, 6, 150, SLATE, extra='opacity=".5"')
    s.path("M776 672 l8 -96 h60 l8 96 Z", s.lg("#b98b45", "#f0d28a", "#a5782f", x2=1, y2=0))
    s.ellipse(814, 576, 36, 10, "#6d4f22")
    s.ellipse(400, 696, 100, 12, SOOT, f'opacity=".5" {s.blur(5)}')
    s.person(396, 694, 300, "#d9a02f", skin=1, hat="veil", scarf="#b4452f", face=1, arm=(24, -80), lit="#ffe6a0", legs="#2c3a58")
    s.rect(424, 484, 46, 34, PAPER, extra='transform="rotate(-14 446 500)"')
    s.line(470, 454, 452, 492, BARK, 4)
    s.person(1520, 652, 150, PINE, skin=0, hat="cap", face=-1, scarf=CREAM, arm=(10, -84))
    for x, y, k in ((200, 180, 1), (300, 240, .8), (760, 160, .9)):
        s.path(f"M{x-46*k} {y-8*k} Q{x-22*k} {y-30*k} {x} {y} Q{x+22*k} {y-30*k} {x+46*k} {y-8*k} Q{x+20*k} {y-14*k} {x} {y+9*k} Q{x-20*k} {y-14*k} {x-46*k} {y-8*k} Z", PAPER)
    return s


def ice_out():
    s = Sheet("ice-out", 1600, 1067, "webp", 76)
    s.sky("#7f9fb4", "#bfcfcd", "#f0dfbb", "#f7d9a8")
    s.glow(520, 420, 640, "#fff3d2", .95)
    s.circle(520, 400, 48, "#fff9e6")
    s.ridge(470, 40, 5, "#b5b9b2")
    s.ridge(510, 16, 26, "#93a09c", jag=22)
    for x in range(-10, 1620, 96):
        s.tree(x + s.r.uniform(-20, 20), 566, s.r.uniform(110, 200), "", "#6f6a66", bare=True)
    s.rect(-20, 556, 1640, 40, "#dfe3dc")
    s.water(590, 1067, ("#e9dcb8", "#8fb0b6", "#4f7f8f", "#244a60"), [(520, 260, "#fff3d2")], 120)
    for i in range(60):                                                        # floes, small far off, broad near
        t = (i / 60) ** 1.5
        y, w = 606 + t * 440, 26 + 210 * t
        x = s.r.uniform(-100, 1700)
        n = s.r.randint(6, 9)
        ring = [(x + math.cos(a / n * math.tau) * w * s.r.uniform(.7, 1.05), y + math.sin(a / n * math.tau) * w * .2 * s.r.uniform(.75, 1.1)) for a in range(n)]
        s.poly([(px, py + 5 + 12 * t) for px, py in ring], "#6f9fae", 'opacity=".9"')
        s.poly(ring, s.lg("#fbf6e6", "#d6e4e4"))
        s.poly([(px * .5 + x * .5 - w * .12, py * .5 + y * .5) for px, py in ring], PAPER, 'opacity=".7"')
    # a pier of the old bridge parts them
    s.rect(1080, -20, 560, 120, "#8a7a70")
    pier = "M1040 -20 L1640 -20 L1640 210 Q1500 210 1470 330 L1470 660 L1270 660 L1270 330 Q1240 150 1040 120 Z"
    s.path(pier, s.lg("#a39184", "#7d6c66", "#5a4f52", x2=1, y2=0))
    s.open(s.clip(pier))
    for row in range(17):
        for col in range(8):
            s.rect(1040 + col * 78 + (row % 2) * 38, -10 + row * 40, 70, 33, s.r.choice((SAND, SOOT, SLATE)), rx=5, extra='opacity=".18"')
    s.close()
    s.path("M1040 120 Q1240 150 1270 330 L1270 560 M1640 210 Q1500 210 1470 330 L1470 560", stroke="#c2b09c", sw=9, extra='opacity=".7"')
    s.poly([(1240, 690), (1290, 740), (1480, 700), (1480, 560), (1290, 600), (1240, 560)], "#6b5d5a")
    s.poly([(1240, 690), (1290, 740), (1290, 590), (1240, 560)], "#9c8a7e")
    for _ in range(30):
        s.ellipse(1290 + s.r.gauss(0, 90), 736 + s.r.uniform(-12, 26), s.r.uniform(10, 44), 4, PAPER, 'opacity=".75"')
    for k in range(5):
        x, y = 1170 + k * 30, 724 + (k % 2) * 18
        s.poly([(x - 60, y), (x - 10, y - 40 - k * 6), (x + 40, y - 10), (x + 20, y + 16)], "#f4f4ea")
        s.poly([(x - 60, y), (x - 10, y - 40 - k * 6), (x - 16, y + 10)], "#b9d2d6")
    # the near bank, with a boy, a dog and a boat that waits
    s.path("M-40 930 Q240 880 470 960 Q560 1000 600 1090 L-40 1090 Z", s.lg("#b9a67c", "#7d6c4c"))
    for _ in range(40):
        x = s.r.uniform(0, 480)
        s.ellipse(x, s.r.uniform(950, 1060), s.r.uniform(20, 60), 8, "#eef0e8", 'opacity=".6"')
    for x in range(10, 420, 22):
        h = s.r.uniform(40, 120)
        s.path(f"M{x} {960+abs(x-240)*.05} q{s.r.uniform(-10,10)} {-h*.6} {s.r.uniform(-16,16)} {-h}", stroke=s.r.choice(("#a98d55", "#8a7346")), sw=4)
    s.ellipse(300, 990, 90, 12, SOOT, f'opacity=".4" {s.blur(5)}')
    s.person(300, 990, 270, "#b4452f", skin=3, hat="wool", scarf="#f0d28a", face=1, arm=(30, -74), legs="#33405c")
    s.dog(170, 1014, 96, "#4b3627", face=1)
    for x, y in ((760, 250), (820, 280), (880, 240), (700, 300)):
        s.path(f"M{x-28} {y-10} Q{x-10} {y-20} {x} {y} Q{x+10} {y-20} {x+28} {y-10}", stroke=INK, sw=4.5)
    return s


def piano_crossing():
    s = Sheet("piano-crossing", 1600, 1067, "jpg", 79)
    s.sky("#7796a8", "#bcc9c2", "#efdcae", "#f6cf98")
    s.glow(420, 470, 700, "#fff0c6", .9)
    s.ridge(500, 36, 6, "#a9af9a")
    s.ridge(530, 14, 30, "#8b9a80", jag=18)
    x = 900
    while x < 1640:
        w, h = s.r.randint(70, 120), s.r.randint(110, 210)
        s.house(x, 600, w, h, s.r.choice(("#d9b98f", "#cfa77c", "#e2c8a0")), s.r.choice(("#a5523a", "#8d4434")), (2, 3), lit=.2, pane="#6d5648")
        x += w
    s.veil(570, 70, "#f6e3b6", .5)
    s.rect(860, 590, 780, 34, "#a9947a")
    s.water(610, 1067, ("#efd9a6", "#a9b4a4", "#587a86", "#2b4a5e"), [(420, 230, "#fff3cf"), (800, 260, "#d9a071")], 160)
    s.ellipse(800, 890, 620, 40, INK, f'opacity=".4" {s.blur(12)}')
    # the flat ferry and its rope
    s.path("M-40 560 Q800 700 1640 570", stroke=BARK, sw=5, extra='opacity=".8"')
    s.path("M230 800 H1370 L1320 888 Q800 912 280 888 Z", s.lg("#7c5136", "#4b3023"))
    s.poly([(250, 790), (330, 742), (1270, 742), (1350, 790)], s.lg("#d0a870", "#b08350"))
    for k in range(11):
        s.line(340 + k * 92, 744, 272 + k * 106, 798, BARK, 2.6, 'opacity=".45"')
    s.rect(230, 790, 1140, 20, "#e4caa0")
    for x in (260, 1326):
        s.rect(x, 640, 16, 160, BARK)
        s.circle(x + 8, 640, 15, "#c9a24e")
    # the piano: upright, black, candle brackets, keys
    s.ellipse(780, 770, 230, 16, SOOT, f'opacity=".55" {s.blur(6)}')
    s.rect(600, 470, 360, 290, s.lg("#33262a", "#1d1518"), rx=8)
    s.rect(586, 456, 388, 24, "#4a363a", rx=6)
    s.rect(624, 500, 312, 84, "#2a1f22", rx=6, extra='stroke="#6b4a40" stroke-width="4"')
    for x in (706, 854):
        s.path(f"M{x-26} 524 q26 44 52 0", stroke="#c9a24e", sw=4)
        s.circle(x, 532, 6, "#c9a24e")
    s.poly([(590, 610), (970, 610), (992, 648), (568, 648)], "#3d2c30")
    s.poly([(604, 614), (956, 614), (974, 640), (586, 640)], PAPER)
    for k in range(34):
        if k % 7 not in (2, 6):
            s.rect(600 + k * 10.8, 614, 5.6, 15, SOOT)
    s.rect(568, 646, 424, 18, "#241a1d")
    for x in (580, 960):
        s.rect(x, 660, 20, 100, "#2a1f22")
    s.poly([(700, 500), (860, 500), (868, 580), (692, 580)], "#f6ecd0")
    for k in range(5):
        s.line(706, 514 + k * 13, 856, 514 + k * 13, DUSK, 1.6)
    for _ in range(26):
        s.ellipse(s.r.uniform(712, 850), s.r.uniform(512, 568), 4.4, 3.4, INK)
    for x in (640, 920):
        s.path(f"M{x} 600 v-30 h-14", stroke="#c9a24e", sw=5)
        s.rect(x - 20, 540, 11, 30, CREAM)
        s.glow(x - 15, 534, 70, LAMP, .7)
    # the player, who could not wait; the ferryman, his two passengers, a gull on top
    s.rect(726, 694, 116, 18, "#7d2f2a", rx=6)
    for x in (738, 818):
        s.rect(x, 710, 10, 62, BARK)
    s.path("M730 700 Q716 610 752 574 Q786 560 820 574 Q852 610 838 700 Z", "#3f6a66")
    s.path("M800 570 Q852 600 838 700 L812 700 Q824 620 800 570 Z", "#6f9a8e", extra='opacity=".8"')
    s.rect(776, 548, 18, 24, SKINS[1])
    s.circle(786, 526, 32, BARK)
    s.path("M754 530 q-6 34 12 52 q20 10 40 0 q18 -18 12 -52 Z", "#33241e")
    for a in (-1, 1):
        s.path(f"M{786+a*40} 592 Q{786+a*84} 610 {786+a*66} 636", stroke="#4f7d76", sw=22)
        s.circle(786 + a * 66, 634, 11, SKINS[1])
    s.person(400, 790, 330, "#33485f", skin=0, hat="cap", scarf=RUST, face=-1, arm=(22, -78), legs="#20283f")
    s.line(328, 540, 260, 640, "#c9a24e", 10)
    for x, h, c, k, hat, face, kw in ((1080, 310, WINE, 2, "brim", -1, dict(arm=(10, -52))), (1180, 300, AMBER, 3, "veil", -1, dict(scarf="#3f6a66", skirt=True)), (1250, 190, PINE, 1, "wool", -1, dict(scarf=CREAM, arm=(13, -88)))):
        s.ellipse(x, 786, h * .24, 8, SOOT, f'opacity=".45" {s.blur(4)}')
        s.person(x, 786, h, c, skin=k, hat=hat, face=face, **kw)
    s.path("M636 452 q-34 -10 -44 -38 q-10 -22 8 -30 q14 -2 18 12 q10 16 40 22 q30 8 26 34 Z", PAPER)
    s.path("M596 392 l-22 6 l20 8 Z", AMBER)
    s.circle(603, 394, 3, INK)
    for k in range(22):
        s.ellipse(1380 + k * 13, 876 + s.r.uniform(-8, 12), 34, 4, PAPER, f'opacity="{.6-k*.024:.2f}"')
        s.ellipse(s.r.uniform(260, 1340), 896 + s.r.uniform(-4, 8), 40, 4, PAPER, 'opacity=".5"')
    for x, y, k in ((250, 250, 1), (330, 300, .8), (1180, 220, .9)):
        s.path(f"M{x-46*k} {y-8*k} Q{x-22*k} {y-30*k} {x} {y} Q{x+22*k} {y-30*k} {x+46*k} {y-8*k} Q{x+20*k} {y-14*k} {x} {y+9*k} Q{x-20*k} {y-14*k} {x-46*k} {y-8*k} Z", PAPER)
    return s


SCENES = [weather_hut, ice_out, piano_crossing]
