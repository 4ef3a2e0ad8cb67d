"""Things drawn as drawings: the wordless cartoons, the children's map, a book's cover."""

import math

from brush import *


def reading_lamp():
    """The cartoon: a lighthouse bows like a desk lamp over someone who reads; three ships wait for the end of the chapter."""
    s = Sheet("reading-lamp", 1600, 1200, "png", 96, grain=0, rough=.9)
    sea, sky, ink, paper, red, yellow, rock = "#3c5a78", "#22385a", "#10172a", "#f8f1df", "#c2523a", "#f9d374", "#55637a"
    s.rect(0, 0, 1600, 1200, sky)
    for k in range(70):
        s.circle(s.r.uniform(20, 1580), s.r.random() ** 1.3 * 620, s.r.choice((1.5, 2, 3)), paper)
    s.path("M1240 110 a62 62 0 1 0 60 92 a50 50 0 1 1 -60 -92 Z", paper)
    s.rect(0, 700, 1600, 500, sea)
    for _ in range(90):
        y = s.r.uniform(720, 1190)
        w = 14 + (y - 700) / 8
        x = s.r.uniform(0, 1600)
        s.path(f"M{x} {y} q{w*.25} -7 {w*.5} 0 t{w*.5} 0", stroke="#6f8ba3", sw=3)
    # the cone of light
    s.poly([(742, 432), (898, 486), (1060, 1010), (420, 1010)], "#f9d374", 'opacity=".30"')
    s.poly([(770, 444), (872, 478), (930, 1000), (540, 1000)], "#fbe6a8", 'opacity=".45"')
    # the rock
    s.path("M80 1040 Q150 900 300 880 Q420 840 560 890 Q800 900 960 950 Q1090 980 1130 1060 Q900 1120 600 1110 Q250 1120 80 1040 Z", rock, ink, 7)
    s.path("M300 900 Q420 862 560 908 Q760 920 900 958 Q700 986 520 960 Q400 950 300 900 Z", "#8fa0ad")
    s.path("M140 1050 q80 -60 180 -50 M700 1060 q120 -30 230 -20 M420 1040 q60 -22 130 -14", stroke=ink, sw=5)
    # the lighthouse, bent at two joints: a foot, a lower arm, an upper arm, the lamp room for a shade
    s.path("M150 905 Q160 862 300 858 Q440 862 450 905 Q300 930 150 905 Z", "#2c3c58", ink, 7)

    def arm(x0, y0, w0, x1, y1, w1, bands):
        dx, dy = x1 - x0, y1 - y0
        n = math.hypot(dx, dy)
        px, py = -dy / n, dx / n
        edge = lambda t, side: (x0 + dx * t + px * side * (w0 + (w1 - w0) * t), y0 + dy * t + py * side * (w0 + (w1 - w0) * t))
        for k in range(bands):
            a, b = k / bands, (k + 1) / bands
            s.poly([edge(a, -1), edge(b, -1), edge(b, 1), edge(a, 1)], paper if k % 2 else red)
            s.poly([edge(a, .45), edge(b, .45), edge(b, 1), edge(a, 1)], ink, 'opacity=".18"')
        s.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in (edge(0, -1), edge(1, -1), edge(1, 1), edge(0, 1))) + " Z", stroke=ink, sw=7)
        return edge

    arm(300, 880, 66, 250, 470, 50, 6)
    arm(250, 470, 50, 700, 268, 36, 6)
    for x, y, r in ((250, 470, 62), (700, 268, 46)):
        s.circle(x, y, r, "#2c3c58", f'stroke="{ink}" stroke-width="7"')
        s.circle(x, y, r * .4, yellow, f'stroke="{ink}" stroke-width="5"')
    for a in (0.15, .3, .45):
        s.path(f"M{225+a*40} {600-a*100} q18 -4 30 2", stroke=ink, sw=5)
    for x, y in ((276, 720), (262, 590)):
        s.path(f"M{x-16} {y+26} v-36 q16 -20 32 0 v36 Z", yellow, ink, 5)
    s.open('transform="translate(716 290) rotate(22)"')
    s.rect(-30, 0, 112, 26, "#2c3c58", extra=f'stroke="{ink}" stroke-width="6"')
    s.rect(-24, 26, 100, 70, yellow, extra=f'stroke="{ink}" stroke-width="6"')
    for x in (10, 42):
        s.line(x, 26, x, 96, ink, 5)
    s.rect(-60, 96, 172, 18, "#2c3c58", extra=f'stroke="{ink}" stroke-width="6"')
    s.path("M-60 114 H112 L150 178 H-98 Z", red, ink, 7)
    s.path("M-98 178 H150 Q26 214 -98 178 Z", "#fff3cc", ink, 6)
    s.path("M-34 0 Q26 -64 86 0 Z", red, ink, 7)
    s.close()
    # the armchair and the reader
    s.path("M560 980 q-30 -150 20 -190 q60 -30 92 10 l12 110 q110 -8 130 30 l-4 60 Z", "#4f7a6a", ink, 7)
    s.path("M690 920 q100 -18 128 20 q6 50 -10 66 h-230 q-30 -40 -10 -76 q14 -26 40 -8 l12 40 Z", "#659684", ink, 7)
    s.rect(586, 1004, 22, 30, ink)
    s.rect(780, 1004, 22, 30, ink)
    s.path("M640 830 q-26 70 -4 122 h110 l98 -6 q10 30 -8 40 l-150 6 q-70 0 -84 -30 q-20 -80 10 -140 Z", "#31466b", ink, 6)
    s.path("M838 946 l40 12 q14 26 -6 34 l-40 -4 Z", ink)
    s.path("M626 832 q30 -24 64 -4 q26 50 18 108 h-92 q-14 -60 10 -104 Z", "#d89a3e", ink, 6)
    s.circle(672, 790, 38, SKINS[0], f'stroke="{ink}" stroke-width="6"')
    s.path("M634 792 q-10 -56 44 -54 q34 2 34 34 q-30 -14 -52 2 q-4 20 -10 34 q-14 2 -16 -16 Z", "#efe7d6", ink, 6)
    s.path("M690 808 q12 14 -2 30 q-30 8 -38 -14", stroke=ink, sw=5, fill="#efe7d6")
    s.circle(694, 786, 12, "none", f'stroke="{ink}" stroke-width="4"')
    s.line(704, 780, 712, 776, ink, 4)
    s.path("M682 800 q8 6 16 2", stroke=ink, sw=4)
    s.path("M688 862 q40 36 78 20", stroke=ink, sw=26)
    s.path("M688 862 q40 36 78 20", stroke="#d89a3e", sw=16)
    s.path("M752 806 L818 826 L806 916 L742 892 Z", paper, ink, 6)
    s.path("M818 826 L866 800 L858 892 L806 916 Z", "#fffaf0", ink, 6)
    s.circle(766, 884, 12, SKINS[0], f'stroke="{ink}" stroke-width="5"')
    s.rect(900, 956, 70, 12, "#8a5a34", extra=f'stroke="{ink}" stroke-width="5"')      # a table with a cup
    s.line(914, 968, 908, 1010, ink, 7)
    s.line(956, 968, 962, 1010, ink, 7)
    s.path("M916 926 h36 v30 h-36 Z M952 932 q18 0 16 12 q-2 10 -16 8", paper, ink, 5)
    s.path("M930 914 q-8 -14 2 -24 q8 -12 0 -24", stroke=paper, sw=4)
    # a gull that reads along
    s.path("M548 812 q-44 -14 -56 24 q22 30 62 16 Z", paper, ink, 6)
    s.circle(556, 800, 20, paper, f'stroke="{ink}" stroke-width="6"')
    s.path("M574 798 l26 8 l-24 8 Z", yellow, ink, 5)
    s.circle(561, 796, 3.6, ink)
    s.path("M520 852 v22 M536 852 v22", stroke=yellow, sw=5)
    # three ships that wait, at anchor, in order of size; the smallest has gone to sleep
    for x, y, k in ((1240, 800, 1.35), (1452, 772, .86), (1060, 758, .6)):
        s.open(f'transform="translate({x} {y}) scale({k})"')
        s.path("M-110 0 H112 L86 58 H-84 Z", red if k > 1 else "#2c3c58", ink, 7)
        s.path("M-104 16 H106", stroke=paper, sw=6)
        s.rect(-66, -46, 100, 46, paper, extra=f'stroke="{ink}" stroke-width="6"')
        s.rect(-40, -84, 30, 38, "#2c3c58" if k > 1 else red, extra=f'stroke="{ink}" stroke-width="6"')
        for wx in (-50, -18, 10):
            s.circle(wx + 2, -24, 8.5, yellow if k > .7 else "#2c3c58", f'stroke="{ink}" stroke-width="4"')
        s.line(66, 0, 66, -110, ink, 6)
        s.path("M66 -108 l44 14 l-44 14 Z", yellow, ink, 5)
        s.line(104, 12, 132, 88, ink, 4)
        s.path("M-84 58 q14 -10 28 0 t28 0 t28 0 t28 0 t28 0 t30 0", stroke="#a9bccb", sw=6)
        s.close()
    for k, (x, y) in enumerate(((1190, 690), (1203, 676))):
        s.circle(x, y, 0.1, ink)
    for k in range(3):
        s.path(f"M{1030+k*24} {676-k*30} h{16+k*5} l-{16+k*5} {18+k*5} h{16+k*5}", stroke=paper, sw=5)
    # the frame
    s.rect(0, 0, 1600, 1200, "none", extra=f'stroke="{paper}" stroke-width="44"')
    s.rect(22, 22, 1556, 1156, "none", extra=f'stroke="{ink}" stroke-width="7"')
    return s


