"""Scenes under a roof: the kettle, the tool library, the foundry, the museum, the lighthouse keeper's desk."""

import math

from brush import *


def kettle():
    s = Sheet("night-train-kettle", 1200, 1600, "jpg", 80)
    s.sky("#4a2a26", "#6b3b2e", "#54302a")
    for x in range(0, 1200, 60):
        s.line(x, 0, x, 1600, SOOT, 3, 'opacity=".25"')
    # the window and the night behind it
    s.rect(186, 130, 828, 830, "#2b1916", rx=70)
    s.rect(206, 150, 788, 790, "#b98a4c", rx=58)
    hole = "M280 178 H920 Q966 178 966 224 V866 Q966 912 920 912 H280 Q234 912 234 866 V224 Q234 178 280 178 Z"
    s.open(s.clip(hole))
    s.rect(220, 170, 760, 760, s.lg(INK, "#1f2d50", "#42567c", "#7688a0"))
    s.stars(60, 600)
    s.circle(770, 320, 54, "#f6edd4")
    s.glow(770, 320, 260, MIST, .5)
    s.ridge(620, 60, 4, "#3a4b70")
    s.ridge(700, 44, 5, "#2a3859")
    s.ridge(770, 26, 7, "#1c2846", jag=26)
    s.path("M220 830 Q500 790 980 850 L980 930 L220 930 Z", "#aebccb")
    for x, y in ((420, 742), (450, 748), (610, 752)):
        s.rect(x, y, 9, 11, LAMP)
        s.glow(x + 4, y + 5, 34, LAMP, .7)
    s.path("M640 818 q10 -22 34 -20 l18 -14 l2 16 q16 6 14 14 l-30 6 l-4 14 l-7 -12 l-14 0 l-4 14 l-7 -14 Z", "#c4683a")   # the fox
    s.path("M640 818 q-30 -2 -44 18 q28 8 46 -8 Z", "#c4683a")
    s.path("M596 836 q8 -10 18 -12 l2 10 Z", PAPER)
    s.snow(120)
    s.poly([(300, 170), (470, 170), (240, 620), (230, 470)], PAPER, 'opacity=".07"')
    s.poly([(540, 170), (600, 170), (250, 880), (240, 780)], PAPER, 'opacity=".05"')
    s.close()
    # curtains
    for flip in (1, -1):
        s.open(f'transform="translate({0 if flip == 1 else 1200} 0) scale({flip} 1)"')
        s.path("M90 90 L372 90 Q350 420 250 640 Q230 700 262 760 L252 1000 L90 1000 Z", s.lg("#7d2f2a", "#a2473a", "#6d2826", x2=1, y2=0))
        for k in range(5):
            s.path(f"M{130+k*50} 90 Q{126+k*34} 420 {120+k*28} 650 Q{116+k*30} 820 {118+k*27} 1000", stroke=WINE, sw=7, extra='opacity=".6"')
        s.path("M92 660 Q190 690 262 640 L258 682 Q190 726 92 700 Z", "#d2a04f")
        s.close()
    s.rect(80, 66, 1040, 30, "#c79a55", rx=15)
    s.circle(80, 81, 24, "#dcb46c")
    s.circle(1120, 81, 24, "#dcb46c")
    # the table
    s.rect(-20, 1190, 1240, 440, s.lg("#3d2420", "#2a1816"))
    s.poly([(70, 1180), (1130, 1180), (1240, 1340), (-40, 1340)], s.lg("#b57a48", "#8c5733"))
    for k in range(8):
        s.path(f"M{90-k*14} {1196+k*18} Q600 {1186+k*20} {1110+k*14} {1200+k*17}", stroke=BARK, sw=2.4, extra='opacity=".35"')
    s.rect(-40, 1340, 1280, 34, "#6b3f28")
    s.ellipse(620, 1262, 320, 40, SOOT, f'opacity=".55" {s.blur(9)}')
    # the kettle: body, spout, handle, lid
    s.path("M800 1070 Q900 1050 922 930 Q926 900 960 896 L968 914 Q950 926 946 950 Q930 1110 820 1160 Z", s.lg("#2f5f62", "#78a39a", "#2b5054", x2=1, y2=0))
    s.path("M430 930 Q390 690 600 690 Q812 690 776 930", stroke="#22312f", sw=26)
    s.path("M430 924 Q394 700 600 698", stroke="#8d6a48", sw=9)
    s.path("M505 704 Q600 684 700 706", stroke="#a8683c", sw=38)
    s.path("M396 1240 Q360 1180 380 1080 Q404 940 600 930 Q800 940 826 1080 Q842 1180 806 1240 Q604 1276 396 1240 Z", s.lg("#285257", "#4d8583", "#9cc0b2", "#3d7173", "#1f4248", x2=1, y2=0))
    s.path("M430 1010 Q600 968 776 1010", stroke="#f0e3c2", sw=9)
    s.path("M396 1150 Q604 1190 810 1150", stroke="#f0e3c2", sw=9)
    s.path("M444 1060 Q452 990 520 966", stroke="#e7f1e4", sw=16, extra='opacity=".75"')
    s.path("M462 944 Q600 900 742 944 Q700 966 602 966 Q500 966 462 944 Z", s.lg("#3c7072", "#8cb5aa", "#2a555a", x2=1, y2=0))
    s.circle(602, 906, 22, "#22312f")
    s.circle(596, 900, 7, PAPER, 'opacity=".7"')
    for k, (x, h) in enumerate(((962, 330), (984, 420), (948, 260))):          # steam
        y = 886
        s.path(f"M{x} {y} q{-34+k*10} {-h*.2} {4} {-h*.42} q{40-k*8} {-h*.2} {2} {-h*.44} q{-30} {-h*.12} {10} {-h*.3}", stroke=PAPER, sw=26 - k * 5, extra=f'opacity=".34" {s.blur(9)}')
    # two cups, sugar, a ticket, a lamp's light
    for x, c in ((214, "#e9dcc0"), (985, "#d8c3a0")):
        s.ellipse(x, 1264, 108, 22, "#c9b48f")
        s.ellipse(x, 1258, 100, 18, c)
        s.path(f"M{x-66} 1150 Q{x-60} 1250 {x-30} 1256 H{x+30} Q{x+60} 1250 {x+66} 1150 Z", s.lg(mix(c, BARK, .22), PAPER, mix(c, BARK, .25), x2=1, y2=0))
        s.path(f"M{x+62} 1170 q46 -2 40 34 q-6 34 -54 30", stroke=mix(c, BARK, .15), sw=13)
        s.ellipse(x, 1150, 66, 15, mix(c, BARK, .3))
        s.ellipse(x, 1153, 56, 11, "#9a4d22")
        s.path(f"M{x-60} 1186 Q{x} 1206 {x+60} 1186", stroke="#8d3a28", sw=6)
        s.path(f"M{x-10} 1130 q-24 -40 4 -80 q24 -40 0 -80", stroke=PAPER, sw=14, extra=f'opacity=".32" {s.blur(6)}')
    s.open('transform="rotate(-9 410 1310)"')
    s.rect(300, 1282, 170, 50, "#f2e3bd")
    s.rect(318, 1294, 86, 7, BRICK)
    s.rect(318, 1310, 60, 6, SLATE)
    s.circle(446, 1307, 10, BARK)
    s.close()
    s.glow(600, 1060, 640, AMBER, .38)
    s.glow(600, 60, 520, LAMP, .4)
    return s


