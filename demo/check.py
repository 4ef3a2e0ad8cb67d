#!/usr/bin/env python3
"""Hold the demo newsroom to README.md: fields, keys, files, texts, scripts. Exit 1 and a list if anything is off."""

import html.parser
import pathlib
import re
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
EDITIONS = ("en", "ar", "fa", "sq")
STORY = {"kind", "sections", "tags", "published", "source", "comments_open", "pinned", "reads", "credits", "picture", "film", "sound", "embed", "issue", "versions", "comments", "related", "corrections"}
TAGS = set("p h2 h3 blockquote ul ol li figure img figcaption table caption thead tbody tr th td hr strong em a br cite span div".split())
ATTRS = set("href src alt lang dir class scope".split())
wrong = []


def check(ok, where, what):
    if not ok:
        wrong.append(f"{where}: {what}")


def texts(table, where, which=EDITIONS):
    check(set(table) == set(which), where, f"editions {sorted(table)}")
    for edition, value in table.items():
        script(value, edition, where)


def script(value, edition, where):
    check(value.strip() == value, where, f"space at an end: {value!r}")
    if edition == "fa":
        check(not re.search("[\u064a\u0643\u0660-\u0669\u0629]", value), where, f"Arabic letter or digit in Persian: {value[:60]!r}")
    if edition == "ar":
        check(not re.search("[\u06cc\u06a9\u06f0-\u06f9]", value), where, f"Persian letter or digit in Arabic: {value[:60]!r}")
    if edition in ("en", "sq"):
        check(not re.search(r"[\"]|(?<=\w)'(?=\w)", value), where, f"straight quotation mark: {value[:60]!r}")


class Body(html.parser.HTMLParser):
    def __init__(self, where, edition, stories):
        super().__init__()
        self.backgrounds = [row["key"] for row in room["backgrounds"]]
        self.where, self.edition, self.stories, self.foreign, self.open = where, edition, stories, 0, []

    def handle_starttag(self, tag, attrs):
        check(tag in TAGS, self.where, f"<{tag}>")
        values = dict(attrs)
        check(set(values) <= ATTRS, self.where, f"<{tag}> has {sorted(values)}")
        if tag == "img":
            check((HERE / values.get("src", "?")).is_file(), self.where, f"no {values.get('src')}")
            check(values.get("alt"), self.where, "picture without alt")
            script(values.get("alt") or "", self.edition, self.where)
        link = values.get("href", "")
        check(not link.startswith("story:") or link[6:] in self.stories, self.where, link)
        if tag not in ("img", "br", "hr"):
            self.open.append((tag, "lang" in values))
            self.foreign += "lang" in values

    def handle_endtag(self, tag):
        check(self.open and self.open[-1][0] == tag, self.where, f"</{tag}> closes {self.open[-1:]}")
        if self.open:
            self.foreign -= self.open.pop()[1]

    def handle_data(self, data):
        if data.startswith("background:"):
            check(data[11:] in self.backgrounds, self.where, data)
            return
        if not self.foreign:
            script(data.strip(), self.edition, self.where)


room = tomllib.loads((HERE / "newsroom.toml").read_text())
keys = {table: [row["key"] for row in room[table]] for table in ("sections", "tags", "people", "series")}
folders = sorted(p.parent for p in (HERE / "stories").glob("*/story.toml"))
stories = {folder.name for folder in folders}
for table, found in keys.items():
    check(len(found) == len(set(found)), table, "doubled key")
    for row in room[table]:
        where = f"{table}.{row['key']}"
        texts(row["name"], where), texts(row["slug"], where)
        for optional in ("about", "bio"):
            if optional in row:
                texts(row[optional], where)
        if "parent" in row:
            check(row["parent"] in found[: found.index(row["key"])], where, "parent does not stand before it")
        for picture in ("portrait", "picture"):
            check(picture not in row or (HERE / "pictures" / row[picture]).is_file(), where, f"no {picture}")
        check(row.get("pinned", "night-train") in stories, where, "pinned story")
    for edition in EDITIONS:
        slugs = [(row.get("parent"), row["slug"][edition]) for row in room[table]]
        check(len(slugs) == len(set(slugs)), table, f"doubled slug in {edition}")


for banner in room["banners"]:
    where = f"banners.{banner['edition']}"
    script(banner["text"], banner["edition"], where)
    check(banner["edition"] in EDITIONS and banner.get("section", keys["sections"][0]) in keys["sections"], where, "edition or section")
    check("picture" not in banner or (HERE / "pictures" / banner["picture"]).is_file(), where, "no picture")
for row in room["backgrounds"]:
    texts(row["heading"], f"backgrounds.{row['key']}")


