"""Six bridges before breakfast: one gallery, six kinds of bridge, six weathers, three shapes of picture."""

import math

from brush import *


def mirror(s, y0, draw, strength=0.34):
    """Paint with `draw` and then, fainter and upside down, its image in the water below `y0`."""
    before = len(s.out)
    draw()
    painted = s.out[before:]
    s.out[before:before] = [f'<g transform="translate(0 {2*y0}) scale(1 -1)" opacity="{strength}" {s.blur(3)}>', *painted, "</g>"]


def stone_bridge():
    """Three arches of stone, at first light."""
    s = Sheet("bridge-stone", 1600, 1067, "webp", 78)
    s.sky("#5d7391", "#c79f98", "#f2c692", "#f9deb0")
    s.glow(800, 560, 760, "#ffe6b4", .9)
    s.circle(800, 548, 52, "#fff1cb")
    s.ridge(500, 44, 6, "#b99a97")
    s.ridge(545, 26, 8, "#94808c")
    s.ridge(585, 12, 26, "#6d657c", jag=22)
    s.water(640, 1067, ("#f0cb98", "#b79a95", "#566580", "#26395a"), [(800, 230, "#fff0c8")], 150)
    stone = s.lg("#7a6b70", "#514a5c", "#3a3850")

    def bridge():
        d = "M-40 520 L-40 470 Q800 330 1640 470 L1640 640 "
        for xr, xl, rise in ((1500, 1160, 110), (1060, 540, 178), (440, 100, 110)):
            d += f"L{xr} 640 A{(xr-xl)/2} {rise} 0 0 0 {xl} 640 "
        s.path(d + "L-40 640 Z", stone)
        for xr, xl, rise in ((1500, 1160, 110), (1060, 540, 178), (440, 100, 110)):
            s.path(f"M{xr} 640 A{(xr-xl)/2} {rise} 0 0 0 {xl} 640", stroke="#a08b86", sw=13)
            s.path(f"M{xr} 640 A{(xr-xl)/2} {rise} 0 0 0 {xl} 640", stroke="#3a3850", sw=13, extra='stroke-dasharray="2 24"')
        s.path("M-40 478 Q800 338 1640 478", stroke="#f3cf9f", sw=7)
        for x in (490, 1110):
            s.path(f"M{x-52} 640 L{x-52} 585 L{x} 540 L{x+52} 585 L{x+52} 640 Z", "#5c5465")
            s.path(f"M{x-52} 585 L{x} 540 L{x} 640 L{x-52} 640 Z", "#8b7a7d")

    mirror(s, 640, bridge)
    for x, c, face in ((690, INK, 1), (965, "#3c2f45", -1)):
        y = 470 - 132 * (1 - ((x - 800) / 840) ** 2) * .53
        s.person(x, y + 6, 84, c, skin=2, hat="brim", face=face, lit="#f3cf9f", legs=INK)
    s.path("M988 404 h50 l-8 -22 M996 404 l14 -24 h22", stroke=INK, sw=4)
    for x in (990, 1040):
        s.circle(x, 406, 16, "none", f'stroke="{INK}" stroke-width="4"')
    s.veil(650, 60, "#fbe3b8", .55)
    for x, y in ((300, 250), (350, 270), (395, 246), (1250, 210)):
        s.path(f"M{x-18} {y-6} Q{x-6} {y-14} {x} {y} Q{x+6} {y-14} {x+18} {y-6}", stroke=INK, sw=3.5)
    return s


