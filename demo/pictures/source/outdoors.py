"""Scenes under the open sky: station, market, ferry, orchard, observatory, mill bridge."""

import math

from brush import *


def night_train():
    s = Sheet("night-train", 1600, 900, quality=82)
    vx, vy, f, cam = 640, 430, 900, 1.6

    def at(x, h, z):
        return vx + f * x / z, vy + f * (cam - h) / z

    def quad(x0, h0, z0, x1, h1, z1):  # a wall piece that runs in depth
        return [at(x0, h0, z0), at(x0, h1, z0), at(x1, h1, z1), at(x1, h0, z1)]

    s.sky(INK, NIGHT, (0.42, "#26375c"), (0.5, "#3f5478"), (0.56, "#5a6a86"))
    s.stars(150, 380)
    s.glow(742, 118, 240, MIST, .35)
    s.circle(742, 118, 34, "#f3ead0")
    s.circle(756, 111, 30, NIGHT, 'opacity=".14"')
    s.ridge(372, 40, 6, "#2b3b5d")
    s.ridge(402, 26, 7, "#223053")
    s.ridge(424, 10, 16, "#19243f", jag=12)
    for x, y in ((300, 408), (338, 398), (372, 412), (520, 410), (556, 402), (250, 416)):
        s.rect(x, y, 5, 6, LAMP)
        s.glow(x + 2, y + 3, 22, LAMP, .5)
    # platform, under snow
    s.poly([at(-9, 0, 60), at(-9, 0, 1.0), at(1.18, 0, 1.0), at(1.18, 0, 60)], s.lg((0, "#6d7f9a"), (0.3, "#7688a2"), (1, "#33425f")))
    s.poly([at(.82, 0, 60), at(.82, 0, 1.0), at(1.0, 0, 1.0), at(1.0, 0, 60)], "#d9dfe2", 'opacity=".65"')
    s.poly([at(1.14, 0, 60), at(1.14, 0, 1.0), at(1.34, -.25, 1.0), at(1.34, -.25, 60)], INK)
    # the train: wall, band, roof
    wall = s.lg((0, "#4a2327"), (0.4, "#6d2d2a"), (1, "#3b1c22"), x1=0, x2=1, y1=0, y2=0)
    s.poly(quad(1.3, -.1, 1.0, 1.3, 2.75, 60), wall)
    s.poly(quad(1.3, 2.1, 1.0, 1.3, 2.75, 60), "#cdb48d", 'opacity=".62"')
    s.poly(quad(1.3, 2.1, 1.0, 1.3, 2.2, 60), SOOT, 'opacity=".5"')
    s.poly([at(1.22, 2.72, 1.0), at(1.22, 2.72, 60), at(1.9, 3.25, 60), at(1.9, 3.25, 1.0)], "#20283f")
    s.poly([at(1.3, 3.0, 1.0), at(1.3, 3.0, 60), at(1.9, 3.3, 60), at(1.9, 3.3, 1.0)], "#b9c6d2", 'opacity=".5"')
    s.poly(quad(1.3, .55, 1.0, 1.3, .62, 60), LAMP, 'opacity=".55"')
    z, k, windows = 1.02, 0, []
    z = 1.3
    while z < 34:
        if k % 7 == 3:  # a door, open for the guard's last look
            s.poly(quad(1.3, 0, z, 1.3, 2.05, z + .85), "#2a1519")
            s.poly(quad(1.3, 1.05, z + .15, 1.3, 1.85, z + .7), CREAM)
            z += 1.15
        else:
            windows.append((z, z + 1.15, k))
            z += 1.62
        k += 1
        if k % 15 == 14:  # the gangway between the carriages
            s.poly(quad(1.3, -.1, z - .1, 1.3, 2.75, z + .5), INK)
            z += .8
    for a, b, k in windows:
        s.poly(quad(1.3, .93, a - .05, 1.3, 1.97, b + .05), "#2a1519")
        s.poly(quad(1.3, 1.0, a, 1.3, 1.9, b), s.lg("#fff0c4", "#f9cf78", "#e69c46"))
        s.poly(quad(1.3, 1.46, a, 1.3, 1.52, b), "#8d4a2c")       # upper bunk, its blanket, the ladder
        s.poly(quad(1.3, 1.52, a + .25, 1.3, 1.6, b - .1), "#b9683f")
        s.poly(quad(1.3, 1.0, a, 1.3, 1.1, b), "#b9683f")
        for rung in (.72, .86):
            s.poly(quad(1.3, 1.0, a + rung, 1.3, 1.9, a + rung + .03), "#9a5a34")
        for rung in (1.08, 1.2, 1.32, 1.44, 1.56):
            s.poly(quad(1.3, rung, a + .72, 1.3, rung + .025, a + .88), "#9a5a34")
        if k % 3 == 0:
            s.poly(quad(1.3, 1.0, a, 1.3, 1.9, a + .3), "#7f2f2a")   # a drawn curtain
            s.poly(quad(1.3, 1.0, a + .03, 1.3, 1.9, a + .1), "#a5483a")
        if k % 4 == 1:                                          # a head on a pillow
            m = at(1.3, 1.58, (a + b) / 2)
            s.ellipse(m[0], m[1], 62 / a, 40 / a, PAPER)
            s.circle(m[0] + 18 / a, m[1] - 12 / a, 42 / a, "#5a3426")
        if k % 4 == 2:                                          # someone who sits by the window
            m = at(1.3, 1.2, (a + b) / 2)
            s.path(f"M{m[0]-80/a:.1f} {at(1.3,1.0,a)[1]:.1f} Q{m[0]:.1f} {m[1]-150/a:.1f} {m[0]+80/a:.1f} {at(1.3,1.0,b)[1]:.1f} Z", "#4a2a22")
            s.circle(m[0], m[1] - 72 / a, 62 / a, "#4a2a22")
        s.poly([at(1.1, 0, a), at(1.1, 0, b), at(-.55, 0, b * .93), at(-.55, 0, a * .93)], s.lg((0, LAMP, 0), (1, "#ffd98a", .62), x1=0, x2=1, y2=0), s.blur(5 if a < 4 else 2))
    s.glow(1330, 480, 560, AMBER, .36, .7)
    # the canopy: columns, roof, lamps
    for z in (19, 13, 9.2, 6.6, 4.7, 3.3):
        (x, y0), (_, y1) = at(-2.3, 0, z), at(-2.3, 3.4, z)
        s.rect(x - 60 / z, y1, 120 / z, y0 - y1, s.lg(INK, "#2b3652", INK, x2=1, y2=0))
        s.path(f"M{x} {y1+330/z} Q{x+40/z} {y1+60/z} {x+520/z} {y1+20/z}", stroke=INK, sw=52 / z)
        s.path(f"M{x-90/z} {y0} h{180/z} v{-50/z} h{-180/z} Z", INK)
    s.poly([at(-9, 3.4, 24), at(-9, 4.2, 2.0), at(-9, 9, 1.2), at(-1.25, 3.62, 1.35), at(-1.25, 3.5, 24)], s.lg("#111829", "#1b2440"))
    s.poly([at(-1.25, 3.62, 1.35), at(-1.25, 3.5, 24), at(-1.25, 3.35, 24), at(-1.25, 3.3, 1.35)], "#2d3a58")
    s.poly([at(-1.25, 3.7, 1.35), at(-1.25, 3.55, 24), at(-1.25, 3.49, 24), at(-1.25, 3.58, 1.35)], "#c8d2d9")
    for z in (12, 7.8, 5.2, 3.6):
        x, y = at(-1.7, 2.95, z)
        s.line(x, y - 400 / z, x, y, INK, 14 / z)
        s.path(f"M{x-130/z} {y+40/z} Q{x} {y-130/z} {x+130/z} {y+40/z} Z", INK)
        s.ellipse(x, y + 42 / z, 105 / z, 34 / z, "#fff1c9")
        s.glow(x, y + 50 / z, 900 / z, LAMP, .55)
        gx, gy = at(-1.7, 0, z)
        s.ellipse(gx, gy, 1250 / z, 300 / z, s.rg((0, "#ffdf9b", .5), (1, LAMP, 0)))
    # passengers by the doors
    for x, z, height, coat, face in ((.62, 17, 1.6, PINE, 1), (.3, 12.5, 1.75, WINE, 1), (.58, 12, 1.2, OLIVE, 1), (.72, 7.6, 1.72, SLATE, 1)):
        px, py = at(x, 0, z)
        s.ellipse(px - 10, py + 1, 300 / z, 42 / z, INK, f'opacity=".45" {s.blur(3)}')
        s.person(px, py, f * height / z, coat, skin=int(z) % 4, scarf=AMBER, hat="wool", legs=INK, face=face, lit=LAMP, bag=BARK if z < 8 else None)
    # the guard
    gx, gy = at(-.82, 0, 5.0)
    s.ellipse(gx - 40, gy + 4, 120, 17, INK, f'opacity=".5" {s.blur(5)}')
    s.glow(gx + 58, gy - 356, 240, LAMP, .75)
    s.person(gx, gy, 318, "#1c2742", skin=1, hair=SOOT, hat="cap", scarf=RUST, arm=(20, -106), lit="#d99a55")
    s.path(f"M{gx+50} {gy-372} q14 -34 28 0", stroke=SOOT, sw=4)
    s.path(f"M{gx+48} {gy-374} h32 l5 44 h-42 Z", "#fff3cf", SOOT, 4)
    s.glow(gx + 64, gy - 350, 90, "#fff3cf", .9)
    s.snow(330)
    s.snow(34, (4, 8), top=200)
    return s