def tool_library():
    s = Sheet("tool-library", 1600, 1067, "jpg", 80)
    s.sky("#d8c9a8", "#cdb78e", "#b0936a")
    s.rect(50, 40, 1500, 880, "#5b3f2c")
    s.rect(76, 66, 1448, 830, s.lg("#7d5a3e", "#6b4a33"))
    s.rect(76, 66, 1448, 830, s.rg((0, CREAM, .42), (1, SOOT, .35), cx=.52, cy=.3, r=.8))
    for x in (560, 1050):
        s.rect(x - 13, 60, 26, 840, s.lg("#4d3425", "#8a6443", "#4d3425", x2=1, y2=0))
    shelves = (322, 606, 880)
    for y in shelves:
        s.rect(56, y + 24, 1488, 50, SOOT, extra=f'opacity=".45" {s.blur(7)}')
        s.rect(50, y, 1500, 27, s.lg("#c59a68", "#8f673f"))

    def tag(x, y, c=PAPER):                                                  # a lending ticket on a thread
        s.path(f"M{x} {y} q8 14 2 24", stroke=SOOT, sw=2.2)
        s.path(f"M{x-17} {y+34} l19 -13 l19 13 v46 h-38 Z", c, BARK, 1.6)
        for k in range(4):
            s.rect(x - 10, y + 40 + k * 9, s.r.choice((24, 18, 22)), 2.6, DUSK)

    wood, steel = s.lg("#d09a5c", "#9a6436"), s.lg("#c9d0cf", "#7e8c93", "#b3bdbf")

    # — first shelf: saws and hammers hang, planes stand
    for x in (120, 330):
        s.path(f"M{x} 124 L{x+170} 168 L{x+170} 190 L{x} 212 Z", steel)
        for k in range(17):
            s.path(f"M{x+4+k*9.7} {211-k*1.25} l4 9 l5 -9 Z", "#8d999d")
        s.path(f"M{x+6} 106 q-62 -4 -58 62 q2 62 60 56 l0 -28 q-24 2 -24 -30 q2 -28 22 -26 Z" if x > 200 else f"M{x+6} 110 q-44 -4 -42 58 q2 58 44 52 l0 -28 q-14 2 -14 -28 q0 -24 14 -22 Z", wood)
        tag(x + 150, 176)
    for k, x in enumerate((152, 260, 372, 470)):                                # planes
        pass
    s.rect(104, 262, 190, 60, wood, rx=8)
    s.path("M120 262 q10 -46 40 -34 l8 34 Z", "#7d4a28")
    s.poly([(206, 262), (232, 208), (246, 214), (230, 262)], steel)
    s.circle(270, 250, 17, "#7d4a28")
    tag(196, 270, CREAM)
    for x, h, c in ((330, 74, "#4f6f6c"), (392, 66, "#b85a34"), (450, 78, "#c9a04f")):        # tins
        s.rect(x, 322 - h, 50, h, c, rx=4)
        s.rect(x, 322 - h, 50, 12, "#d5d8d2", rx=4)
        s.rect(x + 6, 322 - h + 22, 38, 24, PAPER)
        s.rect(x + 8, 322 - h + 4, 9, h - 8, PAPER, extra='opacity=".35"')
    s.line(604, 112, 1010, 112, SOOT, 8)                                     # a rail of hammers
    for k, x in enumerate((640, 720, 800, 880, 966)):
        L = (160, 176, 146, 168, 140)[k]
        s.rect(x - 9, 116, 18, L, wood, rx=7)
        if k % 2:
            s.path(f"M{x-46} 108 h78 q18 4 16 26 h-62 q-14 0 -32 12 Z", steel)
        else:
            s.rect(x - 40, 104, 82, 34, steel, rx=6)
            s.rect(x - 44, 100, 18, 42, "#8a969a", rx=4)
        if k in (1, 3):
            tag(x + 2, 116 + L - 26, CREAM if k == 1 else PAPER)
    for k, x in enumerate((1110, 1160, 1206, 1248, 1286)):                         # spanners, longest first
        L = 196 - k * 24
        s.rect(x - 7, 124, 14, L, steel, rx=6)
        s.path(f"M{x-20} 96 q-8 30 12 38 h16 q20 -8 12 -38 l-12 20 h-16 Z", "#a9b4b7")
        s.circle(x, 124 + L, 15, "#a9b4b7")
        s.circle(x, 124 + L, 7, "#6b4a33")
    s.circle(1420, 190, 74, "none", 'stroke="#c9a24e" stroke-width="26"')       # a hose, and a spirit level below
    s.circle(1420, 190, 44, "none", 'stroke="#a27f38" stroke-width="20"')
    s.rect(1340, 284, 180, 38, "#b8452f", rx=5)
    s.rect(1408, 292, 44, 20, "#d9e79a", rx=8)
    s.ellipse(1430, 300, 8, 6, PAPER)
    tag(1500, 300)
    # — second shelf: drills
    def drill(x, y, c, k=1.0):
        s.path(f"M{x} {y-104*k} h{120*k} q{18*k} 0 {18*k} {26*k} v{10*k} q0 {20*k} {-20*k} {20*k} h{-46*k} l{-10*k} {48*k} h{-46*k} l{4*k} {-50*k} h{-22*k} q{-14*k} {-2*k} {-14*k} {-28*k} q0 {-26*k} {16*k} {-26*k} Z", c)
        s.path(f"M{x+6*k} {y-98*k} h{104*k} q10 2 12 12 h{-124*k} Z", PAPER, extra='opacity=".28"')
        s.rect(x + 136 * k, y - 94 * k, 36 * k, 32 * k, "#59666b", rx=4)
        s.poly([(x + 172 * k, y - 90 * k), (x + 190 * k, y - 82 * k), (x + 190 * k, y - 74 * k), (x + 172 * k, y - 66 * k)], steel)
        s.line(x + 190 * k, y - 78 * k, x + 262 * k, y - 78 * k, "#b9c2c3", 7 * k)
        for t in range(5):
            s.line(x + (200 + t * 12) * k, y - 82 * k, x + (206 + t * 12) * k, y - 74 * k, "#59666b", 2.4)
        s.rect(x + 12 * k, y - 22 * k, 70 * k, 22 * k, SOOT, rx=5)
        s.rect(x + 70 * k, y - 54 * k, 12 * k, 18 * k, SOOT, rx=4)

    s.open('transform="translate(0 0)"')
    s.path("M118 606 q-8 -30 26 -34 h70 q30 0 30 34 Z", "#4d3728")              # the oldest drill: a hand brace with a wheel
    s.line(180, 400, 180, 572, "#2f3b40", 13)
    s.circle(180, 486, 52, "none", 'stroke="#39484d" stroke-width="13"')
    for k in range(6):
        a = k * math.pi / 3
        s.line(180, 486, 180 + math.cos(a) * 50, 486 + math.sin(a) * 50, "#39484d", 6)
    s.line(180, 486, 262, 440, "#39484d", 10)
    s.rect(250, 414, 34, 50, wood, rx=12)
    s.path("M144 402 q36 -44 72 0 v14 h-72 Z", wood)
    s.line(180, 572, 180, 604, "#aab5b6", 7)
    s.close()
    tag(228, 500, "#f6e2a8")
    tag(250, 512, "#f6e2a8")
    tag(206, 506, PAPER)
    drill(310, 606, "#b85a34", .86)
    tag(372, 540)
    drill(604, 606, "#3f6a6b")
    tag(700, 516, CREAM)
    drill(842, 606, "#c99a3f", .72)
    for k in range(14):                                                      # books, as ever
        w, h, c = s.r.randint(22, 36), s.r.randint(150, 210), s.r.choice((WINE, DUSK, MOSS, "#9a6a3c", SLATE, BRICK, "#b99a62", PINE))
        x = 1086 + k * 31
        if x > 1400:
            break
        s.rect(x, 606 - h, w, h, c, rx=3)
        s.rect(x + 3, 606 - h + 18, w - 6, 6, SAND)
        s.rect(x + 3, 606 - 34, w - 6, 5, SAND)
    s.poly([(1420, 606), (1446, 436), (1482, 442), (1458, 606)], RUST)
    s.path("M1480 606 q-18 -70 20 -92 q34 20 30 92 Z", "#3c3a3e")               # a cat, asleep
    s.path("M1300 390 q16 -48 74 -44 q62 2 62 46 Z", "none")
    # — third shelf: boxes, clamps, a sewing machine, a ladder of screwdrivers
    s.rect(100, 730, 250, 150, s.lg("#a33f2d", "#7b2c23"), rx=8)
    s.rect(100, 730, 250, 28, "#8d3326", rx=8)
    s.path("M170 730 v-26 q0 -14 16 -14 h78 q16 0 16 14 v26", stroke="#3a2a26", sw=12)
    for x in (146, 288):
        s.rect(x, 750, 22, 26, SAND, rx=3)
    tag(226, 770, PAPER)
    for k, x in enumerate((396, 440, 484, 524)):
        s.line(x, 690, x, 872, "#8c989b", 9)
        s.rect(x - 10, 690, 58, 18, "#8c989b", rx=4)
        s.rect(x - 10, 800 - k * 22, 58, 18, "#8c989b", rx=4)
        s.rect(x + 36, 816 - k * 22, 12, 44, wood, rx=5)
    s.rect(610, 846, 380, 34, "#2c2527", rx=6)                                # the sewing machine
    s.path("M640 846 q0 -120 60 -126 h190 q70 2 72 60 v66 h-74 v-34 q0 -22 -22 -22 h-104 q-22 2 -26 56 Z", s.lg("#3b3236", "#1d181b"))
    s.path("M656 742 q14 -10 40 -10 h190 q40 2 52 26", stroke="#d2a955", sw=4)
    s.circle(985, 776, 40, "#2c2527")
    s.circle(985, 776, 26, "none", 'stroke="#d2a955" stroke-width="5"')
    s.line(676, 800, 676, 846, STEEL, 5)
    s.rect(720, 698, 26, 26, RUST, rx=4)
    s.rect(820, 698, 26, 26, "#d2a955", rx=4)
    tag(900, 796, CREAM)
    for k in range(9):
        x, c = 1098 + k * 44, s.r.choice((RUST, "#3f6a6b", "#c99a3f", MOSS))
        s.line(x, 786, x, 852, "#c2cbcb", 7)
        s.rect(x - 12, 700 + (k % 3) * 8, 24, 88 - (k % 3) * 8, c, rx=9)
        s.rect(x - 8, 706 + (k % 3) * 8, 6, 70, PAPER, rx=3, extra='opacity=".4"')
    s.rect(1080, 828, 410, 52, s.lg("#b58450", "#8a5f38"), rx=4)
    # the counter, a lamp, the card box, two hands of the librarian at the book
    s.rect(-20, 946, 1640, 150, s.lg("#a0703f", "#6d4727"))
    s.rect(-20, 938, 1640, 16, "#cf9f66")
    s.path("M1260 938 h150 q-4 -26 -40 -28 h-70 q-36 2 -40 28 Z", "#24413f")
    s.line(1335, 912, 1335, 760, "#a8843f", 12)
    s.path("M1226 776 q6 -92 110 -94 q104 2 110 94 Z", s.lg("#2f6a60", "#1c403d"))
    s.rect(1226, 772, 220, 12, "#d8b45e", rx=6)
    s.glow(1335, 830, 420, LAMP, .62)
    s.rect(270, 846, 250, 96, s.lg("#8d5f38", "#6b4528"), rx=4)                 # the card box
    for k in range(15):
        s.rect(282 + k * 15.4, 820 + (k * 7) % 13, 13, 60, (PAPER, CREAM, "#ead7ae")[k % 3])
    s.rect(270, 872, 250, 70, s.lg("#9a6a40", "#6b4528"))
    s.rect(352, 892, 86, 32, "#e8d7a8")
    s.poly([(640, 944), (860, 926), (1080, 944), (1100, 1010), (860, 990), (616, 1010)], PAPER)
    s.line(860, 928, 860, 990, CLAY, 4)
    for k in range(5):
        s.line(668, 952 + k * 10, 828, 940 + k * 10, SLATE, 2.4, 'opacity=".6"')
        s.line(892, 940 + k * 10, 1052, 952 + k * 10, SLATE, 2.4, 'opacity=".6"')
    s.path("M1010 1090 Q1030 1010 1010 976 Q1000 956 984 966 L960 972 Q950 984 968 988 L980 990 Q960 1030 900 1090 Z", SKINS[1])
    s.path("M1040 1090 Q1040 1040 1012 1010 L950 1040 Q920 1060 900 1090 Z", DUSK)
    s.line(966, 978, 900, 940, BRICK, 8)
    return s


