"""Portraits of the authors, as a newspaper prints them beside a column: 400 pixels square, three tones and a ground."""

from brush import *


def bust(name, ground, coat, skin, draw_hair, glasses=False, collar=PAPER, brow=SOOT, beard=None, scarf=None):
    s = Sheet(name, 400, 400, "jpg", 88, grain=.45, rough=.8)
    s.rect(-10, -10, 420, 420, s.rg((0, mix(ground, PAPER, .35)), (1, ground), cx=.35, cy=.3, r=.9))
    shade = mix(skin, BRICK, .34)
    draw_hair(s, "back")
    s.path("M40 420 Q48 322 138 300 L262 300 Q352 322 360 420 Z", coat)
    s.path("M232 300 L262 300 Q352 322 360 420 L250 420 Z", mix(coat, INK, .25))
    s.path("M164 238 L164 306 Q200 340 236 306 L236 238 Z", shade)
    s.path("M146 298 L200 372 L176 400 L128 306 Z M254 298 L200 372 L224 400 L272 306 Z", collar)
    s.path("M128 152 Q126 82 200 80 Q274 82 272 152 Q274 214 244 246 Q222 268 200 268 Q178 268 156 246 Q126 214 128 152 Z", skin)
    s.path("M214 82 Q274 86 272 152 Q274 214 244 246 Q222 268 204 268 Q244 226 236 158 Q234 112 214 82 Z", shade, extra='opacity=".5"')
    s.ellipse(127, 170, 12, 20, skin)
    s.ellipse(273, 170, 12, 20, shade)
    for x in (166, 232):
        s.path(f"M{x-17} 145 Q{x} 134 {x+17} 144", stroke=brow, sw=5)
        s.ellipse(x, 165, 5.2, 6.4, SOOT)
        s.circle(x - 1.6, 162.6, 1.7, PAPER)
        s.path(f"M{x-14} 162 Q{x} 152 {x+14} 162", stroke=SOOT, sw=2.6)
    s.path("M200 164 Q212 196 208 203 Q200 209 190 204", stroke=mix(skin, BARK, .5), sw=3.6)
    s.circle(156, 196, 15, RUST, 'opacity=".20"')
    s.circle(242, 196, 15, RUST, 'opacity=".20"')
    if beard:
        s.path("M130 176 Q134 250 172 272 Q200 286 228 272 Q266 250 270 176 Q262 214 236 214 Q200 202 164 214 Q138 214 130 176 Z", beard)
    s.path("M176 228 Q200 246 226 226", stroke=mix(skin, WINE, .62), sw=4.6)
    s.path("M182 231 Q200 241 219 230", stroke=mix(skin, BRICK, .5), sw=2)
    draw_hair(s, "front")
    if glasses:
        for x in (166, 232):
            s.circle(x, 166, 25, "none", f'stroke="{SOOT}" stroke-width="4"')
            s.path(f"M{x-14} 156 q8 -9 16 -8", stroke=PAPER, sw=3, extra='opacity=".8"')
        s.path("M191 162 Q199 156 207 162 M141 162 L126 158 M257 162 L274 158", stroke=SOOT, sw=4)
    if scarf:
        s.path("M120 292 Q200 340 280 290 L290 332 Q200 376 112 334 Z", scarf)
        s.path("M230 330 L262 324 L280 420 L226 420 Z", mix(scarf, INK, .18))
        for k in range(6):
            s.path(f"M{128+k*27} {302+ (k if k < 3 else 5-k)*9} l-4 34", stroke=mix(scarf, PAPER, .35), sw=3)
    return s


def mira():
    hair = "#8a4a2a"

    def draw(s, layer):
        if layer == "back":
            s.path("M112 160 Q100 60 200 54 Q300 60 290 164 Q294 240 282 270 Q200 300 118 270 Q104 236 112 160 Z", hair)
        else:
            s.path("M122 170 Q112 82 186 70 Q150 120 128 186 Z", hair)
            s.path("M172 72 Q286 58 280 182 Q268 120 222 104 Q182 120 132 122 Q144 80 172 72 Z", mix(hair, AMBER, .25))
            s.path("M180 84 Q240 78 262 120 M160 96 Q170 86 190 84", stroke=mix(hair, CREAM, .35), sw=3.4)

    return bust("portrait-mira-holt", "#c8b894", "#2c4a52", "#eac3a0", draw, scarf="#b4532f", brow="#6b3a22")