def iron_bridge():
    """An iron lattice in the fog, with the milk train on it."""
    s = Sheet("bridge-iron", 1600, 1067, "jpg", 80)
    s.sky("#a9bcbf", "#c8d2cb", "#dcdccb", "#cfd0c0")
    s.glow(420, 260, 480, "#fff6dc", .9)
    s.circle(420, 260, 54, "#fdf5df")
    s.ridge(560, 90, 4, "#bcc7c2")
    s.ridge(640, 70, 5, "#a3b2b0")
    s.veil(620, 160, "#dfe2d5", .8)
    s.ridge(800, 30, 12, "#7f9492", jag=26)
    s.water(860, 1067, ("#b3c2bf", "#7d9395", "#48636c"), [(420, 150, "#fdf5df")], 80)
    iron, lit = "#3b5158", "#6d868a"
    for x in (250, 760, 1270):                                        # piers of masonry
        s.poly([(x - 46, 470), (x + 46, 470), (x + 74, 880), (x - 74, 880)], s.lg("#5f7274", "#86999a", x2=1, y2=0))
        for y in range(500, 880, 44):
            w = 46 + (y - 470) / 410 * 28
            s.line(x - w, y, x + w, y, "#48595c", 2.5, 'opacity=".5"')
    s.veil(830, 90, "#dbe0d6", .9)
    for side, (dx, col) in enumerate(((16, lit), (0, iron))):
        for x in range(-60, 1660, 85):
            s.line(x + dx, 330, x + 85 + dx, 470, col, 9 if side else 6)
            s.line(x + 85 + dx, 330, x + dx, 470, col, 9 if side else 6)
            s.line(x + dx, 330, x + dx, 470, col, 7)
        if side == 0:                                                # the train runs between the two trusses
            for k, (x, w) in enumerate(((430, 240), (690, 240), (950, 240))):
                s.rect(x, 348, w, 100, ("#8d3a28", "#9d4a30", "#8d3a28")[k], rx=10)
                s.rect(x, 348, w, 16, "#e5d6b6", rx=8)
                for wx in range(x + 20, x + w - 30, 44):
                    s.rect(wx, 376, 30, 32, "#ffe6a6", rx=4)
            s.path("M1210 446 L1210 350 L1290 350 L1290 384 L1420 384 Q1440 386 1440 420 L1440 446 Z", "#2b3a44")
            s.rect(1226, 362, 44, 30, "#ffe6a6", rx=4)
            s.path("M1392 384 L1386 338 L1424 338 L1418 384 Z", "#22303a")
            for k in range(11):
                s.circle(1396 - k * 62, 312 - k * 11 + (k % 2) * 10, 28 + k * 8, "#f6f3e8", f'opacity="{.7 - k*.055:.2f}" {s.blur(9)}')
        s.rect(-20, 322 if side else 326, 1640, 13, col)
        s.rect(-20, 462, 1640, 20, col)
    s.rect(-20, 480, 1640, 6, INK, extra='opacity=".35"')
    s.veil(700, 200, "#e2e4d8", .5)
    s.path("M980 930 Q1080 968 1200 930 L1180 962 Q1090 986 1004 960 Z", "#2c3d42")
    s.person(1090, 944, 92, "#33474b", skin=1, hat="brim", arm=(24, -60), legs=INK)
    s.line(1110, 890, 1200, 800, INK, 2.5)
    s.line(1200, 800, 1222, 934, INK, 1)
    for x in range(-10, 380, 15):
        h = s.r.uniform(50, 170)
        s.path(f"M{x} 1080 Q{x} {1080-h*.6} {x+s.r.uniform(-24,24)} {1080-h}", stroke=s.r.choice(("#2c4344", "#3f5755")), sw=5)
    return s