def bell_foundry():
    s = Sheet("bell-foundry", 1600, 1067, "jpg", 80)
    s.sky("#17131a", "#2a1c1e", "#3d241d", "#20161a")
    for x in range(-10, 1620, 110):                                             # brick wall
        for k in range(13):
            s.rect(x + (k % 2) * 54, 60 + k * 50, 100, 42, s.r.choice(("#4a2b22", "#3b2320", "#54321f")), rx=4, extra=f'opacity="{s.r.uniform(.2,.6):.2f}"')
    for x in (210, 1180):                                                       # tall windows, blue night
        s.path(f"M{x} 560 V220 Q{x} 110 {x+105} 110 Q{x+210} 110 {x+210} 220 V560 Z", s.lg("#1f3157", "#445f87"))
        for k in (70, 140):
            s.line(x + k, 116, x + k, 560, SOOT, 9)
        for y in (240, 340, 450):
            s.line(x, y, x + 210, y, SOOT, 9)
    s.rect(-20, 30, 1640, 46, SOOT)                                              # beams and the crane
    s.rect(-20, 76, 1640, 12, "#4a3424")
    for x in (120, 800, 1490):
        s.poly([(x - 16, 76), (x + 16, 76), (x + 150, -10), (x + 118, -10)], SOOT)

    def bell(x, y, h, body, rim, swing=0):
        w = h * .56
        s.open(f'transform="rotate({swing} {x} {y})"')
        s.path(f"M{x-w*.24} {y} Q{x-w*.5} {y+h*.06} {x-w*.54} {y+h*.36} Q{x-w*.6} {y+h*.74} {x-w} {y+h} Q{x} {y+h*1.07} {x+w} {y+h} Q{x+w*.6} {y+h*.74} {x+w*.54} {y+h*.36} Q{x+w*.5} {y+h*.06} {x+w*.24} {y} Z", body)
        s.path(f"M{x-w*.84} {y+h*.86} Q{x} {y+h*.95} {x+w*.84} {y+h*.86}", stroke=rim, sw=h * .022)
        s.path(f"M{x-w*.55} {y+h*.4} Q{x} {y+h*.47} {x+w*.55} {y+h*.4}", stroke=rim, sw=h * .014)
        s.path(f"M{x-w*.55} {y+h*.34} Q{x} {y+h*.41} {x+w*.55} {y+h*.34}", stroke=rim, sw=h * .008)
        s.rect(x - w * .13, y - h * .1, w * .26, h * .12, rim, rx=4)
        s.close()

    bronze = s.lg("#3a2417", "#8a5a2b", "#e2a951", "#80512a", "#2c1b14", x2=1, y2=0)
    dark = s.lg("#1d1414", "#4b3120", "#9c6a34", "#3d281c", "#181112", x2=1, y2=0)
    for x, y, h in ((560, 220, 170), (690, 240, 130), (90, 250, 200), (1470, 240, 220)):
        s.line(x, 88, x, y - 14, "#6b4c30", 8)
        bell(x, y, h, dark, "#c48b43")
    # furnace mouth far left, with its light
    s.path("M-40 900 V520 Q60 430 180 520 V900 Z", "#35211c")
    s.path("M20 880 V640 Q80 570 140 640 V880 Z", s.lg("#fff0bd", "#f8b04a", "#c4501f"))
    s.glow(80, 760, 420, "#ff9a3c", .75)
    # floor and casting pit
    s.poly([(-20, 820), (1620, 820), (1620, 1090), (-20, 1090)], s.lg("#3d281f", "#211619"))
    for _ in range(80):
        s.ellipse(s.r.uniform(0, 1600), s.r.uniform(830, 1060), s.r.uniform(20, 90), 4, s.r.choice(("#6b4630", SOOT)), 'opacity=".3"')
    s.ellipse(1010, 905, 330, 88, "#150e10")
    s.ellipse(1010, 895, 300, 70, "#4b3324")
    s.ellipse(1010, 890, 120, 28, s.rg((0, "#fff7d0", 1), (.5, "#ffc04d", 1), (1, "#a8481c", 1)))
    s.glow(1010, 870, 560, "#ff9f3d", .8)
    # the ladle on its chain, tipped, and the stream
    s.line(820, 88, 820, 380, "#7a5636", 10)
    for y in range(100, 380, 24):
        s.ellipse(820, y, 9, 13, "none", 'stroke="#a87a48" stroke-width="4"')
    s.path("M640 470 Q660 370 820 372 Q980 370 1000 470", stroke="#2a1e1c", sw=20)
    s.open('transform="rotate(24 820 520)"')
    s.path("M650 440 L990 440 L956 640 Q950 672 916 672 L724 672 Q690 672 684 640 Z", s.lg("#1c1416", "#6d4a35", "#2b1e1d", x2=1, y2=0))
    s.rect(640, 426, 360, 26, "#8a5f40", rx=8)
    s.ellipse(820, 436, 166, 20, "#ffd778")
    for y in (510, 590):
        s.path(f"M{664+(y-440)*.17:.0f} {y} H{976-(y-440)*.17:.0f}", stroke="#a8744a", sw=9)
    s.line(990, 500, 1190, 470, "#2a1e1c", 16)
    s.close()
    s.path("M962 516 Q1016 520 1018 600 L1022 884 L996 884 L996 620 Q990 560 950 540 Z", s.lg("#fff6d2", "#ffcf68", "#f29432"))
    s.glow(1006, 560, 300, "#ffc35a", .8)
    for _ in range(150):                                                         # sparks
        a, d = s.r.uniform(-3.1, -.05), abs(s.r.gauss(0, 190))
        s.circle(1010 + math.cos(a) * d * 1.3, 870 + math.sin(a) * d, s.r.uniform(1.2, 4.6), s.r.choice(("#fff0b8", "#ffc35a", "#ff8f3a")), f'opacity="{s.r.uniform(.4,1):.2f}"')
    # the founders
    s.ellipse(680, 965, 120, 16, INK, f'opacity=".6" {s.blur(6)}')
    s.person(655, 960, 400, "#2c2326", skin=1, hat="brim", face=1, arm=(31, -74), lit="#f0a04a", legs="#17121a", lean=5)
    s.line(745, 664, 905, 610, "#17121a", 9)
    s.person(1370, 975, 420, "#33282b", skin=2, hat="cap", face=-1, arm=(27, -68), lit="#f0a04a", legs="#17121a", scarf=BRICK)
    s.line(1256, 688, 1150, 602, "#17121a", 9)
    s.person(470, 900, 300, "#3b2b2c", skin=0, hair=SAND, face=1, lit="#d98c42", skirt=True, legs="#17121a", arm=(9, -52))
    s.glow(1010, 760, 820, "#ff9a3c", .28)
    bell(1440, 1190, 0.001, dark, dark)
    return s


