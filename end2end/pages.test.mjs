// What each page is as it leaves the server: language in the first bytes, landmarks, links, no inline style.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory, templatesOf } from "./support/pages.mjs";

const here = house();

/** What the markup lacks or should not have, in words. */
function faultsOf(document, { lang, dir, path, status, isFront, isListing, isStory, name, origin, names }) {
  const faults = [];
  const holds = (condition, words) => condition || faults.push(words);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const excerpt = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const root = document.documentElement;
  holds(root.lang === lang && root.dir === dir, `lang ${root.lang}, dir ${root.dir}`);

  // Landmarks.
  const outermost = (tag) => all(tag).filter((element) => !element.parentElement.closest("main, article, section, aside, nav"));
  holds(all("main").length === 1, `${all("main").length} main`);
  holds(all("h1").length === 1 && document.querySelector("h1").textContent.trim() !== "", `${all("h1").length} h1`);
  holds(Boolean(document.querySelector("h1").closest("header")) || !isFront, "the nameplate is no h1");
  holds(isFront || document.querySelector("h1").closest("main"), "the h1 is outside main");
  holds(outermost("header").length === 1, `${outermost("header").length} page headers`);
  holds(outermost("footer").length === 1, `${outermost("footer").length} page footers`);
  for (const nav of all("nav")) holds(nav.getAttribute("aria-label") || nav.getAttribute("aria-labelledby"), `a nav without a name: ${excerpt(nav)}`);
  for (const aside of all("aside")) holds(aside.querySelector("h2"), `an aside without a heading: ${excerpt(aside)}`);
  if (status === 200) holds(all("aside li a").length > 0, "no recent stories");

  // The main menu: nested lists; what opens has a button, what leads somewhere a link.
  const menu = all("header nav").find((nav) => nav.querySelector("ul ul"));
  holds(menu, "no main menu with nested lists");
  for (const button of all("button", menu)) {
    holds(button.getAttribute("aria-expanded") === "false", `a closed list's button says ${button.getAttribute("aria-expanded")}`);
    holds(document.getElementById(button.getAttribute("aria-controls"))?.tagName === "UL", `a button without its list: ${excerpt(button)}`);
    holds(button.textContent.trim() || button.getAttribute("aria-label"), `a button without a name: ${excerpt(button)}`);
  }
  const depth = (list) => (list.parentElement.closest("ul") && menu.contains(list.parentElement.closest("ul")) ? depth(list.parentElement.closest("ul")) + 1 : 1);
  for (const list of all("ul ul", menu).filter((list) => depth(list) <= 3)) holds(list.parentElement.querySelector(":scope > button"), `a list without a button: ${excerpt(list)}`);

  // The editions, each in its own language.
  const editions = all("header nav a[hreflang]");
  for (const [code, own] of Object.entries(names)) {
    const links = editions.filter((link) => link.hreflang === code);
    holds(links.length > 0, `no link to the edition ${code}`);
    for (const link of links) {
      holds(link.lang === code && link.textContent.trim() === own, `the edition ${code} is called ${excerpt(link)}`);
      holds(link.getAttribute("href").startsWith(`/${code}/`), `the edition ${code} leads to ${link.getAttribute("href")}`);
    }
  }

  // Entries of listings.
  const entries = all("main article");
  if (isListing && status === 200) holds(entries.length > 0, "no entries");
  if (isListing) {
    for (const entry of entries) {
      holds(entry.querySelector("h2 a[href], h3 a[href]"), `an entry without a heading link: ${excerpt(entry)}`);
      if (entry.matches(".exhibit")) {
        // Pictures, films and issues are there to be looked at.
        holds(entry.querySelector(":scope > a.card-picture[href] :is(img, .cover, .missing)"), `an entry with nothing to see: ${excerpt(entry)}`);
        continue;
      }
      const section = (entry.closest("section.opinion") ?? entry).querySelector('a[href*="/section/"]');
      holds(section, `an entry without its section: ${excerpt(entry)}`);
      // In Arabic none, one and two are words.
      holds((entry.querySelector('a[href$="#comments"]')?.textContent ?? "").trim() !== "", `an entry without its number of comments: ${excerpt(entry)}`);
    }
  }
  const datetime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/;
  for (const time of all("time")) holds(datetime.test(time.getAttribute("datetime") ?? ""), `a time of ${time.getAttribute("datetime")}`);
  holds(!(isListing || isStory) || name === "page" || name === "series" || all("main time").length > 0, "no time");

  // Paging.
  if (name === "front") holds(document.querySelector("a[rel=next]") && !document.querySelector("a[rel=prev]"), "the first page leads to older ones only");
  if (name === "older") holds(document.querySelector("a[rel=prev]"), "an older page leads to newer ones");

  // The head.
  holds(document.title.trim() !== "", "no title");
  holds(all("title").length === 1, `${all("title").length} titles`);
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  if (status === 200) holds(canonical === `${origin}${path}`, `canonical ${canonical}`);
  if (status === 404) holds(document.querySelector("meta[name=robots]")?.content === "noindex", "a page that is not there wants to be found");
  for (const link of all("link[rel=alternate][hreflang]")) holds(link.getAttribute("href").startsWith(`${origin}/`), `alternate ${link.getAttribute("href")}`);
  if (name === "article" || name === "front") {
    const alternates = all("link[rel=alternate][hreflang]").map((link) => link.hreflang);
    holds([...Object.keys(names), "x-default"].every((code) => alternates.includes(code)), `alternates ${alternates}`);
  }

  // Nothing inline, nothing doubled, nothing unnamed.
  for (const element of all("*")) {
    const inline = [...element.attributes].find(({ name: attribute }) => attribute === "style" || attribute.startsWith("on"));
    holds(!inline, `inline ${inline?.name}: ${excerpt(element)}`);
  }
  holds(all("style").length === 0, "a style element");
  const ids = all("[id]").map(({ id }) => id);
  holds(new Set(ids).size === ids.length, `doubled ids: ${ids.filter((id, at) => ids.indexOf(id) !== at)}`);
  for (const image of all("img")) holds(image.hasAttribute("alt") && image.getAttribute("width") > 0 && image.getAttribute("height") > 0, `an image without alt or size: ${excerpt(image)}`);
  for (const link of all("a[href]")) holds(!/^(javascript|data):|leptos\.dev/i.test(link.getAttribute("href")), `a link to ${link.getAttribute("href")}`);
  const isOutside = (link) => /^https?:/.test(link.getAttribute("href")) && !link.getAttribute("href").startsWith(origin);
  for (const link of all("a[href]").filter(isOutside)) holds(/\bnoopener\b/.test(link.rel) || link.closest("main .body"), `an outside link without rel=noopener: ${excerpt(link)}`);
  return faults;
}

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every page has its status, its language in the first bytes, and its landmarks`, async (t) => {
    const names = Object.fromEntries(Object.entries(EDITIONS).map(([code, { name }]) => [code, name]));
    for (const template of await templatesOf(here, edition)) {
      await t.test(`${template} ${decodeURI(template.path)}`, async () => {
        const answer = await here.server.ask(template.path);
        assert.equal(answer.status, template.status);
        assert.equal(answer.headers["content-type"], "text/html; charset=utf-8");
        const start = answer.bytes.subarray(0, 200).toString("utf8");
        assert.match(start, new RegExp(`^<!DOCTYPE html>\\s*<html[^>]* lang="${template.lang}"[^>]* dir="${template.dir}"`), "the first bytes");
        assert.match(answer.bytes.subarray(0, 1024).toString("utf8"), /<meta charset="utf-8"/);
        assert.deepEqual(await here.inspect(answer.text, faultsOf, { ...template, origin: here.server.origin, names }), []);
      });
    }
  });

  test(`${edition}: no link of the site leads nowhere, no switch of edition to a missing page`, async () => {
    const pages = await templatesOf(here, edition);
    const from = new Map();
    for (const { path } of pages) {
      const links = await here.read(path, (document) => [...document.querySelectorAll('a[href^="/"], link[href^="/"], img[src^="/"], script[src^="/"]')].map((element) => element.getAttribute("href") ?? element.getAttribute("src")));
      for (const link of links) from.set(link.split("#")[0], path);
    }
    const dead = [];
    for (const [link, path] of from) {
      const { status } = await here.server.ask(link, { method: "HEAD" });
      if (status !== 200) dead.push(`${status} ${decodeURI(link)} on ${decodeURI(path)}`);
    }
    assert.deepEqual(dead, []);
  });

  // `#reading` opens a panel that a script makes; without script its links are not seen.
  test(`${edition}: every fragment has its target`, async () => {
    const lost = [];
    for (const { path } of await templatesOf(here, edition)) {
      const missing = await here.read(path, (document) => [...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.getAttribute("href").slice(1))).filter((id) => id !== "" && id !== "reading" && !document.getElementById(id)));
      lost.push(...missing.map((id) => `${path}#${id}`));
    }
    assert.deepEqual(lost, []);
  });

  test(`${edition}: the switch of edition leads to the same story and back`, async () => {
    const editionsOf = (document) => Object.fromEntries([...document.querySelectorAll("header nav a[hreflang]")].map((link) => [link.hreflang, link.getAttribute("href")]));
    const story = await sharedStory(here, edition);
    for (const [code, link] of Object.entries(await here.read(story, editionsOf))) {
      assert.notEqual(link, `/${code}/`, `the story stands in ${code}`);
      assert.equal((await here.read(link, editionsOf))[edition], story, `back from ${code}`);
    }
  });
}