def hanging_bridge():
    """A footbridge on ropes over a gorge; portrait."""
    s = Sheet("bridge-hanging", 1200, 1600, "webp", 76)
    s.sky("#e9dcc0", "#d3cfae", "#a9b594", "#7c9077")
    s.glow(600, 300, 700, "#fff4d4", .9)
    s.ridge(520, 130, 4, "#b9c0a0")
    s.ridge(660, 110, 4, "#98a988")
    s.veil(700, 200, "#ece6c8", .75)
    for side, flip in (("left", 1), ("right", -1)):
        def X(v, flip=flip):
            return v if flip == 1 else 1200 - v
        for shift, c in ((60, "#75886d"), (0, "#51674f"), (-70, "#36493c")):
            line = [(X(-20), 700), (X(230 + shift), 760), (X(290 + shift), 900), (X(250 + shift), 1060), (X(330 + shift), 1240), (X(400 + shift), 1420), (X(420 + shift), 1640), (X(-20), 1640)]
            s.path(smooth(line, True), c)
        for _ in range(9):
            x, y = s.r.uniform(-10, 190), s.r.uniform(730, 790)
            h = s.r.uniform(210, 380)
            for k in range(6):
                w, yy = h * (.34 - k * .048), y - h * (.12 + k * .14)
                s.poly([(X(x - w), yy), (X(x), yy - h * .26), (X(x + w), yy)], mix("#2f4638", "#63795a", k / 7))
    s.path("M520 1640 Q560 1380 590 1240 Q612 1130 600 1010 L640 1010 Q660 1140 650 1250 Q640 1400 730 1640 Z", s.lg("#dfe6d6", "#9fb9b5", "#6f969a"))
    for _ in range(60):
        y = s.r.uniform(1040, 1600)
        s.ellipse(620 + s.r.gauss(0, 12 + (y - 1040) / 12), y, s.r.uniform(5, 26), 2.6, PAPER, 'opacity=".7"')
    s.veil(1050, 120, "#e8e7cf", .55)

    def sag(x, y0, depth):
        return y0 + depth * (1 - ((x - 600) / 470) ** 2)

    for x in (118, 1082):                                              # posts
        for dx in (-26, 26):
            s.rect(x + dx - 9, 540, 18, 260, s.lg("#3c2c22", "#7a5a3c", x2=1, y2=0))
        s.rect(x - 48, 560, 96, 14, "#5b4330")
    for dy, w in ((0, 6), (120, 6)):
        s.path(smooth([(x, sag(x, 596 + dy * 1.35, 118)) for x in range(110, 1100, 30)]), stroke="#4a3526", sw=w)
    for x in range(130, 1080, 26):                                     # planks, hangers
        yd, yr = sag(x, 758, 118), sag(x, 596, 118)
        s.line(x, yr, x, yd, "#6d523a", 2.2)
        s.rect(x - 11, yd - 4, 22, 9, s.r.choice(("#b58a5e", "#9a7048", "#c59c6c")))
    people = ((390, 205, RUST, 0, 1, "wool"), (470, 140, AMBER, 3, 1, "wool"), (820, 215, DUSK, 2, -1, "brim"))
    for x, h, c, k, face, hat in people:
        s.person(x, sag(x, 756, 118), h, c, skin=k, hat=hat, scarf=CREAM, face=face, arm=(22, -72), bag=BARK if k == 0 else None)
    s.path(smooth([(x, sag(x, 610, 118)) for x in range(110, 1100, 30)]), stroke="#6d523a", sw=7)
    for x in range(143, 1080, 52):
        s.line(x, sag(x, 610, 118), x, sag(x, 766, 118), "#8a6a48", 2.6)
    for x, y in ((560, 300), (640, 340), (720, 290)):
        s.path(f"M{x-24} {y-8} Q{x-8} {y-18} {x} {y} Q{x+8} {y-18} {x+24} {y-8}", stroke=PINE, sw=4.5)
    return s