def market_stall():
    s = Sheet("market-stall", 1600, 1067, quality=80)
    s.sky("#f3dcb4", "#f0cfa2", "#d9a878")
    s.glow(1250, 220, 620, "#fff3d2", .8)
    for x, w, h, c in ((-30, 250, 560, "#d3a77c"), (200, 210, 640, "#c79a72"), (400, 260, 520, "#d7ad81"), (1010, 230, 600, "#d0a276"), (1230, 220, 520, "#c59670"), (1440, 220, 620, "#cfa074")):
        s.house(x, 790, w, h, c, mix(c, BRICK, .45), (3, 4), pane="#8b6a55")
    s.veil(700, 240, "#f7e2bd", .55)
    s.rect(-20, 770, 1640, 320, s.lg("#c99d70", "#9d7450", "#7a5840"))
    for i in range(60):
        y = 790 + (i / 60) ** 1.5 * 270
        s.ellipse(s.r.uniform(0, 1600), y, 18 + y / 22, 3 + (y - 780) / 60, s.r.choice((CREAM, BARK)), 'opacity=".10"')
    for x, y, h, c, k, face in ((95, 850, 290, SLATE, 1, 1), (210, 835, 260, WINE, 0, -1), (1490, 850, 285, PINE, 2, -1), (1385, 838, 180, AMBER, 3, 1)):
        s.ellipse(x - 40, y + 2, 80, 9, BARK, 'opacity=".4"')
        s.person(x, y, h, c, skin=k, hat="wool" if k % 2 else "brim", scarf=RUST if k else OLIVE, face=face, bag=EARTH, legs=SOOT)
    # the back of the stall
    s.rect(330, 330, 960, 480, s.lg("#5e3b2a", "#7c5136", "#4b3023"))
    for y in (430, 545):
        s.rect(345, y, 930, 13, "#b98654")
        s.rect(345, y + 13, 930, 26, SOOT, extra='opacity=".35"')
    for i, x in enumerate(range(372, 1262, 62)):          # jars and loaves on the boards
        if i % 5 == 4:
            s.ellipse(x + 8, 408, 44, 24, CLAY)
            s.path(f"M{x-20} 402 q12 -14 24 -2 M{x} 398 q12 -14 24 -2", stroke=CREAM, sw=4)
        else:
            h = s.r.choice((52, 62, 70))
            c = s.r.choice((RUST, AMBER, OLIVE, WINE, LEAF, "#d2b25e"))
            s.rect(x - 20, 430 - h, 40, h, c, rx=7)
            s.rect(x - 17, 430 - h, 8, h, CREAM, rx=4, extra='opacity=".45"')
            s.rect(x - 15, 421 - h, 30, 12, SAND, rx=3)
    for x in range(380, 1250, 88):
        s.ellipse(x, 520, 40, 26, s.r.choice((CLAY, "#c08a4e", EARTH)))
        s.path(f"M{x-22} 514 q10 -16 20 -3 M{x-4} 510 q10 -14 20 -2", stroke=CREAM, sw=4, extra='opacity=".8"')
    # garlic and onions in plaits
    for x, c in ((352, PAPER), (1268, "#c77b4a")):
        s.line(x, 335, x, 560, SAND, 5)
        for y in range(370, 560, 27):
            for dx in (-15, 15):
                s.circle(x + dx, y + (8 if dx > 0 else 0), 17, c)
                s.circle(x + dx - 5, y + (8 if dx > 0 else 0) - 5, 7, PAPER, 'opacity=".6"')
    # the seller, who hands a loaf over
    s.person(790, 905, 505, "#3c5a55", skin=1, hair=SOOT, hat="veil", scarf=BRICK, face=1, arm=(31, -58), lit="#6f8f80")
    s.path("M735 640 Q790 628 838 640 L850 800 L722 800 Z", PAPER)
    s.path("M735 640 Q760 690 735 760", stroke=MIST, sw=5)
    s.ellipse(965, 612, 74, 35, "#b9793f")
    s.ellipse(955, 602, 58, 22, "#d39a57")
    for dx in (-34, -8, 18):
        s.path(f"M{955+dx} 612 q10 -24 26 -16", stroke=CREAM, sw=6)
    s.circle(903, 620, 16, SKINS[1])
    # counter with baskets of beans and bread
    s.poly([(270, 742), (1350, 742), (1420, 842), (200, 842)], s.lg("#c9975f", "#a9753f"))
    s.rect(200, 842, 1220, 26, "#7a4f2e")
    s.rect(222, 868, 1176, 220, s.lg("#6a4329", "#3b2519"))
    for x in range(250, 1390, 74):
        s.rect(x, 868, 5, 220, SOOT, extra='opacity=".5"')
    heaps = [(330, "#7d2f25", "bean"), (520, "#e9dcb9", "bean"), (1100, "#55382a", "bean"), (1280, "#a5a35d", "bean")]
    for x, c, _ in heaps:
        s.path(f"M{x-86} 760 L{x+86} 760 L{x+72} 836 Q{x} 850 {x-72} 836 Z", "#d5b98b")
        s.path(f"M{x+30} 760 L{x+86} 760 L{x+72} 836 Q{x+40} 846 {x+20} 846 Z", CLAY, extra='opacity=".6"')
        s.ellipse(x, 760, 88, 22, "#e5cda3")
        s.path(f"M{x-76} 758 Q{x-30} 700 {x} 704 Q{x+40} 702 {x+76} 758 Q{x} 778 {x-76} 758 Z", c)
        for _ in range(110):
            t, a = s.r.random() ** .6, s.r.uniform(0, 6.3)
            bx, by = x + math.cos(a) * 68 * t, 744 + math.sin(a) * 24 * t - (1 - t) * 22
            s.ellipse(bx, by, 6.5, 4, mix(c, s.r.choice((CREAM, INK)), s.r.uniform(.05, .32)), f'transform="rotate({s.r.randint(0,180)} {bx:.0f} {by:.0f})"')
    s.path("M625 776 L960 776 L930 842 Q792 856 655 842 Z", "#9a6a3c")     # the bread basket
    for row in range(5):
        for x in range(640, 945, 22):
            s.path(f"M{x} {784+row*12} q11 {-7 if row % 2 else 7} 22 0", stroke="#d9b27a" if row % 2 else "#6d4526", sw=6)
    for x, y, w in ((690, 768, 62), (790, 756, 70), (893, 768, 62), (742, 740, 60), (842, 738, 60)):
        s.ellipse(x, y, w, 32, "#a7692f")
        s.ellipse(x - 6, y - 8, w * .8, 21, "#cf9450")
        for dx in (-28, -4, 20):
            s.path(f"M{x+dx-8} {y+2} q8 -22 24 -16", stroke=CREAM, sw=5)
    s.line(1200, 742, 1200, 640, SOOT, 9)                                     # scales
    s.line(1140, 652, 1260, 640, "#b98b45", 8)
    s.circle(1200, 640, 10, "#e2bb6a")
    for x, y in ((1140, 652), (1260, 640)):
        s.path(f"M{x} {y} L{x-34} {y+62} M{x} {y} L{x+34} {y+62}", stroke="#7a5a30", sw=2.5)
        s.path(f"M{x-42} {y+62} Q{x} {y+96} {x+42} {y+62} Z", "#c39a4e")
    s.path("M1122 712 Q1140 690 1160 712 Z", "#7d2f25")
    # posts and the awning
    for x in (292, 1310):
        s.rect(x, 240, 20, 605, s.lg("#4d3122", "#8a5c3a", "#4d3122", x2=1, y2=0))
    n, x0, x1 = 12, 225, 1395
    step = (x1 - x0) / n
    for i in range(n):
        c = "#b4532f" if i % 2 == 0 else PAPER
        a, b = x0 + i * step, x0 + (i + 1) * step
        ta, tb = 300 + (a - x0) * .857, 300 + (b - x0) * .857
        s.poly([(ta, 140), (tb, 140), (b, 300), (a, 300)], c)
        s.path(f"M{a:.0f} 298 H{b:.0f} V330 A{step/2:.1f} 34 0 0 1 {a:.0f} 330 Z", mix(c, BARK, .12))
    s.poly([(300, 140), (1303, 140), (1395, 300), (225, 300)], s.lg((0, "#fff3d2", .35), (.5, CREAM, 0), (1, BARK, .35)))
    s.rect(225, 352, 1170, 120, s.lg((0, SOOT, .5), (1, SOOT, 0)))
    for i in range(9):                                                       # a string of bulbs
        x = 300 + i * 127
        y = 372 + math.sin(i / 8 * math.pi) * 42
        s.circle(x, y, 10, "#fff1c4")
        s.glow(x, y, 95, LAMP, .7)
    s.path("M292 365 Q800 460 1320 365", stroke=SOOT, sw=2.5)
    s.glow(800, 620, 560, AMBER, .25)
    for x, y in ((120, 985), (1500, 1010), (1450, 965)):                        # pigeons
        s.ellipse(x, y, 34, 18, SLATE)
        s.circle(x + 28, y - 16, 11, STEEL)
        s.path(f"M{x-30} {y} l-28 8 l30 6 Z", DUSK)
        s.path(f"M{x-4} {y+15} v14 M{x+8} {y+15} v14", stroke=RUST, sw=3)
    return s