test("every kind of page has a template in every edition", async () => {
  const names = async (edition) => (await templatesOf(here, edition)).map(({ name }) => name).filter((name) => !name.startsWith("gregorian"));
  const english = await names("en");
  assert.equal(english.length, 35);
  for (const edition of Object.keys(EDITIONS)) assert.deepEqual(await names(edition), english);
});

test("an unknown edition answers 404 in a page that leads on", async () => {
  for (const path of ["/xx/", "/xx/story", "/xx/section/city"]) {
    const answer = await here.server.ask(path);
    assert.equal(answer.status, 404, path);
    const found = await here.inspect(answer.text, (document) => ({ mains: document.querySelectorAll("main").length, headings: document.querySelectorAll("h1").length, links: document.querySelectorAll("main a[href]").length, lang: document.documentElement.lang }));
    assert.equal(found.mains, 1, path);
    assert.equal(found.headings, 1, path);
    assert.ok(found.links > 0, `${path} leads on`);
    assert.ok(found.lang in EDITIONS, path);
  }
});

test("listings answer 404 for what they do not have", async () => {
  const paths = ["/en/tag/nothing", "/en/author/nobody", "/en/archive/2012/13", "/en/archive/12", "/en/archive/1999", "/en/media/articles", "/en/publications/nothing", "/en/?page=0", "/en/?page=999", "/en/section/", "/en/tag", "/en/author"];
  const answers = await Promise.all(paths.map(async (path) => [path, (await here.server.ask(path)).status]));
  assert.deepEqual(answers.filter(([path, status]) => status !== 404 && !(path.endsWith("/") && status === 308)), []);
});