def covered_bridge():
    """A roofed wooden bridge in October."""
    s = Sheet("bridge-covered", 1600, 1067, "jpg", 80)
    s.sky("#c9d4cd", "#e6dfc2", "#f2deb2")
    s.glow(1350, 240, 560, "#fff4d2", .9)
    s.ridge(430, 60, 5, "#bfae85")
    for y, amp, n in ((520, 22, 1), (560, 20, 2)):
        for x in range(-20, 1640, 74):
            s.tree(x + s.r.uniform(-20, 20), y + 60, s.r.uniform(180, 300), s.r.choice(("#c7803c", "#b4572f", "#d8a24a", "#9c9a54", "#c9913f")))
        s.veil(y + 40, 70, "#f3dfb0", .4)
    s.rect(-20, 600, 1640, 60, "#8d8a4d")
    s.water(652, 1067, ("#c7ab78", "#8d8a6f", "#4e6465", "#2a444e"), [(1350, 190, "#fff0c8"), (800, 260, "#d99a55")], 120)

    def bridge():
        s.path("M-40 640 L330 640 L350 700 Q330 740 290 764 L-40 780 Z", "#7d7c46")
        s.path("M1640 640 L1270 640 L1250 700 Q1270 740 1310 764 L1640 780 Z", "#7d7c46")
        for x in (120, 1290):
            s.poly([(x, 640), (x + 190, 640), (x + 215, 760), (x - 25, 760)], s.lg("#a79a86", "#6d665c"))
            for y in (668, 698, 728):
                s.line(x - 8, y, x + 198, y, BARK, 2.5, 'opacity=".35"')
        s.path("M318 752 Q800 570 1282 752", stroke="#3d2a20", sw=20)
        for x in range(390, 1260, 82):
            s.line(x, 650, x, 752 - 91 * (1 - ((x - 800) / 482) ** 2), "#3d2a20", 9)
        s.rect(130, 616, 1350, 34, "#5a3d28")
        s.rect(160, 420, 1290, 200, s.lg("#a4553a", "#7f3a29"))
        for x in range(160, 1450, 30):
            s.line(x, 420, x, 620, WINE, 3, 'opacity=".55"')
        for x in range(250, 1400, 190):
            s.rect(x, 462, 104, 66, SOOT)
            s.rect(x, 462, 104, 66, s.lg("#f9d58c", "#c98544"), extra='opacity=".75"')
            if x == 630:                                                 # someone looks out
                s.open(s.clip("M634 462 h96 v66 h-96 Z"))
                s.person(682, 600, 128, OLIVE, skin=0, hat="brim", scarf=RUST)
                s.close()
                continue
            s.line(x, 462, x + 104, 528, BARK, 8)
            s.line(x + 104, 462, x, 528, BARK, 8)
        s.poly([(110, 432), (240, 300), (1370, 300), (1500, 432)], s.lg("#5c5a58", "#7b766c"))
        for k in range(6):
            s.line(232 - k * 22, 312 + k * 22, 1378 + k * 22, 312 + k * 22, "#45423f", 2.5, 'opacity=".7"')
        for _ in range(60):
            s.ellipse(s.r.uniform(190, 1420), s.r.uniform(310, 428), 9, 4, s.r.choice(("#d8a24a", "#c7803c", "#b4572f")))

    mirror(s, 752, bridge, .3)
    for _ in range(90):
        x, y = s.r.uniform(0, 1600), s.r.uniform(300, 1040)
        s.ellipse(x, y, 9, 4.5, s.r.choice(("#e0a648", "#c7662f", "#b4472c")), f'transform="rotate({s.r.randint(0,180)} {x:.0f} {y:.0f})"')
    s.tree(40, 1180, 760, "#c7662f", lit="#e6a24c")
    return s