def ferry():
    s = Sheet("ferry", 1600, 900, quality=82)
    s.sky("#48658a", "#93a7b3", "#e7c9a0", "#f6dfb6")
    s.glow(1180, 420, 640, "#fff0c8", .9)
    s.circle(1180, 420, 46, "#fff4d6")
    for y, amp, c in ((420, 34, "#b9b7ae"), (455, 28, "#93a0a4"), (482, 14, "#6d8290")):
        s.ridge(y, amp, 7, c)
    x = -20
    while x < 640:                                                     # the town on its quay
        w, h = s.r.randint(46, 86), s.r.randint(60, 150)
        wall = s.r.choice(("#b59a86", "#a3846f", "#c4a88c", "#8f7d78"))
        s.house(x, 520, w, h, wall, mix(wall, BRICK, .5), (2, 3), lit=.28, gable=s.r.random() < .6, pane=DUSK)
        x += w + s.r.randint(-2, 8)
    s.rect(250, 300, 40, 220, "#9c8677")
    s.poly([(242, 302), (270, 218), (298, 302)], "#5f5354")
    s.circle(270, 336, 12, CREAM)
    s.rect(-20, 512, 700, 18, "#5c5a60")
    s.veil(505, 80, "#f3dcb6", .6)
    s.water(520, 900, ("#d9bf9c", "#8ba0a8", "#4d6c85", "#24405f"), [(1180, 210, "#fff0c8"), (760, 420, "#f9d58c")], 150)
    # the ferry
    s.ellipse(800, 712, 470, 26, INK, f'opacity=".5" {s.blur(9)}')
    s.path("M372 610 L1262 610 L1200 706 Q1190 716 1170 716 L470 716 Q440 716 428 696 Z", s.lg("#2c4a66", "#16263f"))
    s.path("M372 610 L1262 610 L1252 626 L382 626 Z", "#f0e2c6")
    s.path("M412 668 L1226 668 L1202 706 Q1190 716 1170 716 L470 716 Q440 716 428 696 Z", "#8d3a28")
    s.rect(452, 512, 708, 98, s.lg("#f7ecd4", "#dcc9a6"))
    s.rect(1000, 512, 160, 98, SLATE, extra='opacity=".28"')
    for i, x in enumerate(range(476, 1140, 56)):
        s.rect(x, 532, 38, 40, "#5a3a2a", rx=8)
        s.rect(x + 3, 535, 32, 34, s.lg("#fff0c0", "#f2b658"), rx=6)
        if i % 3 != 1:
            s.path(f"M{x+8} 569 q11 -26 22 0 Z", "#4a3326")
            s.circle(x + 19, 550, 6.5, "#4a3326")
        s.glow(x + 19, 552, 56, LAMP, .34)
    s.rect(520, 492, 560, 20, "#2c4a66")
    s.rect(610, 424, 300, 68, s.lg("#f7ecd4", "#e1cfae"))
    for x in range(628, 895, 52):
        s.rect(x, 440, 36, 34, "#23395a", rx=5)
        s.rect(x + 3, 443, 14, 28, MIST, rx=4, extra='opacity=".6"')
    s.rect(596, 412, 330, 14, "#2c4a66")
    s.path("M960 492 L972 372 L1044 372 L1056 492 Z", s.lg("#8d3a28", "#c4663f", "#7c3023", x2=1, y2=0))
    s.path("M966 420 L972 372 L1044 372 L1049 420 Z", "#f0e2c6")
    s.path("M970 386 L972 360 L1044 360 L1046 386 Z", SOOT)
    for k in range(9):
        s.circle(1024 + k * 44, 336 - k * 13 + (k % 2) * 8, 26 + k * 8, PAPER, f'opacity="{.42 - k*.042:.2f}" {s.blur(7)}')
    s.line(560, 492, 560, 318, BARK, 7)
    s.line(560, 340, 372, 604, BARK, 2)
    s.line(560, 340, 1000, 372, BARK, 2)
    s.path("M560 322 l-66 14 l66 18 Z", RUST)
    for x0, x1, y in ((470, 600, 494), (1062, 1160, 494), (388, 450, 594), (1164, 1244, 594)):   # rails
        s.line(x0, y - 26, x1, y - 26, "#f0e2c6", 4)
        s.line(x0, y - 13, x1, y - 13, "#f0e2c6", 2.5)
        for x in range(x0, x1 + 1, 20):
            s.line(x, y - 27, x, y + 14, "#f0e2c6", 3)
    for x, c, k, face, arm in ((500, BRICK, 0, -1, None), (548, SLATE, 2, 1, None), (1092, PINE, 1, 1, (22, -92)), (1128, AMBER, 3, -1, None)):
        s.person(x, 512, 76 if k != 3 else 56, c, skin=k, hat="wool", scarf=RUST if k else OLIVE, face=face, arm=arm)
    s.person(416, 610, 78, OLIVE, skin=1, hat="brim", face=-1, arm=(20, -66))
    s.person(1204, 610, 82, WINE, skin=0, hat="cap", scarf=SLATE, face=1)
    for x in (520, 690, 860, 1030):
        s.circle(x, 640, 17, "none", 'stroke="#f0e2c6" stroke-width="7"')
    for k in range(26):                                                  # bow wave and wake
        s.ellipse(1236 + k * 12, 704 + s.r.uniform(-6, 14) + k, 30, 4.5, PAPER, f'opacity="{.75 - k*.026:.2f}"')
        s.ellipse(410 - k * 17, 712 + s.r.uniform(-8, 14), 46, 4, PAPER, f'opacity="{.6 - k*.02:.2f}"')
    for x in range(470, 1190, 40):
        s.ellipse(x, 716 + s.r.uniform(-2, 5), 40, 4, PAPER, 'opacity=".55"')
    for x, y, k in ((300, 250, 1.2), (420, 190, .8), (720, 150, 1.0), (1330, 250, 1.3), (1450, 330, .8), (1080, 210, .6), (180, 380, .9)):  # gulls
        s.path(f"M{x-46*k} {y-8*k} Q{x-22*k} {y-30*k} {x} {y} Q{x+22*k} {y-30*k} {x+46*k} {y-8*k} Q{x+20*k} {y-14*k} {x} {y+9*k} Q{x-20*k} {y-14*k} {x-46*k} {y-8*k} Z", PAPER)
        s.path(f"M{x-46*k} {y-8*k} l14 -6 l-4 8 Z M{x+46*k} {y-8*k} l-14 -6 l4 8 Z", INK)
    return s


