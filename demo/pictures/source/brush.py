"""A small paint-box that writes SVG: layered flat shapes, light, fog, people, trees, grain.

A `Sheet` collects shapes in painting order. Colours come from one palette, so that the pictures of a page agree.
"""

import math
import random

INK, NIGHT, DUSK, SLATE, STEEL, MIST, FOG = "#10172a", "#1a2542", "#2c4064", "#4d6782", "#7f97a6", "#adc0c3", "#d8dfd8"
PAPER, CREAM, LAMP, AMBER, RUST, BRICK, WINE = "#f5ecda", "#fae3b4", "#f6c768", "#df9440", "#b85a34", "#8d3a28", "#552425"
SAND, CLAY, EARTH, BARK, SOOT = "#dcc298", "#b58a5e", "#83603f", "#4c3627", "#271d1a"
LEAF, OLIVE, MOSS, PINE = "#a9ad6f", "#7b8150", "#4c5e3f", "#263c36"
SKINS = ("#e8bd96", "#c98f66", "#8f5f42", "#d9a57c")


def mix(a, b, t):
    """The colour that lies at `t` (0…1) between two hexadecimal colours."""
    pa, pb = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (a, b))
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(pa, pb))


def pts(points):
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def smooth(points, close=False):
    """A path through points with rounded joints (midpoint quadratics)."""
    d = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x, y), (nx, ny) in zip(points[1:], points[2:]):
        d += f" Q{x:.1f} {y:.1f} {(x + nx) / 2:.1f} {(y + ny) / 2:.1f}"
    return d + f" L{points[-1][0]:.1f} {points[-1][1]:.1f}" + (" Z" if close else "")