test("a month of the Persian edition stands at its Jalali address and holds what its Gregorian days hold", async () => {
  const entries = (document) => [...document.querySelectorAll("main article h2 a")].map((link) => link.getAttribute("href"));
  const azar = await here.read("/fa/archive/1391/09", entries);
  assert.ok(azar.length > 5, `${azar.length} stories`);
  const december = new Set([...(await here.read("/fa/archive/2012/12", entries)), ...(await here.read("/fa/archive/2012/11", entries))]);
  assert.deepEqual(azar.filter((link) => !december.has(link)), []);
  const heading = await here.read("/fa/archive/1391/09", (document) => document.querySelector("h1").textContent);
  assert.match(heading, /آذر ۱۳۹۱/);
  assert.equal((await here.server.ask("/en/archive/1391/09")).status, 404);
});

test("the root sends readers to the edition that they chose, else to one in their language, else to the default", async () => {
  const cases = [
    [{}, "/en/"],
    [{ "accept-language": "fa-IR,fa;q=0.9,en;q=0.8" }, "/fa/"],
    [{ "accept-language": "de,sq;q=0.5,ar;q=0.7" }, "/ar/"],
    [{ "accept-language": "de" }, "/en/"],
    [{ "accept-language": "en", cookie: "nashr-edition=sq" }, "/sq/"],
    [{ "accept-language": "en", cookie: "nashr-edition=//evil.example" }, "/en/"],
    [{ "accept-language": "*;q=0" }, "/en/"],
  ];
  for (const [headers, to] of cases) {
    const answer = await here.server.ask("/", { headers });
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.location, to, JSON.stringify(headers));
    assert.match(answer.headers.vary, /Accept-Language/i);
  }
  assert.equal((await here.server.ask("/en/", { headers: { "accept-language": "fa" } })).status, 200, "no other address negotiates");
});

test("an address has one form: the others lead to it, and every spelling of its letters is the same", async () => {
  const story = await sharedStory(here, "fa");
  const hostname = new URL(here.server.origin).host;
  for (const path of [story, story.toLowerCase()]) assert.equal((await here.server.ask(path)).status, 200, path);
  const raw = await here.server.raw(Buffer.from(`GET ${decodeURI(story)} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`, "utf8"));
  assert.match(raw, /^HTTP\/1\.1 (200|30[18])/, "raw UTF-8");
  for (const [path, to] of [["/en", "/en/"], [`${story}/`, story], ["/en//articles", "/en/articles"]]) {
    const answer = await here.server.ask(path);
    assert.ok([301, 308].includes(answer.status), `${path} ${answer.status}`);
    assert.equal(answer.headers.location, to);
  }
  const tracked = await here.read("/en/?utm_source=x", (document) => document.querySelector("link[rel=canonical]").href);
  assert.equal(tracked, `${here.server.origin}/en/`);
});