def orchard_frost():
    s = Sheet("orchard-frost", 1600, 1067, "webp", 76)
    s.sky("#33466e", "#71799a", "#c79a96", "#f0c29a", "#f8dcb0")
    s.stars(50, 260)
    s.glow(500, 500, 760, "#ffd9a4", .75)
    s.ridge(470, 30, 6, "#8d8a9f")
    s.ridge(505, 20, 8, "#6f7793")
    s.ridge(528, 8, 30, "#59658a", jag=18)
    s.rect(-20, 530, 1640, 560, s.lg("#a9b2c4", "#8495b1", "#4f6489", "#2c3f66"))
    s.veil(540, 90, "#f3cfae", .7)
    for i in range(70):
        t = (i / 70) ** 1.6
        s.ellipse(s.r.uniform(0, 1600), 545 + t * 520, 60 + 200 * t, 3 + 12 * t, s.r.choice((PAPER, "#31456e")), 'opacity=".16"')
    for x, w, h in ((1180, 110, 70), (1300, 70, 50)):
        s.house(x, 546, w, h, "#6a5f6d", "#e6e3e2", (2, 1), lit=1)
    s.path("M1270 476 q8 -40 -6 -70 q-12 -34 10 -66", stroke="#d9c7c0", sw=12, extra=f'opacity=".6" {s.blur(5)}')
    # rows of trees that run to the farmhouse; a small fire between each pair
    vx, vy = 1010, 520
    depths = [8.6, 6.6, 5.1, 4.0, 3.1, 2.4, 1.85, 1.42]
    for z in depths:
        k = 1 / z
        for lane in (-3.4, -1.6, .55, 2.3):
            x, y = vx + lane * 620 * k, vy + 640 * k
            if not -260 < x < 1860:
                continue
            h = 640 * k
            s.ellipse(x - 30 * k, y, 250 * k, 26 * k, "#1d2c52", 'opacity=".45"')
            trunk = mix("#3a3040", "#97889a", min(.85, z / 10))
            s.tree(x, y, h, "", trunk, bare=True, lean=s.r.uniform(-5, 5))
            for _ in range(int(30 + 60 * k)):                           # frost on the twigs
                a, d = s.r.uniform(-2.75, -.4), s.r.uniform(.42, 1.0) * h * .82
                px, py = x + math.cos(a) * d * .72, y + math.sin(a) * d - h * .08
                s.circle(px, py, s.r.uniform(1.4, 5.2) * (k * 1.3 + .25), "#f4f0ee", f'opacity="{s.r.uniform(.35,.9):.2f}"')
            for _ in range(5):
                px, py = x + s.r.uniform(-.3, .3) * h, y - s.r.uniform(.4, .72) * h
                s.circle(px, py, 9 * k + 1, "#b5452f")
                s.path(f"M{px-7*k} {py-5*k} q{7*k} {-6*k} {14*k} 0 Z", PAPER)
        for lane in (-2.5, -.5, 1.45):
            x, y = vx + lane * 620 * k, vy + 680 * k
            if not -100 < x < 1700:
                continue
            s.ellipse(x, y, 520 * k, 110 * k, s.rg((0, "#ffb65a", .75), (1, AMBER, 0)))
            s.path(f"M{x-34*k} {y-62*k} H{x+34*k} L{x+27*k} {y} H{x-27*k} Z", "#3c3340")
            s.path(f"M{x-24*k} {y-62*k} Q{x-30*k} {y-110*k} {x} {y-150*k} Q{x+8*k} {y-112*k} {x+22*k} {y-98*k} Q{x+32*k} {y-80*k} {x+24*k} {y-62*k} Z", "#f2a24a")
            s.path(f"M{x-12*k} {y-62*k} Q{x-12*k} {y-94*k} {x+2*k} {y-112*k} Q{x+14*k} {y-86*k} {x+12*k} {y-62*k} Z", "#fff0bd")
            s.glow(x, y - 90 * k, 330 * k, "#ffb65a", .75)
    s.veil(640, 130, "#f0cdb8", .26)
    s.ellipse(700, 985, 110, 16, INK, f'opacity=".4" {s.blur(5)}')
    s.person(700, 985, 360, "#374a63", skin=0, hat="wool", scarf=RUST, arm=(24, -42), lit="#e3a05c", face=1)
    s.line(786, 836, 786, 858, SOOT, 4)
    s.path("M768 858 h38 l6 56 h-50 Z", "#ffe9b0", SOOT, 5)
    s.glow(788, 886, 300, LAMP, .85)
    return s