def lifting_bridge():
    """A drawbridge, up, for a boat with a red sail; square."""
    s = Sheet("bridge-lifting", 1400, 1400, "jpg", 80)
    s.sky("#22375c", "#4f6f92", "#a9b6b4", "#f0cf9c")
    s.glow(700, 820, 800, "#ffe0a6", .75)
    s.stars(40, 300)
    s.ridge(800, 20, 6, "#8a95a0")
    x = -10
    while x < 1410:
        w, h = s.r.randint(70, 120), s.r.randint(120, 250)
        if not 480 < x + w / 2 < 920:
            c = s.r.choice(("#6f6f80", "#837a83", "#5d6377", "#94847f"))
            s.house(x, 900, w, h, c, mix(c, WINE, .4), (2, 4), lit=.35, pane=NIGHT, gable=s.r.random() < .7)
        x += w
    s.veil(880, 90, "#f3d3a4", .55)
    s.water(900, 1400, ("#e5c598", "#8296a4", "#375475", "#172a4c"), [(700, 240, "#ffe6b0"), (180, 150, LAMP), (1240, 150, LAMP)], 150)
    for flip in (1, -1):
        s.open(f'transform="translate({0 if flip == 1 else 1400} 0) scale({flip} 1)"')
        s.poly([(-20, 880), (360, 880), (392, 1010), (-20, 1010)], s.lg("#8a8078", "#504d55"))
        for y in range(906, 1010, 30):
            s.line(-20, y, 366 + (y - 880) / 4, y, INK, 2.5, 'opacity=".4"')
        s.rect(110, 480, 40, 400, s.lg("#31425f", "#5a6d88", x2=1, y2=0))
        s.rect(270, 480, 40, 400, s.lg("#31425f", "#5a6d88", x2=1, y2=0))
        s.rect(100, 466, 222, 30, "#41557a")
        for y in (560, 690):
            s.line(130, y, 290, y + 110, "#41557a", 12)
            s.line(290, y, 130, y + 110, "#41557a", 12)
        s.poly([(40, 560), (70, 540), (610, 300), (616, 318)], "#2a3a58")         # the balance beam
        s.rect(14, 520, 90, 90, "#1c2944")
        s.poly([(330, 872), (352, 886), (652, 470), (632, 456)], s.lg("#a05a38", "#6b3a2a"))   # the leaf, raised
        for k in range(1, 8):
            a = k / 8
            s.line(332 + a * 302, 876 - a * 414, 350 + a * 302, 888 - a * 414, SOOT, 4)
            s.line(332 + a * 302, 872 - a * 414, 312 + a * 302, 842 - a * 414, CREAM, 3.5)
        s.line(312, 840, 614, 426, CREAM, 3.5)
        s.line(600, 306, 640, 460, INK, 4)
        s.rect(176, 760, 70, 120, "#8d3a28")
        s.poly([(166, 764), (211, 722), (256, 764)], "#3a2a30")
        s.rect(192, 786, 36, 34, "#ffeab0")
        s.glow(210, 804, 110, LAMP, .7)
        s.circle(330, 836, 9, "#ff8f5c")
        s.glow(330, 836, 70, "#ff8f5c", .8)
        s.close()
    s.ellipse(700, 1110, 210, 20, INK, f'opacity=".5" {s.blur(7)}')
    s.path("M520 1040 Q700 1076 880 1040 L838 1106 Q700 1128 566 1106 Z", s.lg("#4a3526", "#241a18"))
    s.path("M520 1040 Q700 1076 880 1040 L876 1050 Q700 1088 524 1050 Z", CREAM)
    s.line(700, 1066, 700, 560, BARK, 11)
    s.path("M712 580 Q900 800 872 1000 Q790 1024 712 1012 Z", s.lg("#c4583a", "#8d3226", x2=1, y2=0))
    s.path("M690 620 Q560 840 570 1000 Q640 1018 690 1008 Z", s.lg("#8d3226", "#b34a33", x2=1, y2=0))
    for y in (700, 820, 930):
        s.path(f"M712 {y} Q800 {y+20} {700+190*((y-560)/460)**.6:.0f} {y-4}", stroke=WINE, sw=3, extra='opacity=".5"')
    s.person(620, 1062, 108, PINE, skin=1, hat="wool", scarf=AMBER, face=1, arm=(22, -92))
    s.person(800, 1062, 100, SLATE, skin=2, hat="cap", face=-1)
    for k in range(14):
        s.ellipse(560 - k * 18, 1112 + k * 3, 34, 3.5, PAPER, f'opacity="{.6-k*.04:.2f}"')
    return s