class Sheet:
    def __init__(self, name, w, h, fmt="jpg", quality=82, grain=0.5, rough=1.6):
        self.name, self.w, self.h, self.fmt, self.quality, self.grain, self.rough = name, w, h, fmt, quality, grain, rough
        self.out, self.defs, self.n = [], [], 0
        self.r = random.Random(name)

    # — paint ————————————————————————————————————————————————————————————————————————————————————————————
    def _id(self):
        self.n += 1
        return f"d{self.n}"

    def lg(self, *stops, x1=0, y1=0, x2=0, y2=1, user=False):
        """A linear gradient; stops are colours or (offset, colour[, opacity])."""
        return self._grad("linearGradient", f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"', stops, user)

    def rg(self, *stops, cx=0.5, cy=0.5, r=0.5, user=False):
        return self._grad("radialGradient", f'cx="{cx}" cy="{cy}" r="{r}"', stops, user)

    def _grad(self, kind, place, stops, user):
        name = self._id()
        full = [s if isinstance(s, tuple) else (i / (len(stops) - 1), s) for i, s in enumerate(stops)]
        body = "".join(f'<stop offset="{s[0]:.3f}" stop-color="{s[1]}"' + (f' stop-opacity="{s[2]}"' if len(s) > 2 else "") + "/>" for s in full)
        units = ' gradientUnits="userSpaceOnUse"' if user else ""
        self.defs.append(f'<{kind} id="{name}" {place}{units}>{body}</{kind}>')
        return f"url(#{name})"

    def raw(self, text):
        self.out.append(text)

    def rect(self, x, y, w, h, fill, rx=0, extra=""):
        self.out.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"' + (f' rx="{rx}"' if rx else "") + f" {extra}/>")

    def poly(self, points, fill, extra=""):
        self.out.append(f'<polygon points="{pts(points)}" fill="{fill}" {extra}/>')

    def path(self, d, fill="none", stroke=None, sw=1.0, extra=""):
        line = f' stroke="{stroke}" stroke-width="{sw:.1f}" stroke-linecap="round" stroke-linejoin="round"' if stroke else ""
        self.out.append(f'<path d="{d}" fill="{fill}"{line} {extra}/>')

    def line(self, x1, y1, x2, y2, stroke, sw=2.0, extra=""):
        self.path(f"M{x1:.1f} {y1:.1f} L{x2:.1f} {y2:.1f}", "none", stroke, sw, extra)

    def circle(self, x, y, r, fill, extra=""):
        self.out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {extra}/>')

    def ellipse(self, x, y, rx, ry, fill, extra=""):
        self.out.append(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {extra}/>')

    def open(self, extra=""):
        self.out.append(f"<g {extra}>")

    def close(self):
        self.out.append("</g>")

    def blur(self, px):
        """The name of a blur, for `extra`."""
        key = f"blur{str(px).replace('.', '_')}"
        text = f'<filter id="{key}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="{px}"/></filter>'
        if text not in self.defs:
            self.defs.append(text)
        return f'filter="url(#{key})"'

    def clip(self, d):
        name = self._id()
        self.defs.append(f'<clipPath id="{name}"><path d="{d}"/></clipPath>')
        return f'clip-path="url(#{name})"'

    # — light ————————————————————————————————————————————————————————————————————————————————————————————
    def sky(self, *stops):
        self.rect(-20, -20, self.w + 40, self.h + 40, self.lg(*stops))

    def glow(self, x, y, r, colour=LAMP, strength=0.7, squash=1.0):
        fill = self.rg((0, colour, strength), (0.35, colour, strength * 0.38), (1, colour, 0))
        self.ellipse(x, y, r, r * squash, fill, 'style="mix-blend-mode:screen"')

    def shade(self, x, y, rx, ry, strength=0.4, colour=INK):
        self.ellipse(x, y, rx, ry, self.rg((0, colour, strength), (0.6, colour, strength * 0.45), (1, colour, 0)))

    def veil(self, y, h, colour, strength):
        """A band of fog, thickest at `y`."""
        self.rect(-20, y - h, self.w + 40, h * 2, self.lg((0, colour, 0), (0.5, colour, strength), (1, colour, 0)))

    def stars(self, n, top, colour=CREAM):
        for _ in range(n):
            y = self.r.random() ** 1.4 * top
            self.circle(self.r.uniform(0, self.w), y, self.r.choice((0.8, 1.0, 1.2, 1.7, 2.3)), colour, f'opacity="{self.r.uniform(.25, .95):.2f}"')

    def snow(self, n, size=(1.2, 4.2), colour=PAPER, top=0.0):
        for _ in range(n):
            s = self.r.uniform(*size)
            self.ellipse(self.r.uniform(0, self.w), self.r.uniform(top, self.h), s, s * 1.15, colour, f'opacity="{self.r.uniform(.25, .9):.2f}"')

    # — land —————————————————————————————————————————————————————————————————————————————————————————————
    def ridge(self, y, amp, n, fill, bottom=None, jag=0.0):
        """A hill line across the sheet; `jag` roughens it (woods)."""
        bottom = self.h + 30 if bottom is None else bottom
        r, step = self.r, (self.w + 80) / n
        line = [(-40 + i * step, y + r.uniform(-amp, amp)) for i in range(n + 1)]
        if jag:
            fine = []
            for a, b in zip(line, line[1:]):
                k = max(2, int(step / (jag * 1.6)))
                fine += [(a[0] + (b[0] - a[0]) * i / k, a[1] + (b[1] - a[1]) * (i / k) ** 1 + (r.uniform(-jag, 0) if i % 2 else 0)) for i in range(k)]
            line = fine + [line[-1]]
        self.path(smooth([(-40, line[0][1])] + line + [(self.w + 40, line[-1][1])]) + f" L{self.w + 40} {bottom} L-40 {bottom} Z", fill)

    def water(self, y0, y1, colours, glints=(), n=90):
        """Water from `y0` to `y1`, with ripples that widen towards the viewer; glints are (x, width, colour)."""
        self.rect(-20, y0, self.w + 40, y1 - y0 + 20, self.lg(*colours))
        for x, width, colour in glints:
            for _ in range(46):
                t = self.r.random() ** 0.8
                y, spread = y0 + t * (y1 - y0), width * (0.3 + t * 0.9)
                lw = self.r.uniform(0.25, 0.9) * spread
                self.ellipse(x + self.r.gauss(0, spread * 0.28), y, lw / 2, 1.2 + t * 3.2, colour, f'opacity="{self.r.uniform(.25, .8) * (1 - t * .4):.2f}"')
        for _ in range(n):
            t = self.r.random()
            y, lw = y0 + t * (y1 - y0), self.r.uniform(20, 110) * (0.4 + t)
            self.ellipse(self.r.uniform(0, self.w), y, lw, 0.8 + t * 2.2, self.r.choice((PAPER, INK)), f'opacity="{self.r.uniform(.04, .13):.2f}"')

    def tree(self, x, y, h, leaf, trunk=BARK, lit=None, bare=False, lean=0.0):
        """A round tree (or a bare one) that stands at (x, y)."""
        r = self.r
        if bare:
            self._branch(x, y, -90 + lean, h * 0.34, h * 0.034, trunk, 6)
            return
        self.path(f"M{x-h*.035} {y} Q{x-h*.01} {y-h*.3} {x} {y-h*.6} Q{x+h*.01} {y-h*.3} {x+h*.04} {y} Z", trunk)
        blobs = [(x + r.uniform(-.24, .24) * h, y - h * r.uniform(.5, .88), h * r.uniform(.14, .23)) for _ in range(11)]
        for bx, by, br in blobs:
            self.circle(bx, by, br, leaf)
        for bx, by, br in blobs:
            self.circle(bx - br * .25, by - br * .28, br * .62, lit or mix(leaf, CREAM, .25), 'opacity=".55"')

    def _branch(self, x, y, angle, length, width, colour, depth):
        nx, ny = x + math.cos(math.radians(angle)) * length, y + math.sin(math.radians(angle)) * length
        self.line(x, y, nx, ny, colour, max(width, .9))
        if depth:
            for turn in (self.r.uniform(-38, -16), self.r.uniform(14, 38)):
                self._branch(nx, ny, angle + turn, length * self.r.uniform(.66, .82), width * .66, colour, depth - 1)

    def house(self, x, y, w, h, wall, roof, windows=(2, 2), lit=0.0, gable=True, pane=NIGHT):
        """A house whose ground line is `y`; `lit` is the share of windows with light."""
        self.rect(x, y - h, w, h, wall)
        self.rect(x + w * .72, y - h, w * .28, h, INK, extra='opacity=".10"')
        if gable:
            self.poly([(x - w * .07, y - h), (x + w / 2, y - h - w * .46), (x + w * 1.07, y - h)], roof)
            self.rect(x + w * .66, y - h - w * .42, w * .1, w * .3, roof)
        else:
            self.poly([(x - w * .05, y - h), (x + w * .08, y - h - w * .26), (x + w * .92, y - h - w * .26), (x + w * 1.05, y - h)], roof)
        cols, rows = windows
        for i in range(cols):
            for j in range(rows):
                on = self.r.random() < lit
                ww, wh = w / (cols * 2 + 1), h / (rows * 2 + .8)
                wx, wy = x + ww * (i * 2 + 1), y - h + wh * (j * 2 + .6)
                self.rect(wx, wy, ww, wh * 1.15, LAMP if on else pane, extra="" if on else 'opacity=".7"')
                if on:
                    self.glow(wx + ww / 2, wy + wh / 2, ww * 2.6, LAMP, .4)

    # — people ———————————————————————————————————————————————————————————————————————————————————————————
    def person(self, x, y, h, coat, skin=0, hair=BARK, hat=None, scarf=None, legs=SOOT, face=1, skirt=False, arm=None, lean=0.0, lit=None, bag=None):
        """A figure whose feet stand at (x, y). `arm` is where the leading hand goes, relative to height: (dx, dy from the feet)."""
        s, tone = h / 100, SKINS[skin % len(SKINS)]
        self.open(f'transform="translate({x:.1f} {y:.1f}) rotate({lean}) scale({s * face:.4f} {s:.4f})"')
        self.path("M-9 -42 L-8 -2 L-14 0 L-1.5 0 L0 -36 L2.5 0 L14 0 L9 -2.5 L10 -42 Z", legs)
        self.path("M-11 -79 Q-15 -60 -15 -34 Q0 -29 15 -34 Q15 -60 11 -79 Q0 -85 -11 -79 Z" if not skirt else "M-10 -79 Q-13 -56 -19 -20 Q0 -15 19 -20 Q13 -56 10 -79 Q0 -85 -10 -79 Z", coat)
        self.path("M4 -82 Q13 -80 11 -60 Q14 -44 13 -33 L6 -31 Q9 -58 4 -82 Z", lit or mix(coat, CREAM, .28), extra='opacity=".8"')
        self.path("M-10 -77 Q-17 -62 -14 -45", stroke=mix(coat, INK, .25), sw=6.5)
        self.rect(-3, -86, 6.5, 8, mix(tone, BARK, .25))
        self.ellipse(.6, -91, 6.6, 8.2, tone)
        self.path("M-6.5 -90 Q-8 -100 1 -100.5 Q8 -100 7.4 -93 Q3 -97 -2 -95 Q-3 -89 -4 -86 Q-6 -86 -6.5 -90 Z", hair)
        if hat == "cap":
            self.path("M-7 -95 Q-7 -103 1 -103 Q8 -103 8 -96 L13 -94.5 Q8 -93 -7 -94 Z", legs)
        elif hat == "wool":
            self.path("M-7.5 -93 Q-8 -104 1 -104.5 Q8.5 -104 8 -93.5 Q0 -96 -7.5 -93 Z", scarf or RUST)
            self.circle(1, -105.5, 2.6, scarf or RUST)
        elif hat == "brim":
            self.path("M-12 -95 Q0 -98 13 -95 L8 -96.5 Q8 -105 1 -104 Q-6 -105 -6 -96.5 Z", legs)
        elif hat == "veil":
            self.path("M-8 -90 Q-9 -102 1 -102 Q9 -102 8.6 -92 Q5 -98 0 -97 Q-5 -96 -5 -88 Q-3 -80 8 -80 Q4 -74 -11 -77 Q-7 -84 -8 -90 Z", scarf or SLATE)
        if scarf and hat not in ("veil",):
            self.path("M-7 -82 Q0 -76 8 -82 L8.5 -77 Q0 -72 -7.5 -77 Z", scarf)
            self.path("M-5 -78 L-8 -62 L-3 -61 L-1 -76 Z", mix(scarf, INK, .15))
        if bag:
            self.path("M6 -46 L9 -36", stroke=bag, sw=1.6)
            self.path("M2 -37 L18 -37 L20 -20 L0 -20 Z", bag)
        ax, ay = arm or (12, -44)
        self.path(f"M8 -76 Q{(8 + ax) / 2 + (4 if ay > -70 else 2):.1f} {(-76 + ay) / 2 + (4 if ay > -70 else 3):.1f} {ax} {ay}", stroke=mix(coat, CREAM, .10), sw=6.5)
        self.circle(ax, ay, 3.2, tone)
        self.close()

    def dog(self, x, y, h, coat, face=1, lit=None):
        """A dog that stands at (x, y) and looks up."""
        k = h / 100
        self.open(f'transform="translate({x:.1f} {y:.1f}) scale({k*face:.4f} {k:.4f})"')
        self.path("M-58 -58 Q-84 -72 -82 -100", stroke=coat, sw=10)
        self.path("M-36 -40 L-38 0 M28 -40 L30 0", stroke=mix(coat, INK, .3), sw=11)
        self.path("M-64 -60 Q-58 -74 -30 -72 L26 -72 Q40 -80 44 -96 Q50 -112 68 -110 Q82 -108 84 -98 L104 -90 Q106 -80 94 -78 L76 -76 Q68 -58 56 -46 Q40 -34 14 -34 L-30 -32 Q-66 -32 -64 -60 Z", coat)
        self.path("M-50 -44 L-58 -18 L-52 0 M14 -40 L16 0", stroke=coat, sw=12)
        self.path("M-54 -64 Q-20 -74 26 -68 Q0 -58 -54 -56 Z", lit or mix(coat, CREAM, .3), extra='opacity=".8"')
        self.path("M56 -108 Q44 -104 42 -80 Q52 -78 58 -90 Z", mix(coat, INK, .35))
        self.circle(76, -98, 3.2, INK)
        self.circle(104, -86, 4.6, INK)
        self.close()

    # — finish ———————————————————————————————————————————————————————————————————————————————————————————
    def svg(self):
        """The whole drawing: edges as if cut by hand, then brush marks, grain and a little shade at the corners."""
        w, h = self.w, self.h
        defs = "".join(self.defs) + (
            f'<filter id="hand" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".035" numOctaves="3" seed="7"/>'
            f'<feDisplacementMap in="SourceGraphic" scale="{self.rough * 2.6:.1f}" xChannelSelector="R" yChannelSelector="G"/></filter>'
            '<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".62" numOctaves="2" seed="3"/>'
            '<feColorMatrix type="matrix" values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  1.4 1.4 0 0 -1.05"/></filter>'
            '<filter id="strokes" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".006 .07" numOctaves="4" seed="11"/>'
            '<feColorMatrix type="matrix" values="0 0 0 0 1  0 0 0 0 .95  0 0 0 0 .85  2.4 0 0 0 -1.05"/></filter>'
            '<filter id="strokes2" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".008 .05" numOctaves="4" seed="29"/>'
            '<feColorMatrix type="matrix" values="0 0 0 0 .06  0 0 0 0 .08  0 0 0 0 .14  2.4 0 0 0 -1.05"/></filter>'
        )
        corner = '<radialGradient id="corner" cx=".5" cy=".48" r=".75"><stop offset=".55" stop-color="#10172a" stop-opacity="0"/><stop offset="1" stop-color="#10172a" stop-opacity=".32"/></radialGradient>'
        g = self.grain
        finish = "" if g <= 0 else (
            f'<g transform="rotate(-7 {w/2} {h/2})"><rect x="{-w*.1}" y="{-h*.2}" width="{w*1.2}" height="{h*1.4}" filter="url(#strokes)" opacity="{.20*g:.3f}" style="mix-blend-mode:soft-light"/></g>'
            f'<g transform="rotate(5 {w/2} {h/2})"><rect x="{-w*.1}" y="{-h*.2}" width="{w*1.2}" height="{h*1.4}" filter="url(#strokes2)" opacity="{.34*g:.3f}" style="mix-blend-mode:soft-light"/></g>'
            f'<rect width="{w}" height="{h}" filter="url(#grain)" opacity="{.30*g:.3f}" style="mix-blend-mode:overlay"/>'
            f'<rect width="{w}" height="{h}" fill="url(#corner)" style="mix-blend-mode:multiply" opacity="{min(1, g*1.3):.2f}"/>'
        )
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}"><defs>{defs}{corner}</defs>'
                f'<g filter="url(#hand)">{"".join(self.out)}</g>{finish}</svg>\n')