def memory_map():
    """The town, drawn by a class of nine-year-olds; the bakery is the largest house."""
    s = Sheet("memory-map", 1600, 1067, "jpg", 80, grain=.35, rough=3.4)
    s.sky("#b98f62", "#a87e52")
    for k in range(9):
        s.path(f"M-20 {60+k*122} Q800 {40+k*124} 1620 {70+k*120}", stroke=EARTH, sw=3, extra='opacity=".35"')
    s.poly([(52, 66), (1560, 46), (1572, 1010), (40, 1024)], SOOT, f'opacity=".45" {s.blur(10)}')
    s.poly([(44, 50), (1552, 34), (1562, 996), (34, 1008)], "#f8f1dd")
    for x in (296, 547, 798, 1049, 1300):
        s.line(x, 46, x + 2, 1000, CLAY, 3, 'opacity=".22"')
    s.line(40, 524, 1556, 516, CLAY, 3, 'opacity=".22"')
    r = s.r

    def scribble(points, colour, width=7, gap=13, angle=.5, extra='opacity=".75"'):
        """Crayon: a zigzag that is clipped to a shape."""
        s.open(s.clip("M" + " L".join(f"{x:.0f} {y:.0f}" for x, y in points) + " Z"))
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        d, y, flip = "", min(ys) - 40, 0
        while y < max(ys) + 60:
            x0, x1 = min(xs) - 20, max(xs) + 20
            a, b = (x0, y + angle * 40) if flip else (x1, y - angle * 40)
            d += f"{'M' if not d else 'L'}{a + r.uniform(-9, 9):.0f} {b + r.uniform(-6, 6):.0f} "
            y, flip = y + gap / 2, 1 - flip
        s.path(d, stroke=colour, sw=width, extra=extra)
        s.close()

    def outline(points, colour=INK, width=5, closed=True):
        for _ in range(2):
            moved = [(x + r.uniform(-3.5, 3.5), y + r.uniform(-3.5, 3.5)) for x, y in points]
            s.path("M" + " L".join(f"{x:.0f} {y:.0f}" for x, y in moved) + (" Z" if closed else ""), stroke=colour, sw=width * .72)

    def house(x, y, w, h, wall, roof, door=True):
        lean = r.uniform(-8, 8)
        body = [(x, y), (x + w, y + r.uniform(-5, 5)), (x + w + lean, y - h), (x + lean, y - h)]
        top = [(x - w * .1 + lean, y - h), (x + w * .5 + lean * 1.4, y - h - w * .52), (x + w * 1.1 + lean, y - h)]
        scribble(body, wall)
        scribble(top, roof, angle=-.6)
        outline(body), outline(top)
        for k in range(1 if w < 120 else 2):
            wx, wy = x + w * .14 + k * w * .42 + lean, y - h * .78
            pane = [(wx, wy), (wx + w * .22, wy), (wx + w * .22, wy + w * .22), (wx, wy + w * .22)]
            scribble(pane, "#f2c94f", 6, 9)
            outline(pane, width=4)
            s.line(wx + w * .11, wy, wx + w * .11, wy + w * .22, INK, 3)
        if door:
            dd = [(x + w * .4, y), (x + w * .4, y - h * .38), (x + w * .6, y - h * .38), (x + w * .6, y)]
            scribble(dd, "#8d5a34", 6, 8)
            outline(dd, width=4)
        s.path(f"M{x+w*.76+lean:.0f} {y-h-w*.34:.0f} q18 -20 4 -38 q-16 -20 8 -40", stroke=STEEL, sw=5)

    # the river (everyone drew it blue and too wide), and what crosses it
    bank = [(34, 640), (220, 600), (420, 640), (640, 720), (860, 700), (1060, 590), (1260, 560), (1570, 610), (1570, 770), (1270, 716), (1090, 742), (900, 850), (640, 880), (420, 800), (220, 756), (34, 800)]
    scribble(bank, "#4f8fb8", 9, 15, .25)
    scribble(bank, "#7fb5cf", 8, 26, -.2, 'opacity=".6"')
    s.path(smooth(bank[:8]), stroke="#2c5f86", sw=6)
    s.path(smooth(bank[8:]), stroke="#2c5f86", sw=6)
    for x, y, c in ((130, 700, "#d07a3c"), (720, 800, "#e0a146"), (1180, 640, "#c2523a"), (560, 760, "#d07a3c")):
        s.path(f"M{x-34} {y} q34 -28 66 0 q-32 26 -66 0 l-22 -16 v32 Z", c, INK, 4)
        s.circle(x + 16, y - 4, 4, INK)
    for x, y0, y1, c in ((300, 600, 806, "#8d5a34"), (1000, 606, 830, "#6d6f78")):
        b = [(x, y0), (x + 84, y0 + 6), (x + 90, y1), (x - 4, y1 - 8)]
        s.poly(b, "#f8f1dd")
        scribble(b, c, 7, 12)
        outline(b)
        for k in range(8):
            s.line(x, y0 + 10 + k * 25, x + 84, y0 + 14 + k * 25, INK, 3.5)
    # roads, then houses
    for d in ("M70 500 Q300 470 342 600 M342 806 Q360 900 700 940 Q1000 960 1044 830 M1042 606 Q1060 480 1240 470 Q1420 460 1540 470", "M342 530 Q560 470 1042 540"):
        s.path(d, stroke="#b9a58a", sw=26, extra='opacity=".55"')
        s.path(d, stroke=INK, sw=3.5, extra='stroke-dasharray="16 14"')
    house(90, 470, 110, 120, "#d98a6a", "#a33f2d")
    house(250, 450, 90, 100, "#b7c48a", "#5d7a45")
    house(1150, 470, 104, 110, "#9db9cc", "#3f5f86")
    house(1290, 456, 84, 130, "#e0b45c", "#a0602e")
    house(110, 950, 110, 100, "#d9a0a0", "#8d3a4a")
    house(1330, 950, 120, 110, "#b7c48a", "#8d5a34")
    # the bakery: larger than the school, with a pretzel on the roof and the smell drawn in
    house(520, 480, 290, 220, "#f0cf8a", "#c2523a")
    for k in range(4):
        x = 560 + k * 58
        s.path(f"M{x} 346 q22 -26 46 0 q-22 20 -46 0", "#c98a48", INK, 4)
    s.path("M625 172 q-46 -60 8 -72 q34 0 38 44 q6 -46 40 -44 q52 14 6 74 q-34 34 -46 4 q-12 30 -46 -6 M632 168 q44 -12 78 0", stroke="#8d5a2a", sw=15)
    s.path("M625 172 q-46 -60 8 -72 q34 0 38 44 q6 -46 40 -44 q52 14 6 74 q-34 34 -46 4 q-12 30 -46 -6 M632 168 q44 -12 78 0", stroke="#d09a50", sw=8)
    for k in range(4):
        s.path(f"M{840+k*34} {330-k*14} q26 -26 6 -56 q-22 -30 8 -60", stroke="#d98a4a", sw=6, extra='opacity=".8"')
    # school with a flag, station with a train, lighthouse, ferry, trees, sun, three people and a dog
    house(1090, 950, 170, 110, "#e8d9b0", "#4d6782")
    s.line(1178, 752, 1178, 690, INK, 5)
    s.path("M1178 690 l52 14 l-52 16 Z", "#c2523a", INK, 4)
    s.path("M420 946 h300 M420 962 h300", stroke=INK, sw=4)
    for k in range(16):
        s.line(424 + k * 19, 938, 424 + k * 19, 970, INK, 3)
    for k, c in enumerate(("#3f5f86", "#c2523a", "#e0a146")):
        b = [(440 + k * 92, 940), (440 + k * 92, 886), (522 + k * 92, 886), (522 + k * 92, 940)]
        s.poly(b, "#f8f1dd")
        scribble(b, c, 7, 11)
        outline(b)
        for w in (454, 488):
            s.rect(w + k * 92, 898, 20, 18, "#f2e3a0", extra=f'stroke="{INK}" stroke-width="3"')
        for w in (458, 504):
            s.circle(w + k * 92, 946, 10, "#f8f1dd", f'stroke="{INK}" stroke-width="5"')
    s.path("M716 890 q24 -20 10 -44 q30 4 44 -24 q34 4 44 -26", stroke=STEEL, sw=6)
    lh = [(1438, 590), (1452, 380), (1498, 380), (1514, 590)]
    s.poly(lh, "#f8f1dd")
    scribble([(1442, 530), (1447, 470), (1506, 470), (1510, 530)], "#c2523a", 7, 10)
    outline(lh)
    scribble([(1450, 380), (1450, 340), (1500, 340), (1500, 380)], "#f2c94f", 6, 8)
    outline([(1450, 380), (1450, 340), (1475, 312), (1500, 340), (1500, 380)])
    for a in range(5):
        s.line(1440 - a * 4, 356, 1370 - a * 4, 320 + a * 24, "#f2c94f", 6)
    for x, y, k in ((420, 330, 1), (470, 360, .8), (226, 300, .8), (900, 450, .8), (880, 880, .9), (290, 930, .8), (1500, 900, 1)):
        s.line(x, y, x + 2, y + 70 * k, "#6b4428", 13 * k)
        scribble([(x + math.cos(a / 8 * math.tau) * 48 * k, y - 24 * k + math.sin(a / 8 * math.tau) * 48 * k) for a in range(8)], "#5d8a4a", 8, 11)
        s.circle(x, y - 24 * k, 47 * k, "none", f'stroke="#3f6236" stroke-width="4"')
    s.circle(160, 150, 56, "#f2c94f", 'opacity=".45"')
    scribble([(160 + math.cos(a / 12 * math.tau) * 56, 150 + math.sin(a / 12 * math.tau) * 56) for a in range(12)], "#eda93a", 7, 10)
    for a in range(12):
        s.line(160 + math.cos(a * .5236) * 72, 150 + math.sin(a * .5236) * 72, 160 + math.cos(a * .5236) * (98 + a % 2 * 14), 150 + math.sin(a * .5236) * (98 + a % 2 * 14), "#eda93a", 7)
    for x, y, c, k in ((838, 560, "#c2523a", 1), (896, 566, "#3f5f86", .8), (470, 556, "#5d8a4a", .8)):
        s.circle(x, y - 74 * k, 17 * k, "#f0cfa8", f'stroke="{INK}" stroke-width="4"')
        s.poly([(x - 22 * k, y - 12 * k), (x, y - 58 * k), (x + 22 * k, y - 12 * k)], c, f'stroke="{INK}" stroke-width="4"')
        s.path(f"M{x-8*k} {y-12*k} v{24*k} M{x+8*k} {y-12*k} v{24*k} M{x-14*k} {y-40*k} l{-20*k} {10*k} M{x+14*k} {y-40*k} l{20*k} {-12*k}", stroke=INK, sw=4)
        s.path(f"M{x-7*k} {y-72*k} q{7*k} {7*k} {14*k} 0", stroke=INK, sw=3)
    s.path("M940 568 q-4 -22 18 -22 h34 l10 -16 l14 8 l-4 20 q-6 12 -10 12 v16 M948 566 v22 M990 570 v18 M940 552 q-14 -8 -12 -20", stroke=BARK, sw=7)
    # the crayons that are left
    for x, y, a, c in ((1180, 1030, -14, "#c2523a"), (1290, 1040, 8, "#4f8fb8"), (230, 1036, 10, "#5d8a4a"), (120, 1030, -8, "#eda93a")):
        s.open(f'transform="translate({x} {y}) rotate({a})"')
        s.rect(-70, 8, 150, 10, SOOT, extra=f'opacity=".35" {s.blur(4)}')
        s.rect(-70, -13, 120, 26, c, rx=4)
        s.rect(-50, -13, 78, 26, PAPER, extra='opacity=".35"')
        s.path("M50 -12 L82 -4 V4 L50 12 Z", mix(c, INK, .15))
        s.close()
    return s