def jonas():
    hair = "#b9b2a4"

    def draw(s, layer):
        if layer == "front":
            s.path("M124 150 Q116 66 202 64 Q288 66 277 152 Q270 116 248 104 Q196 112 158 100 Q132 112 124 150 Z", hair)
            s.path("M150 84 Q200 68 250 90 M142 96 Q160 82 190 80", stroke=PAPER, sw=3.4, extra='opacity=".7"')

    return bust("portrait-jonas-vale", "#8fa3a0", "#5b3a2a", "#e2b48e", draw, glasses=True, beard="#c4bdae", brow="#8d8678")


def arben():
    hair = "#2b2320"

    def draw(s, layer):
        if layer == "front":
            s.path("M122 158 Q112 86 150 74 Q170 48 206 58 Q248 46 262 82 Q290 98 277 160 Q272 126 256 112 Q226 122 204 108 Q176 124 150 110 Q130 122 122 158 Z", hair)
            for x, y in ((158, 80), (188, 72), (222, 72), (250, 88)):
                s.path(f"M{x-10} {y+10} q8 -16 20 -8", stroke=mix(hair, CLAY, .5), sw=3.2)

    return bust("portrait-arben-lisi", "#b9a0a0", "#33485f", "#cf9c74", draw, collar="#d7c7a4")


def salma():
    def draw(s, layer):
        cloth = "#3f6a66"
        if layer == "back":
            s.path("M96 180 Q92 46 200 42 Q308 46 304 180 Q312 280 330 330 L70 330 Q88 280 96 180 Z", cloth)
        else:
            s.path("M128 176 Q118 78 200 76 Q282 78 272 176 Q286 168 290 140 Q286 44 200 44 Q114 44 110 140 Q114 168 128 176 Z", cloth)
            s.path("M118 170 Q126 262 176 290 Q240 330 300 300 L322 350 Q240 396 150 356 Q96 330 96 250 Z", mix(cloth, PAPER, .16))
            s.path("M272 170 Q286 250 240 292 L300 304 Q312 240 296 160 Z", mix(cloth, INK, .2))
            s.path("M126 190 Q136 262 186 292 M116 240 Q136 310 210 328", stroke=mix(cloth, PAPER, .4), sw=3)

    return bust("portrait-salma-badr", "#d8b98c", "#6d2f3a", "#d9a880", draw, brow="#33241e")


def bahman():
    hair = "#6b6560"

    def draw(s, layer):
        if layer == "front":
            s.path("M122 152 Q112 70 180 60 Q262 46 278 120 Q282 140 276 160 Q272 128 254 110 Q220 96 176 104 Q134 106 122 152 Z", hair)
            s.path("M150 80 Q190 64 236 78 M140 98 Q160 82 186 82", stroke="#a39c94", sw=3.6)
            s.path("M160 219 Q182 206 200 214 Q218 206 240 219 Q220 232 200 224 Q180 232 160 219 Z", hair)

    return bust("portrait-bahman-sepidar", "#a9b49a", "#4b4a3a", "#d3a57e", draw, collar="#e9dfc8", brow="#4b4540", glasses=True)


def lule():
    hair = "#3a2620"

    def draw(s, layer):
        if layer == "back":
            s.circle(286, 92, 44, hair)
            s.path("M114 170 Q104 62 200 56 Q296 62 286 172 Q284 210 270 226 L130 226 Q116 210 114 170 Z", hair)
        else:
            s.path("M120 180 Q112 74 204 68 Q290 72 280 182 Q274 128 236 104 Q190 132 138 124 Q126 146 120 180 Z", hair)
            s.path("M160 88 Q196 72 246 92 M262 74 Q290 62 306 88", stroke=mix(hair, CLAY, .6), sw=3.4)
            for x, y in ((124, 204), (276, 204)):
                s.circle(x, y, 7, "#c2523a")

    return bust("portrait-lule-shega", "#d3b7a0", "#7d4a5a", "#e6bd98", draw, collar="#f2e3c4", brow="#33211c")


SCENES = [mira, jonas, arben, salma, bahman, lule]