def observatory(film=False):
    """The hill and the dome; for the film without what moves: sky, lanterns, beam."""
    s = Sheet("observatory", 1600, 1067, "webp", 78)
    if film:
        s.grain = 0
    mark = len(s.out)
    s.sky("#0d1530", "#182650", "#2f4a78", "#6f8199", "#d8a884")
    for k in range(240):                                                # the Milky Way
        t = s.r.random()
        x, y = 60 + t * 1250 + s.r.gauss(0, 70), 700 - t * 760 + s.r.gauss(0, 62)
        s.circle(x, y, s.r.uniform(20, 62), "#9fb0d8", f'opacity=".035" {s.blur(14)}')
    s.stars(620, 800)
    for _ in range(260):
        t = s.r.random()
        s.circle(60 + t * 1250 + s.r.gauss(0, 60), 700 - t * 760 + s.r.gauss(0, 50), s.r.uniform(.7, 1.9), PAPER, f'opacity="{s.r.uniform(.4,1):.2f}"')
    for x, y in ((330, 160), (820, 110), (600, 330), (180, 420), (1430, 120)):
        s.circle(x, y, 3.2, "#fff7df")
        s.glow(x, y, 28, "#dfe8ff", .8)
    s.path("M250 250 L470 180", stroke=s.lg((0, PAPER, 0), (1, PAPER, .9), x2=1, y2=0), sw=2.4)
    if film:
        del s.out[mark:]
    s.ridge(850, 30, 6, "#4a587a")
    s.ridge(900, 24, 7, "#2f3c60")
    s.veil(880, 90, "#d8a884", .35)
    s.path("M-40 1100 L-40 980 Q240 950 420 860 Q640 742 830 600 Q900 552 980 548 L1330 548 Q1420 560 1480 640 Q1540 720 1650 760 L1650 1100 Z", s.lg("#22304f", "#141d38", "#0c1226"))
    s.path("M830 600 Q900 552 980 548 L1330 548 Q1420 560 1480 640 L1430 640 Q1380 580 1310 572 L1000 572 Q920 576 860 616 Z", "#40547b", extra='opacity=".7"')
    # drum and dome
    s.rect(1000, 408, 300, 146, s.lg("#6f7f9b", "#aab4bf", "#3f5072", x2=1, y2=0))
    for x in range(1030, 1290, 60):
        s.rect(x, 448, 26, 58, "#243252", rx=12)
    s.rect(1090, 464, 58, 90, "#fff0c4", rx=6)
    s.glow(1119, 512, 210, LAMP, .85)
    s.rect(984, 396, 332, 22, "#52668a")
    s.path("M986 398 A164 172 0 0 1 1314 398 Z", s.lg("#8798b0", "#cfd6d6", "#4a5d80", x2=1, y2=0))
    for k in (.28, .56, .8):
        s.path(f"M{1150-164*k} 398 A{164*k} 172 0 0 1 {1150+164*k} 398", stroke="#33466b", sw=2.2, extra='opacity=".55"')
    s.path("M1066 396 L1092 246 Q1110 228 1136 226 L1162 396 Z", s.lg("#fff0c4", "#f2b45c", "#b0663a"))
    s.path("M1092 246 Q1110 228 1136 226", stroke="#2a3858", sw=7)
    s.glow(1110, 320, 230, LAMP, .65)
    if not film:
        s.poly([(1096, 250), (1132, 232), (980, -20), (860, -20)], s.lg((0, "#ffe3a0", 0), (1, "#ffe3a0", .30)), s.blur(6))
    s.path("M1120 392 L1074 226 L1096 218 L1146 384 Z", "#222c48")
    s.path("M1070 230 L1100 216 L1092 198 L1062 210 Z", "#3b4a6e")
    # stairs up the slope, with lamps and climbers
    line = [(170, 1010), (300, 962), (430, 905), (560, 834), (690, 746), (810, 660), (910, 590), (1040, 556)]
    steps = []
    for a, b in zip(line, line[1:]):
        n = 9
        for i in range(n):
            steps.append((a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n))
    for i, (x, y) in enumerate(steps):
        w = 62 - i * .62
        s.rect(x - w * .3, y, w, 7.5 - i * .06, mix("#c9b899", "#e6cf9f", (i % 5) / 5))
        s.rect(x - w * .3, y + 6.5 - i * .05, w, 7, "#0c1226", extra='opacity=".6"')
    s.path(smooth([(x + 34 - i * .3, y - 46 + i * .32) for i, (x, y) in enumerate(steps)]), stroke="#7d8ba5", sw=2.6)
    for i in range(0, len(steps), 4):
        x, y = steps[i]
        s.line(x + 34 - i * .3, y - 46 + i * .32, x + 34 - i * .3, y + 6, "#7d8ba5", 2.2)
    for i, c, h, k in () if film else ((5, BRICK, 112, 0), (8, SLATE, 76, 3), (16, OLIVE, 98, 1), (25, WINE, 86, 2), (28, AMBER, 58, 0), (37, PINE, 76, 1), (46, RUST, 68, 3), (54, STEEL, 62, 0)):
        x, y = steps[i]
        s.person(x, y + 3, h, c, skin=k, hat="wool", scarf=CREAM if k else RUST, arm=(20, -48), lit="#f0c98a", legs=INK, lean=3)
        s.circle(x + h * .21, y - h * .40, h * .045, "#fff3cf")
        s.glow(x + h * .21, y - h * .40, h * .95, LAMP, .8)
    for x, y in ((60, 930), (110, 936), (150, 926), (32, 940), (210, 915), (1540, 800), (1575, 812)):
        s.rect(x, y, 6, 8, LAMP)
        s.glow(x + 3, y + 4, 26, LAMP, .6)
    return s