def book_cover():
    """Cover of the book about the bridges: one arch, its image in the water, and a moon."""
    s = Sheet("cover-bridges", 900, 1200, "jpg", 82, grain=.6)
    s.sky("#8f3a2a", "#a84a33", "#c76a42")
    s.circle(450, 430, 190, "#f5dcae")
    s.ridge(640, 16, 4, "#7a3327")
    s.rect(-20, 700, 940, 520, s.lg("#5d2a26", "#3a1f22", "#241719"))
    for up in (True, False):
        s.open("" if up else f'transform="translate(0 1400) scale(1 -1)" opacity=".5" {s.blur(2)}')
        s.path("M-40 520 Q450 420 940 520 L940 700 H760 A310 230 0 0 0 140 700 H-40 Z", "#2a1c22")
        s.path("M760 700 A310 230 0 0 0 140 700", stroke="#d99a62", sw=10, extra='stroke-dasharray="40 6"')
        s.path("M-40 524 Q450 424 940 524", stroke="#f5dcae", sw=6)
        s.close()
    for k in range(26):
        y = 760 + k * 15
        s.ellipse(450 + s.r.gauss(0, 26), y, s.r.uniform(30, 150) * (1 - k / 60), 3.4, "#f5dcae", 'opacity=".55"')
    s.person(470, 474, 92, INK, skin=2, hat="brim", face=1, legs=INK)
    s.rect(34, 34, 832, 1132, "none", extra='stroke="#f5dcae" stroke-width="5"')
    s.rect(48, 48, 804, 1104, "none", extra='stroke="#f5dcae" stroke-width="2"')
    return s


