#!/usr/bin/env python3
"""Print the PDFs of the publication issues from their stories, with headless Chromium: one A5 leaf or more each."""

import pathlib
import subprocess
import sys
import tempfile
import tomllib

DEMO = pathlib.Path(__file__).resolve().parents[2]
ROOM = tomllib.loads((DEMO / "newsroom.toml").read_text())
EDITIONS = {e["code"]: e for e in ROOM["editions"]}
CONTENTS = {"friday-ferry-48": ["night-train", "tool-library", "salmon-by-ear"], "brief-november": [], "bridges-counted": ["bridge-museum"], "friday-ferry-47": ["orchard-frost", "lost-keys", "glove"], "brief-october": [], "winds-named": ["weather-hut"]}
CSS = """@page{size:A5;margin:16mm}body{font:11pt/1.6 'Source Serif 4','Noto Naskh Arabic','DejaVu Serif',serif;color:#191815;margin:0}
h1{font-size:22pt;line-height:1.25;margin:0 0 6mm}h2{font-size:14pt;margin:8mm 0 2mm}h3{font-size:11pt}.name{border-block:1px solid;padding-block:2mm;margin-block-end:8mm;text-align:center;font-weight:700}
.deck{font-size:13pt;color:#5d594f}img{max-width:100%;max-height:95mm;display:block}figure{margin:6mm 0;break-inside:avoid}figcaption{font-size:9pt;color:#5d594f}a{color:inherit;text-decoration:none}
blockquote{margin:5mm 8mm}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd8cb;text-align:start;padding:1mm}article{break-before:page}"""


def story(key, edition):
    folder = DEMO / "stories" / key
    version = tomllib.loads((folder / "story.toml").read_text())["versions"][edition]
    return version["headline"], version["deck"], (folder / f"{edition}.html").read_text()


for key, contents in CONTENTS.items():
    if sys.argv[1:] and key not in sys.argv[1:]:
        continue
    issue = tomllib.loads((DEMO / "stories" / key / "story.toml").read_text())["issue"]
    for edition, name in issue["files"].items():
        headline, deck, body = story(key, edition)
        cover = f'<figure><img src="pictures/{issue["cover"]}"></figure>' if "cover" in issue else ""
        parts = [f'<p class="name">{EDITIONS[edition]["site"]["name"]}</p><h1>{headline}</h1><p class="deck">{deck}</p>{cover}{body}']
        for inner in contents:
            title, lead, text = story(inner, edition)
            parts.append(f'<article><h1>{title}</h1><p class="deck">{lead}</p>{text}</article>')
        page = f'<!DOCTYPE html><html lang="{edition}" dir="{EDITIONS[edition]["direction"]}"><meta charset="utf-8"><base href="{DEMO.as_uri()}/"><title>{headline}</title><style>{CSS}</style>{"".join(parts)}'
        with tempfile.TemporaryDirectory() as folder:
            leaf = pathlib.Path(folder, "leaf.html")
            leaf.write_text(page)
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/p",
                            f"--print-to-pdf={DEMO / 'files' / name}", leaf.as_uri()], check=True, capture_output=True)
        print(f"{name:28} {(DEMO / 'files' / name).stat().st_size // 1000} kB")