def menu(items, where, depth=1):
    check(depth <= 3 or not items, where, "too deep")
    for item in items:
        kind, _, what = item["target"].partition(":")
        known = {"section": keys["sections"], "series": keys["series"], "page": stories, "edition": EDITIONS, "kind": ("cartoon", "newspic", "gallery", "video")}
        plain = "home articles media publications archive most-read corrections privacy none".split()
        check(what in known[kind] if kind in known else kind == "url" or kind in plain, where, item["target"])
        menu(item.get("items", []), where, depth + 1)


for place, items in room["menus"].items():
    menu(items, f"menus.{place}")

seen, count = set(), dict.fromkeys(EDITIONS, 0)
for folder in folders:
    where, story = folder.name, tomllib.loads((folder / "story.toml").read_text())
    check(set(story) <= STORY, where, f"unknown {sorted(set(story) - STORY)}")
    check(set(story["sections"]) <= set(keys["sections"]) and set(story["tags"]) <= set(keys["tags"]), where, "dangling section or tag")
    check(story["source"] in story["versions"], where, "no version in the source edition")
    check(re.fullmatch(r"201[0-2]-\d\d-\d\dT\d\d:\d\d:\d\dZ", story["published"]), where, story["published"])
    for credit in story["credits"] + [c for v in story["versions"].values() for c in v["credits"]]:
        check(credit["person"] in keys["people"] if "person" in credit else "name" in credit, where, f"credit {credit}")
    if picture := story.get("picture"):
        check((HERE / "pictures" / picture["file"]).is_file(), where, picture["file"])
        for field in ("alt", "caption", "credit"):
            texts(picture[field], f"{where}.{field}")
    if film := story.get("film"):
        check((HERE / "pictures" / film["file"]).is_file() and (HERE / "pictures" / film["poster"]).is_file(), where, "no film or poster")
        for name in film.get("captions", {}).values():
            check((HERE / "recordings" / name).is_file() and (HERE / "recordings" / name).read_text().startswith("WEBVTT"), where, f"no recordings/{name}")
        if "transcript" in film:
            texts(film["transcript"], f"{where}.film", tuple(story["versions"]))
    if sound := story.get("sound"):
        check((HERE / "recordings" / sound["file"]).is_file() and sound["seconds"] > 0, where, f"no recordings/{sound['file']}")
        texts(sound["caption"], f"{where}.sound", tuple(story["versions"])), texts(sound["transcript"], f"{where}.sound", tuple(story["versions"]))
    if embed := story.get("embed"):
        check(embed["url"].startswith("https://") and story["kind"] == "video", where, "embed")
        texts(embed["title"], f"{where}.embed", tuple(story["versions"]))
    if issue := story.get("issue"):
        check(issue["series"] in keys["series"], where, "series")
        check("cover" not in issue or (HERE / "pictures" / issue["cover"]).is_file(), where, "no cover")
        check(issue.get("pages", 1) > 0, where, "pages")
        for name in issue["files"].values():
            check((HERE / "files" / name).is_file(), where, f"no files/{name}")
    bodies = {p.stem for p in folder.glob("*.html")}
    check(bodies == set(story["versions"]), where, f"bodies {sorted(bodies)}, versions {sorted(story['versions'])}")
    for edition, version in story["versions"].items():
        check((edition, version["slug"]) not in seen, where, f"doubled slug {version['slug']}")
        seen.add((edition, version["slug"]))
        check(not re.search(r"[\s/?#%&\u200c]", version["slug"]), where, f"slug {version['slug']}")
        script(version["headline"], edition, where), script(version["deck"], edition, where)
        count[edition] += 1
        body = Body(f"{where}/{edition}.html", edition, stories)
        body.feed((folder / f"{edition}.html").read_text())
        check(not body.open, body.where, f"left open {body.open}")
    check(set(story.get("related", [])) <= stories - {where}, where, "dangling related story")
    for correction in story.get("corrections", []):
        check(correction["kind"] in ("typo", "update", "correction") and set(correction["text"]) <= set(story["versions"]), where, f"correction {correction['id']}")
        for edition, value in correction["text"].items():
            script(value, edition, where)
    ids = []
    for comment in story.get("comments", []):
        check(comment["edition"] in story["versions"] and comment["id"] not in ids, where, f"comment {comment['id']}")
        check("parent" not in comment or comment["parent"] in ids, where, f"parent of {comment['id']}")
        ids.append(comment["id"])
for picture in (HERE / "pictures").glob("*.*"):
    check(picture.stat().st_size <= (700_000 if picture.suffix == ".webm" else 250_000), picture.name, "too heavy")

print("\n".join(wrong) if wrong else "demo: " + ", ".join(f"{n} {e}" for e, n in count.items()))
sys.exit(bool(wrong))