def mill_bridge():
    s = Sheet("mill-bridge", 1600, 1067, quality=80)
    s.sky("#7f9aa6", "#b9c4bd", "#ead5ac", "#f3dcae")
    s.glow(1120, 380, 620, "#fff0c6", .85)
    s.ridge(430, 46, 6, "#b3b99f")
    s.ridge(480, 30, 9, "#8f9f84", jag=20)
    for x, h in ((1010, 220), (1120, 260), (1240, 210), (1360, 290), (1490, 250), (620, 200), (720, 180)):
        s.tree(x, 560, h, s.r.choice(("#c98d49", "#b5733c", "#a39a55")), BARK)
    s.veil(540, 110, "#f5e2ba", .65)
    s.path("M-40 640 Q300 560 620 600 L1640 570 L1640 700 L-40 720 Z", "#7a8055")
    s.water(640, 1067, ("#c9bd95", "#87978d", "#46646a", "#1f3a48"), [(1120, 230, "#fff0c6")], 170)
    # the mill
    s.poly([(-20, 740), (-20, 690), (60, 672), (430, 672), (470, 736)], "#6d6a4c")
    s.rect(60, 250, 360, 450, s.lg("#d9c6a4", "#b59a78", x2=1, y2=0))
    for _ in range(70):
        s.rect(s.r.uniform(64, 392), s.r.uniform(260, 670), s.r.uniform(16, 40), 10, s.r.choice((EARTH, CREAM)), rx=4, extra='opacity=".16"')
    s.poly([(20, 258), (240, 96), (462, 258)], s.lg("#7c3b2c", "#a2553a"))
    for k in range(6):
        s.path(f"M{240-(k+.4)*33} {96+(k+.4)*24.5} H{240+(k+.4)*33}", stroke=WINE, sw=3, extra='opacity=".4"')
    for x, y in ((110, 320), (220, 320), (330, 320), (110, 460)):
        s.rect(x, y, 52, 70, "#3c2c26")
        s.rect(x + 5, y + 5, 42, 60, s.lg("#ffe9ad", "#e9a852"))
        s.line(x + 26, y, x + 26, y + 70, "#3c2c26", 4)
        s.line(x, y + 35, x + 52, y + 35, "#3c2c26", 4)
        s.glow(x + 26, y + 35, 90, LAMP, .4)
    s.open('transform="translate(366 610)"')                             # the wheel
    s.circle(0, 0, 150, "none", f'stroke="{BARK}" stroke-width="20"')
    s.circle(0, 0, 112, "none", f'stroke="{BARK}" stroke-width="9"')
    for k in range(16):
        a = k * math.tau / 16
        s.line(0, 0, math.cos(a) * 150, math.sin(a) * 150, EARTH if k % 2 else BARK, 9)
        s.rect(138, -19, 32, 38, "#6d4a30", extra=f'transform="rotate({k*22.5})"')
    s.circle(0, 0, 22, SOOT)
    s.close()
    for _ in range(50):
        s.ellipse(s.r.gauss(380, 90), s.r.uniform(722, 770), s.r.uniform(8, 42), 4, PAPER, f'opacity="{s.r.uniform(.3,.8):.2f}"')
    # the bridge: three arches and a parapet
    stone = s.lg("#d2bd97", "#a78d6b", "#6f5d4b")
    deck = "M430 520 Q1000 440 1640 540 L1640 830 "
    arches = [(1640, 1400, 150), (1310, 1000, 185), (910, 640, 158)]
    d = deck
    for xr, xl, rise in arches:
        d += f"L{xr} 830 L{xr} 735 Q{xr} {735-rise} {(xr+xl)/2} {735-rise} Q{xl} {735-rise} {xl} 735 L{xl} 830 "
    s.path(d + "L520 830 L430 700 Z", stone)
    for xr, xl, rise in arches:                                            # ring stones
        s.path(f"M{xr} 735 Q{xr} {735-rise} {(xr+xl)/2} {735-rise} Q{xl} {735-rise} {xl} 735", stroke="#e6d5b0", sw=17)
        s.path(f"M{xr} 735 Q{xr} {735-rise} {(xr+xl)/2} {735-rise} Q{xl} {735-rise} {xl} 735", stroke=EARTH, sw=17, extra='stroke-dasharray="2 30" opacity=".6"')
        s.path(f"M{xr-10} 742 Q{xr-10} {748-rise} {(xr+xl)/2} {748-rise}", stroke=BARK, sw=12, extra='opacity=".45"')
    s.open(s.clip(d + "L520 830 L430 700 Z"))
    for row in range(11):
        y = 490 + row * 32
        for x in range(430 + (row % 2) * 40, 1640, 84):
            s.rect(x + s.r.uniform(-8, 8), y, 78, 27, s.r.choice((EARTH, CREAM, CLAY, SLATE)), rx=5, extra=f'opacity="{s.r.uniform(.06,.24):.2f}"')
    s.close()
    for xr, xl, _ in arches:                                               # cutwaters and their foam
        s.poly([(xl - 96, 830), (xl - 48, 868), (xl + 4, 830), (xl + 4, 720), (xl - 96, 720)], "#8d775b")
        s.poly([(xl - 48, 868), (xl + 4, 830), (xl + 4, 720), (xl - 48, 740)], "#5f4f40")
        for _ in range(16):
            s.ellipse(xl - 46 + s.r.gauss(0, 54), 868 + s.r.uniform(-10, 24), s.r.uniform(10, 36), 3, PAPER, 'opacity=".6"')
        s.ellipse((xr + xl) / 2, 850, (xr - xl) / 2, 34, INK, f'opacity=".35" {s.blur(10)}')
    # listeners with their pipes
    def edge(x):                                                           # the top of the parapet
        t = (x - 430) / 1210
        return 484 * (1 - t) ** 2 + 2 * 404 * t * (1 - t) + 504 * t * t

    for x, y, c, k, hat, face in ((690, 512, RUST, 0, "wool", 1), (960, 500, PINE, 1, "brim", 1), (1215, 506, DUSK, 2, "veil", -1)):
        px, y = x + 52 * face, edge(x) + 6
        s.line(px, y - 88, px + 34 * face, 912, SOOT, 13)
        s.line(px - 2, y - 88, px + 32 * face, 912, "#b98b45", 6)
        s.path(f"M{px-20} {y-112} L{px+20} {y-112} L{px+6} {y-84} L{px-6} {y-84} Z", "#c99b50")
        s.person(x, edge(x) + 52, 214, c, skin=k, hat=hat, scarf=AMBER if k != 2 else SLATE, face=face, arm=(22, -68), lean=11 * face, lit=CREAM)
        for r in (20, 34, 48):
            s.ellipse(px + 34 * face, 912, r * 1.6, r * .36, "none", f'stroke="{PAPER}" stroke-width="3" opacity="{.8 - r*.011:.2f}"')
    s.person(1420, edge(1420) + 52, 206, OLIVE, skin=3, hat="cap", scarf=BRICK, face=-1, arm=(19, -62))
    s.rect(1358, 376, 48, 35, PAPER, extra='transform="rotate(-12 1384 394)"')
    s.line(1376, 396, 1396, 374, BARK, 4)
    s.path("M430 484 Q1000 404 1640 504 L1640 566 Q1000 466 430 546 Z", s.lg("#eadab6", "#b39a75"))  # parapet in front
    s.path("M430 484 Q1000 404 1640 504 L1640 516 Q1000 416 430 496 Z", CREAM, extra='opacity=".8"')
    s.path("M430 542 Q1000 462 1640 562 L1640 572 Q1000 472 430 552 Z", BARK, extra='opacity=".55"')
    for x in range(470, 1620, 76):
        s.line(x, edge(x) + 14, x, edge(x) + 58, EARTH, 2.5, 'opacity=".5"')
    # a salmon that leaps
    s.open('transform="translate(560 900) rotate(-28) scale(1.15)"')
    s.path("M-86 4 Q-30 -34 40 -16 Q70 -8 84 2 Q60 20 20 24 Q-40 26 -86 4 Z", s.lg("#5a7080", "#c9cfc8", "#e4a58c"))
    s.path("M-80 4 L-122 -24 L-112 4 L-120 32 Z", "#5a7080")
    s.path("M-10 -24 L14 -40 L24 -20 Z", "#4a6070")
    s.circle(62, -4, 4, INK)
    for k in range(14):
        s.circle(s.r.uniform(-50, 40), s.r.uniform(-16, 4), 2.4, "#324754")
    s.close()
    for _ in range(46):
        a, d = s.r.uniform(-2.9, -.3), s.r.uniform(20, 120)
        s.circle(486 + math.cos(a) * d, 968 + math.sin(a) * d, s.r.uniform(2, 6), PAPER, 'opacity=".85"')
    for r in (50, 90, 130):
        s.ellipse(490, 972, r, r * .2, "none", f'stroke="{PAPER}" stroke-width="4" opacity="{.9 - r*.005:.2f}"')
    for x in range(-10, 330, 17):                                          # reeds
        h = s.r.uniform(70, 190)
        s.path(f"M{x} 1080 Q{x+s.r.uniform(-16,16)} {1080-h*.6} {x+s.r.uniform(-34,34)} {1080-h}", stroke=s.r.choice((PINE, MOSS, "#1d2f30")), sw=6)
    return s


SCENES = [night_train, market_stall, ferry, orchard_frost, observatory, mill_bridge]