def bridge_museum():
    s = Sheet("bridge-museum", 1600, 1067, "webp", 78)
    s.sky("#e7dfce", "#dccfb6", "#c7b391")
    s.poly([(-20, -20), (1620, -20), (1290, 200), (310, 200)], "#cfc3ab")             # ceiling with a skylight
    s.poly([(420, -20), (1180, -20), (1060, 170), (540, 170)], s.lg("#a9c6d2", "#e6eee6"))
    for k in range(1, 6):
        t = k / 6
        s.line(420 + 760 * t, -20, 540 + 520 * t, 170, "#7f8f92", 6)
    for y in (40, 104):
        s.line(420 + (y + 20) * .63, y, 1180 - (y + 20) * .63, y, "#7f8f92", 5)
    s.rect(310, 200, 980, 460, s.lg("#b9c0ae", "#a4ad9c"))                              # walls
    s.poly([(-20, -20), (310, 200), (310, 660), (-20, 900)], s.lg("#98a392", "#aab39f", x2=1, y2=0))
    s.poly([(1620, -20), (1290, 200), (1290, 660), (1620, 900)], s.lg("#b3baa7", "#8d9888", x2=1, y2=0))
    s.poly([(310, 660), (1290, 660), (1620, 900), (1620, 1090), (-20, 1090), (-20, 900)], s.lg("#c59d6d", "#9b7148", "#7b5738"))
    for k in range(-9, 26):
        s.line(800 + (k - 8) * 62, 660, 800 + (k - 8) * 190, 1090, BARK, 2.6, 'opacity=".35"')
    for x in (440, 640, 960, 1160):                                                    # framed drawings of the one bridge
        w = 150
        s.rect(x - w / 2, 270, w, 190, "#5a4230")
        s.rect(x - w / 2 + 10, 280, w - 20, 170, PAPER)
        y = 390
        if x == 440:
            s.path(f"M{x-52} {y} q52 -56 104 0", stroke=DUSK, sw=5)
        elif x == 640:
            s.path(f"M{x-54} {y} h108 M{x-54} {y} a26 26 0 0 1 54 0 a26 26 0 0 1 54 0", stroke=BRICK, sw=5)
        elif x == 960:
            s.path(f"M{x-54} {y-6} h108 M{x-30} {y-6} v40 M{x+30} {y-6} v40 M{x-54} {y-6} L{x-30} {y-54} L{x} {y-6} L{x+30} {y-54} L{x+54} {y-6}", stroke=PINE, sw=4)
        else:
            for yy in range(300, 440, 22):
                s.line(x - 44, yy, x + 44, yy + s.r.randint(-3, 3), SLATE, 3, 'opacity=".7"')
        s.line(x, 270, x, 215, BARK, 2)
    for x, y0, y1 in ((120, 250, 600), (1480, 250, 600)):
        s.poly([(x - 60, y0), (x + 60, y0 + 34 * (1 if x < 800 else -1)), (x + 60, y1 - 34 * (1 if x < 800 else -1)), (x - 60, y1)], "#5a4230")
        s.poly([(x - 48, y0 + 16), (x + 48, y0 + 16 + 28 * (1 if x < 800 else -1)), (x + 48, y1 - 16 - 28 * (1 if x < 800 else -1)), (x - 48, y1 - 16)], s.lg("#8fb0b8", "#d9cfa8", "#5f8088"))
    s.poly([(540, 170), (1060, 170), (1320, 1090), (280, 1090)], s.lg((0, "#fffbe6", .42), (1, "#fffbe6", 0)))
    # the long glass case with the model
    s.ellipse(800, 905, 690, 46, SOOT, f'opacity=".45" {s.blur(12)}')
    s.poly([(150, 720), (1450, 720), (1500, 780), (100, 780)], "#8a5f3c")
    s.rect(100, 780, 1400, 34, "#6d472c")
    for x in (150, 560, 1010, 1420):
        s.poly([(x, 814), (x + 40, 814), (x + 32, 900), (x + 8, 900)], "#553723")
    s.poly([(190, 730), (1410, 730), (1450, 770), (150, 770)], s.lg("#7ea3a6", "#4e7a84"))
    wood = s.lg("#d8ab70", "#a8743f")
    for k, x in enumerate((270, 480, 690, 900, 1110)):
        s.path(f"M{x} 752 V640 H{x+220} V752 H{x+205} A95 92 0 0 0 {x+15} 752 Z", wood)
        s.path(f"M{x+15} 752 A95 92 0 0 1 {x+205} 752", stroke="#f0d2a0", sw=6)
        s.path(f"M{x} 760 l-8 -22 v-44 h26 v44 Z", "#8a5c33")
    s.rect(250, 622, 1100, 22, "#c08a52")
    for x in range(256, 1346, 22):
        s.line(x, 600, x, 622, "#8a5c33", 4)
    s.rect(250, 594, 1100, 7, "#e8c48c")
    for k, (x, c) in enumerate(((380, BRICK), (520, DUSK), (700, MOSS), (980, AMBER), (1180, WINE))):
        s.rect(x, 596, 7, 24, c, rx=3)
        s.circle(x + 3.5, 592, 5, SKINS[k % 4])
    s.path("M800 620 h64 l-8 -20 h-46 Z", "#7b4a2b")
    s.circle(816, 620, 8, SOOT)
    s.circle(850, 620, 8, SOOT)
    glass = 'opacity=".16"'
    s.poly([(150, 540), (1450, 540), (1450, 770), (150, 770)], "#eaf6f2", glass)
    s.path("M150 770 V540 L190 510 H1410 L1450 540 V770 M150 540 H1450", stroke="#e8f2ee", sw=4, extra='opacity=".8"')
    for x in (260, 640, 1090):
        s.poly([(x, 540), (x + 70, 540), (x - 40, 770), (x - 110, 770)], "#ffffff", 'opacity=".16"')
    # visitors
    for x, y, h, c, k, face, kw in ((250, 1000, 430, DUSK, 1, 1, dict(hat="brim", arm=(20, -58))), (1010, 1010, 420, BRICK, 0, -1, dict(skirt=True, hair=SOOT, scarf=CREAM, arm=(28, -70))), (905, 1012, 270, "#d2a24a", 3, -1, dict(hat="wool", scarf=PINE, arm=(24, -82))), (1400, 985, 400, PINE, 2, -1, dict(scarf=AMBER, bag=BARK))):
        s.ellipse(x, y + 2, h * .26, h * .035, SOOT, f'opacity=".45" {s.blur(5)}')
        s.person(x, y, h, c, skin=k, face=face, **kw)
    return s