def moon_catch():
    """A cartoon: an angler has the moon's image on his hook, and above the town there is a hole where the moon was."""
    s = Sheet("moon-catch", 1600, 1200, "png", 96, grain=0, rough=.9)
    water, sky, ink, paper, red, yellow = "#2f5560", "#1f3a52", "#10172a", "#f8f1df", "#c2523a", "#f9d374"
    s.rect(0, 0, 1600, 1200, sky)
    for k in range(90):
        x, y = s.r.uniform(30, 1570), s.r.random() ** 1.2 * 560
        if math.hypot(x - 1060, y - 250) > 190:
            s.circle(x, y, s.r.choice((1.5, 2, 3)), paper)
    # the place of the moon: a dark round, its nail, and the dotted line of what hung there
    s.circle(1060, 250, 130, "#142639", f'stroke="{paper}" stroke-width="6" stroke-dasharray="4 18" stroke-linecap="round"')
    s.circle(1060, 150, 9, yellow, f'stroke="{ink}" stroke-width="4"')
    s.path("M1060 160 q6 26 -6 40", stroke=yellow, sw=5)
    for x, y, a in ((900, 180, .3), (1222, 200, 2.8), (1200, 380, -2.5)):                          # three stars that look
        d = "M" + " L".join(f"{x+math.cos(k*math.pi/5-1.57)*(34 if k%2==0 else 15):.1f} {y+math.sin(k*math.pi/5-1.57)*(34 if k%2==0 else 15):.1f}" for k in range(10)) + " Z"
        s.path(d, yellow, ink, 5)
        for dx in (-6, 7):
            s.circle(x + dx + math.cos(a) * 2, y - 2 + math.sin(a) * 2, 3.6, ink)
    # the town on the far bank, all its windows surprised
    x = -10
    while x < 1610:
        w, h = s.r.randint(80, 130), s.r.randint(90, 190)
        c = s.r.choice(("#34506b", "#3f5f78", "#2c455e"))
        s.path(f"M{x} 700 V{700-h} L{x+w/2} {660-h} L{x+w} {700-h} V700 Z", c, ink, 5)
        for k in range(2):
            s.rect(x + w * .2 + k * w * .34, 724 - h, w * .2, 26, yellow, extra=f'stroke="{ink}" stroke-width="4"')
        x += w
    s.rect(0, 690, 1600, 510, water)
    s.line(0, 692, 1600, 692, ink, 7)
    for _ in range(80):
        y = s.r.uniform(720, 1180)
        w, x = 14 + (y - 690) / 7, s.r.uniform(0, 1600)
        s.path(f"M{x} {y} q{w*.25} -7 {w*.5} 0 t{w*.5} 0", stroke="#6f9aa0", sw=3)
    # the moon, half out of the water, on the hook
    s.open(s.clip("M0 0 H1600 V960 H0 Z"))
    s.circle(1090, 930, 176, yellow, f'stroke="{ink}" stroke-width="8"')
    s.path("M1090 762 a168 168 0 0 1 100 305 a220 220 0 0 0 -100 -305 Z", "#e9b64e")
    for cx, cy, r in ((1020, 870, 26), (1130, 850, 16), (1160, 920, 22), (990, 936, 14)):
        s.circle(cx, cy, r, "#e9b64e", f'stroke="{ink}" stroke-width="4"')
    s.path("M1040 906 q14 -12 28 0 M1096 912 q14 -12 28 0", stroke=ink, sw=6)                        # asleep, still
    s.path("M1070 944 q14 12 30 2", stroke=ink, sw=6)
    s.close()
    s.path("M890 962 q40 -16 70 0 t70 0 t70 0 t70 0 t70 0 t50 -2", stroke=paper, sw=8)
    s.path("M930 990 q40 -12 80 0 t80 0 t80 0 t60 0", stroke=yellow, sw=5)
    for a in range(9):
        d = -2.9 + a * .31
        s.circle(1090 + math.cos(d) * 232, 930 + math.sin(d) * 232, 5 + a % 3 * 2, paper, f'stroke="{ink}" stroke-width="3"')
    s.path("M1046 756 q-18 26 4 44 q22 8 26 -18", stroke=ink, sw=9)
    s.path("M1046 756 q-18 26 4 44 q22 8 26 -18", stroke="#c9d3d2", sw=4)
    # the boat, its angler, his cat and the bucket that is too small
    s.path("M170 900 Q430 950 760 888 Q750 1010 650 1030 H300 Q200 1020 170 900 Z", red, ink, 8)
    s.path("M178 916 Q430 966 756 904", stroke=paper, sw=9)
    s.path("M196 950 Q430 1000 742 944", stroke=ink, sw=5)
    s.path("M150 1034 q40 -16 80 0 t80 0 t80 0 t80 0 t80 0 t80 0 t80 0", stroke=paper, sw=8)
    s.path("M452 900 Q430 770 470 720 Q520 690 566 724 Q600 790 584 910 Z", "#d89a3e", ink, 7)
    s.path("M560 900 l110 -14 l4 34 l-110 14 Z", "#31466b", ink, 6)
    s.circle(520, 668, 48, SKINS[0], f'stroke="{ink}" stroke-width="7"')
    s.path("M462 648 Q474 590 524 590 Q572 592 580 640 L628 646 Q612 664 580 660 Q520 640 462 664 Z", "#4f7a6a", ink, 6)
    s.path("M478 690 q6 66 60 70 q40 -10 38 -56 q-24 16 -46 2 q-30 12 -52 -16 Z", paper, ink, 6)
    s.circle(546, 670, 5, ink)
    s.path("M562 674 q18 6 6 16", stroke=ink, sw=5)
    for d in ("M490 770 Q560 820 640 786", "M520 750 Q600 790 668 742"):
        s.path(d, stroke=ink, sw=34)
        s.path(d, stroke="#d89a3e", sw=22)
    for x, y in ((642, 786), (670, 740)):
        s.circle(x, y, 17, SKINS[0], f'stroke="{ink}" stroke-width="6"')
    s.path("M622 806 Q760 640 860 500 Q960 400 1036 520 Q1060 580 1048 640", stroke=ink, sw=15)
    s.path("M622 806 Q760 640 860 500 Q960 400 1036 520 Q1060 580 1048 640", stroke="#b58450", sw=7)
    s.line(1048, 640, 1046, 756, paper, 4)
    s.circle(652, 776, 18, "#c9d3d2", f'stroke="{ink}" stroke-width="6"')
    s.path("M250 916 q-30 -96 26 -112 q-8 -48 6 -60 l18 20 h24 l18 -20 q14 22 4 60 q42 26 16 116 Z", ink)
    s.path("M352 912 q66 0 52 -62", stroke=ink, sw=13)
    for dx in (-14, 14):
        s.circle(312 + dx, 794, 10, yellow)
        s.circle(316 + dx, 796, 4, ink)
    s.path("M690 900 l-8 -84 h84 l-10 78 Z", "#8fa0ad", ink, 6)
    s.path("M682 816 q42 -52 84 0", stroke=ink, sw=5)
    s.rect(0, 0, 1600, 1200, "none", extra=f'stroke="{paper}" stroke-width="44"')
    s.rect(22, 22, 1556, 1156, "none", extra=f'stroke="{ink}" stroke-width="7"')
    return s


SCENES = [reading_lamp, memory_map, book_cover, moon_catch]
