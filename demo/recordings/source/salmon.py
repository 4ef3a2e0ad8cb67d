#!/usr/bin/env python3
"""Make the recording below the mill bridge: a river of brown noise, and what falls into it. Needs ffmpeg for the MP3."""

import array
import math
import pathlib
import random
import subprocess
import tempfile
import wave

RATE, SECONDS = 22050, 18
HERE = pathlib.Path(__file__).resolve().parent
r = random.Random("salmon")
n = RATE * SECONDS
sound = [0.0] * n

# The river: brown noise that swells and sinks, and a thin hiss over it.
level, low = 0.0, 0.0
for i in range(n):
    level = 0.985 * level + 0.09 * (r.random() * 2 - 1)
    low += 0.2 * (level - low)
    swell = 0.75 + 0.25 * math.sin(i / RATE * 0.9) * math.sin(i / RATE * 0.37 + 1)
    sound[i] = 0.42 * low * swell + 0.008 * (r.random() * 2 - 1)


def splash(at, weight):
    """A slap, then the water that closes over it: bubbles that rise in tone."""
    start = int(at * RATE)
    for i in range(int(RATE * 0.35)):
        t = i / RATE
        sound[start + i] += weight * 0.75 * (r.random() * 2 - 1) * math.exp(-t * 16) * min(1, t * 900)
    for _ in range(int(10 * weight) + 3):
        begin, tone, long = start + int(r.uniform(0.06, 0.7) * RATE), r.uniform(260, 900) / (0.6 + weight), r.uniform(0.03, 0.09)
        for i in range(int(RATE * long)):
            t = i / RATE
            sound[begin + i] += weight * 0.16 * math.sin(2 * math.pi * (tone + 2600 * t) * t) * math.exp(-t * 45) * min(1, t * 400)


for at, weight in ((3.0, 0.35), (7.0, 1.0), (11.0, 0.95), (11.6, 0.9), (14.5, 0.3)):
    splash(at, weight)
for i in range(n):
    edge = min(1, i / RATE / 1.2, (n - i) / RATE / 1.6)
    sound[i] = math.tanh(sound[i] * 1.5) * edge

with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "salmon.wav")
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", "NONE"))
        out.writeframes(array.array("h", (int(max(-1, min(1, s)) * 30000) for s in sound)).tobytes())
    target = HERE.parent / "salmon.mp3"
    subprocess.run(["ffmpeg", "-y", "-loglevel", "error", "-i", file, "-map_metadata", "-1", "-b:a", "48k", target], check=True)
    print(target.name, target.stat().st_size // 1000, "kB")