def lighthouse_letters():
    s = Sheet("lighthouse-letters", 1400, 1400, "jpg", 80)
    s.sky("#243a60", "#50708f", "#b3b5a8", "#f0c68f")
    s.stars(70, 420)
    s.glow(420, 800, 640, "#ffd9a0", .7)
    s.ridge(800, 10, 5, "#7d8b9a")
    s.water(820, 1200, ("#e2bf92", "#71899a", "#2d4a6a"), [(420, 170, "#ffe6b4")], 90)
    # beam, lighthouse, rocks
    s.poly([(985, 350), (985, 372), (-60, 560), (-60, 250)], s.lg((0, "#ffe9b4", 0), (1, "#ffe9b4", .62), x2=1, y2=0), s.blur(7))
    s.poly([(1010, 350), (1010, 372), (1460, 430), (1460, 300)], s.lg((0, "#ffe9b4", .5), (1, "#ffe9b4", .1), x2=1, y2=0), s.blur(7))
    s.path("M760 1000 Q820 880 900 870 L1090 866 Q1200 880 1300 940 L1450 960 L1450 1200 L700 1200 Z", "#39435a")
    s.path("M900 870 L1090 866 L1060 930 L960 960 L860 950 Z", "#55607a")
    s.path("M760 1000 Q820 880 900 870 L880 960 L800 1040 Z", "#6b7388", extra='opacity=".6"')
    s.poly([(930, 870), (1066, 870), (1036, 440), (960, 440)], s.lg("#d8d3c6", "#f8f0de", "#8d94a3", x2=1, y2=0))
    for y0, y1 in ((520, 600), (690, 775)):
        a, b = (y0 - 440) / 430, (y1 - 440) / 430
        s.poly([(960 - 30 * a, y0), (1036 + 30 * a, y0), (1036 + 30 * b, y1), (960 - 30 * b, y1)], s.lg("#9c3c2c", "#c8583c", "#6b2723", x2=1, y2=0))
    for x, y in ((988, 640), (984, 820)):
        s.rect(x, y, 24, 34, "#2b3650", rx=10)
        s.rect(x + 4, y + 4, 16, 26, LAMP, rx=7)
    s.rect(936, 424, 124, 16, "#2b3650")
    for x in range(940, 1060, 13):
        s.line(x, 398, x, 424, "#2b3650", 3)
    s.line(938, 398, 1058, 398, "#2b3650", 4)
    s.rect(962, 330, 72, 94, s.lg("#fff7d8", "#ffd778"))
    for x in (962, 986, 1010, 1034):
        s.line(x, 330, x, 424, "#2b3650", 4)
    s.path("M950 332 Q998 262 1046 332 Z", "#8d3326")
    s.line(998, 286, 998, 258, "#2b3650", 5)
    s.glow(998, 372, 330, "#fff0c0", .9)
    for k in range(24):
        s.ellipse(s.r.uniform(690, 1100), s.r.uniform(985, 1040), s.r.uniform(16, 60), 5, PAPER, 'opacity=".6"')
    s.path("M250 850 h120 l-18 30 h-82 Z M306 848 v-92 l48 76 h-48", "#2b3650")          # a small boat
    # the window frame
    frame = s.lg("#3c2a22", "#6b4a34", "#3c2a22", x2=1, y2=0)
    s.rect(-20, -20, 90, 1250, frame)
    s.rect(1330, -20, 90, 1250, frame)
    s.rect(-20, -20, 1440, 74, "#4a3326")
    s.rect(684, 40, 30, 1100, frame)
    s.rect(40, 590, 1320, 26, "#553b2a")
    # the sill with the letters
    s.rect(-20, 1110, 1440, 310, s.lg("#b98655", "#8f5f38", "#5c3b26"))
    s.rect(-20, 1104, 1440, 16, "#dcae78")
    for k in range(6):
        s.path(f"M-20 {1150+k*46} Q700 {1136+k*48} 1420 {1156+k*45}", stroke=BARK, sw=3, extra='opacity=".3"')
    s.ellipse(560, 1330, 400, 30, SOOT, f'opacity=".5" {s.blur(10)}')
    for k in range(11):                                                      # eleven in the bundle
        y = 1318 - k * 19
        dx = s.r.uniform(-14, 14)
        s.poly([(236 + dx, y), (826 + dx, y - 6), (852 + dx, y + 12), (250 + dx, y + 20)], mix("#f2e5c8", "#c9a97c", (k * 37 % 50) / 100))
        s.line(250 + dx, y + 20, 852 + dx, y + 12, EARTH, 2.4, 'opacity=".6"')
    s.poly([(232, 1110), (350, 1030), (900, 1030), (830, 1112)], "#f6ebd0")
    s.path("M350 1030 L585 1086 L900 1030", stroke=CLAY, sw=4)
    s.path("M232 1110 L480 1062 M830 1112 L690 1060", stroke=CLAY, sw=3, extra='opacity=".6"')
    s.path("M520 1340 L548 1120 L640 1030 L664 1030 L580 1120 L556 1340 Z", "#b4452f")
    s.path("M240 1216 L850 1210 L850 1230 L240 1238 Z", "#b4452f")
    s.path("M560 1124 q-90 -66 -108 -10 q0 34 104 18 q84 -70 124 -22 q16 40 -112 24", "#c9573c", "#8d3326", 4)
    s.open('transform="rotate(-7 1080 1270)"')                                    # the twelfth, open, with its stamp
    s.rect(920, 1180, 330, 210, "#efe0bd")
    s.rect(920, 1180, 330, 210, s.lg((0, PAPER, .7), (1, CLAY, .35)))
    s.rect(1160, 1196, 74, 86, PAPER, extra='stroke="#b58a5e" stroke-width="3" stroke-dasharray="6 5"')
    s.rect(1168, 1204, 58, 70, "#5f8aa0")
    s.poly([(1190, 1268), (1206, 1268), (1202, 1222), (1194, 1222)], PAPER)
    s.circle(1198, 1216, 7, LAMP)
    for k in range(4):
        s.path(f"M950 {1262+k*26} q30 -9 60 0 t60 0 t{50-k*9} 0", stroke=DUSK, sw=4.5)
    s.circle(1142, 1232, 40, "none", f'stroke="{BRICK}" stroke-width="4" opacity=".7"')
    for k in range(3):
        s.path(f"M1080 {1216+k*15} q14 -7 28 0 t28 0", stroke=BRICK, sw=3, extra='opacity=".6"')
    s.close()
    s.path("M96 1310 L112 1216 Q116 1200 134 1200 H190 Q206 1200 210 1216 L226 1310 Q160 1326 96 1310 Z", s.lg("#22304e", "#5a7196", "#1a2542", x2=1, y2=0))
    s.rect(132, 1172, 60, 32, "#1a2542", rx=6)
    s.path("M168 1176 Q260 1040 330 930 Q300 1060 184 1186 Z", PAPER)
    s.path("M168 1180 Q260 1060 330 930", stroke=STEEL, sw=4)
    s.glow(600, 1200, 620, LAMP, .22)
    return s


SCENES = [kettle, tool_library, bell_foundry, bridge_museum, lighthouse_letters]