def plank_bridge():
    """The smallest: two planks over the mill stream, and who is allowed to cross first."""
    s = Sheet("bridge-plank", 1600, 1067, "jpg", 80)
    s.sky("#dbe4d0", "#eef0d4", "#dfe3b8", "#b3c083")
    s.glow(1200, 140, 700, "#fffbe2", 1)
    s.ridge(330, 50, 5, "#b7c795")
    for x in range(-30, 1640, 120):
        s.tree(x + s.r.uniform(-30, 30), 450, s.r.uniform(170, 280), s.r.choice(("#8ea265", "#7b9458", "#a3b274")), lit="#cdd699")
    s.rect(-20, 420, 1640, 700, s.lg("#a9b96c", "#7f9650", "#566f3e"))
    for _ in range(420):
        y = 430 + s.r.random() ** 1.3 * 620
        x, k = s.r.uniform(0, 1600), (y - 380) / 500
        s.path(f"M{x} {y} q{s.r.uniform(-6,6)*k} {-12*k} {s.r.uniform(-10,10)*k} {-30*k}", stroke=s.r.choice(("#c3cf83", "#6d8547", "#48613a")), sw=2 + 2 * k, extra='opacity=".6"')
    stream = "M980 420 Q840 520 900 610 Q980 720 700 850 Q560 930 520 1080 L1180 1080 Q1160 940 1220 850 Q1340 690 1130 590 Q1020 520 1030 420 Z"
    s.path(stream, "#4e6740", extra='transform="translate(-12 -10)"')
    s.path(stream, s.lg("#dbe6cf", "#9fbcb4", "#5c8890", "#376070"))
    s.open(s.clip(stream))
    for _ in range(110):
        y = s.r.uniform(430, 1060)
        s.ellipse(960 + s.r.uniform(-320, 260), y, s.r.uniform(14, 70), 1.6 + (y - 400) / 200, s.r.choice((PAPER, PAPER, "#2c5060")), f'opacity="{s.r.uniform(.15,.55):.2f}"')
    for x, y, w in ((700, 960, 60), (1100, 960, 74), (1010, 560, 30), (830, 880, 40), (1160, 760, 44)):
        s.ellipse(x, y, w, w * .42, "#77806e")
        s.ellipse(x - 6, y - w * .12, w * .75, w * .22, "#b3b59c")
    s.close()
    s.ellipse(960, 790, 400, 30, "#1f3a3c", f'opacity=".4" {s.blur(9)}')
    for y, c in ((700, "#b98d5c"), (738, "#a3764a")):
        s.poly([(560, y + 14), (1400, y - 16), (1404, y + 14), (564, y + 46)], s.lg(mix(c, CREAM, .25), c, mix(c, BARK, .4)))
        for k in range(7):
            s.line(600 + k * 115, y + 22 - k * 4, 680 + k * 115, y + 19 - k * 4, BARK, 2, 'opacity=".35"')
    for x, y in ((556, 700), (1396, 670)):
        s.rect(x, y, 26, 130, s.lg("#6b4a30", "#8f6842", x2=1, y2=0))
    s.path("M569 640 Q980 690 1409 600", stroke="#8f6842", sw=9)
    for x, y in ((562, 628), (1400, 590)):
        s.rect(x, y, 16, 110, "#6b4a30")
    # a girl with a bucket, and a line of ducks that has the right of way
    s.person(480, 775, 300, RUST, skin=3, hair=SOOT, scarf=AMBER, face=1, arm=(17, -42), skirt=True, legs=DUSK)
    s.path("M508 660 h48 l-7 48 h-34 Z", STEEL)
    s.path("M508 660 q24 -46 48 0", stroke=DUSK, sw=3)
    for i, x in enumerate((690, 815, 890, 960, 1030, 1096)):
        k = 1.25 if i == 0 else .62
        y = 716 - (x - 960) * .035 - (0 if i else 0)
        body, head = ("#f1ead6", "#f6f0de") if i == 0 else ("#e9c55c", "#efd06e")
        s.path(f"M{x-44*k} {y-30*k} Q{x-40*k} {y-2*k} {x} {y-2*k} Q{x+44*k} {y-4*k} {x+56*k} {y-44*k} Q{x+24*k} {y-30*k} {x+2*k} {y-46*k} Q{x-26*k} {y-54*k} {x-44*k} {y-30*k} Z", body)
        s.path(f"M{x-40*k} {y-28*k} Q{x-44*k} {y-60*k} {x-36*k} {y-74*k} L{x-14*k} {y-66*k} Q{x-18*k} {y-40*k} {x-4*k} {y-34*k} Z", body)
        s.circle(x - 28 * k, y - 76 * k, 18 * k, head)
        s.path(f"M{x-44*k} {y-78*k} l{-24*k} {6*k} l{24*k} {5*k} Z", AMBER)
        s.circle(x - 33 * k, y - 80 * k, 2.8 * k, INK)
        s.path(f"M{x-4*k} {y-2*k} v{10*k} M{x+14*k} {y-3*k} v{10*k}", stroke=AMBER, sw=4 * k)
        s.path(f"M{x-8*k} {y-34*k} Q{x+14*k} {y-10*k} {x+38*k} {y-32*k}", stroke=mix(body, BARK, .28), sw=4 * k)
    for _ in range(70):
        x, y = s.r.choice((s.r.uniform(0, 460), s.r.uniform(1260, 1600))), s.r.uniform(820, 1050)
        for a in range(5):
            s.circle(x + math.cos(a * 1.257) * 7, y + math.sin(a * 1.257) * 7, 5.5, s.r.choice((PAPER, "#e6a04a", "#f2dd8c")))
        s.circle(x, y, 4, AMBER)
    return s


SCENES = [stone_bridge, iron_bridge, hanging_bridge, covered_bridge, lifting_bridge, plank_bridge]
