"""What is shown in the open: the screen between two houses."""

import math

from brush import *


def open_air_screen():
    """A summer night on the steps: bed sheets between two gables, a rabbit on them, a projector on a handcart."""
    s = Sheet("open-air-screen", 1600, 1000)
    s.sky("#141c38", "#22305a", "#4a4a72", "#8a6270")
    s.stars(120, 420)
    s.circle(1330, 120, 34, CREAM)
    for x, w, h, wall, roof in ((-40, 330, 560, "#2a3454", "#1a2038"), (1300, 360, 600, "#2d3350", "#1b2036")):
        s.house(x, 740, w, h, wall, roof, (3, 4), .3)
    for x, h in ((330, 330), (430, 380), (1050, 360), (1180, 320)):
        s.house(x, 700, 120, h, "#323c60", "#222a48", (2, 3), .2)
    # the screen, sewn of sheets
    s.glow(800, 400, 620, "#cfe3d8", .4)
    s.path("M330 150 Q800 128 1270 150 L1262 640 Q800 668 338 640 Z", "#dfeadb")
    s.path("M345 430 Q560 360 800 420 T1255 400 L1258 634 Q800 660 342 634 Z", "#8fb37a")
    s.path("M345 520 Q600 470 860 520 T1256 500 L1258 634 Q800 660 342 634 Z", "#6f9a63")
    s.circle(1120, 240, 46, "#f7e7a6")
    for x, y, r in ((470, 250, 34), (520, 236, 44), (570, 254, 30)):
        s.ellipse(x, y, r * 1.4, r * .7, "#f6faf2")
    # the rabbit: round, pleased, a butterfly before it
    for k, lean in ((-1, -14), (1, 10)):
        s.open(f'transform="translate({790 + 34 * k} 268) rotate({lean})"')
        s.ellipse(0, -62, 25, 86, "#a9a4ad")
        s.ellipse(0, -56, 12, 64, "#d8b6b4")
        s.close()
    s.ellipse(790, 500, 150, 132, "#a9a4ad")
    s.ellipse(790, 520, 96, 96, "#ded9dc")
    s.ellipse(790, 322, 98, 84, "#b3aeb7")
    s.ellipse(790, 354, 56, 40, "#e4dfe2")
    for k in (-1, 1):
        s.ellipse(790 + 36 * k, 300, 12, 15, "#fbf9f4")
        s.circle(790 + 38 * k, 303, 7, INK)
        s.ellipse(790 + 100 * k, 470, 30, 66, "#9d98a1", f'transform="rotate({22 * k} {790 + 100 * k} 470)"')
        s.ellipse(790 + 66 * k, 612, 56, 24, "#9d98a1")
    s.ellipse(790, 334, 13, 9, "#c98f8c")
    s.path("M760 362 Q790 386 820 362", stroke=INK, sw=5)
    s.rect(780, 370, 20, 16, "#fbf9f4", rx=3)
    for k in (-1, 1):
        s.ellipse(985 + 17 * k, 300, 20, 13, "#d9823f", f'transform="rotate({-24 * k} {985 + 17 * k} 300)"')
    s.line(985, 290, 985, 312, INK, 4)
    for k in range(1, 4):
        x = 330 + k * 235
        s.path(f"M{x} 140 Q{x - 6} 400 {x} 652", stroke="#c2cfbf", sw=3, extra='opacity=".7"')
    s.path("M-20 120 Q160 170 330 150 M1270 150 Q1440 168 1620 116", stroke=SOOT, sw=4)
    # steps and those who sit on them
    for k in range(5):
        y = 706 + k * 62
        s.rect(-20, y, 1640, 70, mix("#3a3a58", "#191d36", k / 4))
        s.rect(-20, y, 1640, 7, mix("#8b8aa0", "#3a4060", k / 4))
    coats = ("#5a3a44", "#2c4064", "#6b4a34", "#3c5248", "#4a3a5c", "#7a4a3c", "#26344f")
    for row in range(4):
        y, size = 742 + row * 64, 1 + row * .22
        step = 118 + row * 16
        for n in range(-1, int(1600 / step) + 1):
            x = n * step + 40 + s.r.uniform(-16, 16) + row % 2 * step / 2
            if s.r.random() < .14:
                continue
            small = .74 if s.r.random() < .25 else 1
            dark = mix(s.r.choice(coats), "#0f1428", .25 + row * .16)
            w, h = 34 * size * small, 50 * size * small
            s.path(f"M{x - w} {y + 34} Q{x - w} {y - h * .5} {x} {y - h * .56} Q{x + w} {y - h * .5} {x + w} {y + 34} Z", dark)
            s.circle(x, y - h * .86, 15 * size * small, mix("#3a2c2a", "#0f1428", row * .2))
            s.path(f"M{x - 12 * size} {y - h * 1.12} q{12 * size} -9 {24 * size} 0", stroke="#b9c9bd", sw=2.4, extra='opacity=".55"')
    # the light of the projector
    s.poly([(800, 960), (360, 170), (1250, 170)], "#dff0e0", 'opacity=".07"')
    s.rect(752, 930, 96, 54, SOOT, rx=6)
    s.circle(800, 946, 15, "#f4ffe8")
    s.glow(800, 944, 120, "#e6f5dc", .8)
    for k in (-1, 1):
        s.circle(800 + 40 * k, 992, 18, "#2a2a34", 'stroke="#0f1220" stroke-width="6"')
    return s


SCENES = [open_air_screen]
