// An imported site in the browser: WordPress's theme test export, the project's own, broken and hostile ones.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { Visitor, launch } from "./support/browser.mjs";
import { own, shared } from "./support/fixtures.mjs";
import { run, serve, temporaryFolder } from "./support/server.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Imports a file into a folder; gives the exit status, the report and what was printed. */
function bringIn(data, edition, ...args) {
  const file = join(data, "..", `report-${process.pid}-${Math.random().toString(36).slice(2)}.json`);
  const outcome = run("import", "wxr", ...args, "--edition", edition, "--offline", "--report", file, "--data", data);
  let report;
  if (outcome.status === 0) {
    report = JSON.parse(readFileSync(file, "utf8"));
    rmSync(file);
  }
  return { ...outcome, report };
}

/** For each type: items = imported + updated + unchanged + skipped. */
function assertBalanced({ items, imported, updated, unchanged, skipped, comments }) {
  for (const [type, count] of Object.entries(items)) {
    const left = skipped.filter((item) => item.type === type).length;
    assert.equal((imported[type] ?? 0) + (updated[type] ?? 0) + (unchanged[type] ?? 0) + left, count, type);
  }
  assert.equal(comments.imported + comments.updated + comments.unchanged + comments.skipped, comments.in, "comments");
}

const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

test("WordPress's theme test export: all 186 items accounted for, and a site to read", async (t) => {
  const file = shared("themeunittestdata.wordpress.xml", t);
  if (!file) return;
  const data = await temporaryFolder("import");

  await t.test("the report balances, and a second run changes nothing", () => {
    const { status, report, stdout, stderr } = bringIn(data, "en", file);
    assert.equal(status, 0, stderr);
    assert.equal(total(report.items), 186);
    assert.equal(report.items.post, 58);
    assertBalanced(report);
    assert.ok(report.source.includes("wpthemetestdata"), report.source);
    assert.match(stdout, /post +58/);
    assert.ok(report.skipped.every(({ id, type, title, reason }) => id && type && title !== undefined && reason));
    assert.ok(report.warnings.some((line) => /“Testing Menu” stands in the header; kept for later: “All Pages”/.test(line)), "the menu with most items is the main one");
    const again = bringIn(data, "en", file).report;
    assertBalanced(again);
    assert.deepEqual([total(again.imported), total(again.updated), again.comments.imported, again.comments.updated], [0, 0, 0, 0]);
    assert.equal(total(again.unchanged) + again.skipped.length, 186);
  });

  const server = await serve(data);
  const visit = (options) => Visitor.come(browser, server.origin, options);

  await t.test("the menu of eleven levels can be read: drop-downs to the third, an indented list below", async () => {
    const visitor = await visit({ scripts: [AXE] });
    await visitor.open("/en/");
    const { page } = visitor;
    const deep = await page.evaluate(() => {
      const depth = (list) => (list.parentElement.closest("header nav ul") ? depth(list.parentElement.closest("header nav ul")) + 1 : 1);
      return Math.max(...[...document.querySelectorAll("header nav ul ul")].map(depth));
    });
    assert.equal(deep, 11);
    const item = page.locator("header nav > ul > li:has(ul ul ul ul ul ul)");
    await item.locator(":scope > button").click();
    await item.locator(":scope > ul > li:has(ul ul ul ul) > button").click();
    const last = item.getByText("Level 10", { exact: true });
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    assert.ok(box.width > 30 && box.x >= 0 && box.x + box.width <= 1280, JSON.stringify(box));
    assert.ok(await last.evaluate((link) => {
      const { left, top, width, height } = link.getBoundingClientRect();
      return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }), "the eleventh level can be clicked");
    await assertAccessible(page, "the open menu");
    await page.setViewportSize({ width: 360, height: 740 });
    await page.locator('header a[href="#menu"]').click();
    await page.locator("#menu").waitFor();
    const open = async (button) => {
      if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
      assert.ok((await page.evaluate(() => document.querySelector("#menu").scrollWidth)) <= 360, "nothing sticks out of the drawer");
    };
    for (const button of await page.locator("#menu nav > ul > li > button").all()) await open(button);
    // One list of a level is open at a time.
    await open(item.locator(":scope > button"));
    await open(item.locator(":scope > ul > li:has(ul ul ul ul) > button"));
    const phone = await last.boundingBox();
    assert.ok(phone && phone.width > 30 && phone.x + phone.width <= 360, `the eleventh level at 360 px: ${JSON.stringify(phone)}`);
    await visitor.leave();
  });

  await t.test("threads ten deep stay readable on a phone", async () => {
    const visitor = await visit({ width: 360, height: 740, scripts: [AXE] });
    await visitor.open("/en/template-comments");
    const comments = visitor.page.locator("#comments article");
    assert.equal(await comments.count(), 19, "all but the one that nobody has approved");
    const deep = await visitor.page.evaluate(() => {
      const depth = (element) => (element.parentElement.closest("#comments ol") ? 1 + depth(element.parentElement.closest("#comments ol")) : 0);
      return Math.max(...[...document.querySelectorAll("#comments article")].map(depth));
    });
    assert.equal(deep, 10);
    const narrowest = await comments.evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().width)));
    assert.ok(narrowest >= 200, `a comment of ${narrowest} px`);
    assert.ok((await visitor.page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await assertAccessible(visitor.page, "comments");
    await visitor.leave();
  });

  await t.test("Greek addresses answer, parents first", async () => {
    const visitor = await visit();
    const answer = await visitor.open("/en/greek");
    assert.equal(answer.status(), 200);
    assert.equal(await visitor.page.locator("h1").innerText(), "Ελληνικά-Greek");
    const slug = (level) => encodeURI(`επίπεδο-${level}`);
    for (const [path, title] of [[`/en/greek/${slug(2)}`, "Επίπεδο 2 -Second Greek level"], [`/en/greek/${slug(2)}/${slug(3)}`, "Επίπεδο 3"]]) {
      assert.equal((await visitor.open(path)).status(), 200, path);
      assert.equal(await visitor.page.locator("h1").innerText(), title);
      // As WordPress writes them.
      const { status, headers } = await server.ask(path.toLowerCase());
      assert.ok(status === 200 || (status === 301 && headers.location === path), `${status} ${path.toLowerCase()}`);
    }
    await visitor.leave();
  });

  await t.test("galleries, captions and kinds come out", async () => {
    const visitor = await visit();
    await visitor.open("/en/post-format-gallery");
    const figures = visitor.page.locator("main article .body figure");
    assert.ok((await figures.count()) > 10, String(await figures.count()));
    assert.equal((await server.ask("/en/media/galleries")).status, 200);
    assert.ok((await server.ask("/en/media/galleries")).text.includes("/en/post-format-gallery"));
    await visitor.open("/en/post-format-image-caption");
    assert.match(await visitor.page.locator("main figure figcaption").first().innerText(), /\S{3}/);
    await visitor.leave();
  });

  await t.test("what was protected, private, a draft or in the future is not public, anywhere", async () => {
    const hidden = ["template-password-protected", "scheduled", "draft", "private"];
    for (const slug of hidden) assert.equal((await server.ask(`/en/${slug}`)).status, 404, slug);
    assert.ok(JSON.parse((await server.ask("/api/reader/page?edition=en&kind=story&key=template-password-protected")).text).missing ?? true);
    for (let page = 1; page <= 6; page += 1) {
      const { text } = await server.ask(page === 1 ? "/en/articles" : `/en/articles?page=${page}`);
      assert.ok(!text.includes("template-password-protected"), `page ${page} lists the protected post`);
    }
  });

  await t.test("every page that the site links to answers, is the same after hydration, and fits a phone", async () => {
    const visitor = await visit({ width: 360, height: 740 });
    const paths = new Set(["/en/"]);
    for (const path of ["/en/", "/en/?page=2", "/en/articles", "/en/articles?page=2", "/en/articles?page=3", "/en/articles?page=4", "/en/articles?page=5", "/en/sections", "/en/archive"]) {
      const answer = await server.ask(path);
      for (const [, link] of answer.text.matchAll(/<a[^>]* href="(\/en\/[^"#]*)"/g)) paths.add(link.replaceAll("&amp;", "&"));
    }
    assert.ok(paths.size > 100, String(paths.size));
    const faults = [];
    for (const path of paths) {
      const { status } = await server.ask(path);
      if (status !== 200) faults.push(`${status} ${path}`);
    }
    const look = [...paths].filter((path) => /markup|media|template|edge|format|block|greek|level|image|title|page/.test(path)).slice(0, 60);
    for (const path of look) {
      await visitor.page.goto(path);
      await visitor.page.locator("html[data-wasm]").waitFor({ state: "attached" });
      const { wasm, wide } = await visitor.page.evaluate(() => ({ wasm: document.documentElement.dataset.wasm, wide: document.documentElement.scrollWidth }));
      if (wasm !== "ready") faults.push(`the WASM is ${wasm} on ${path}`);
      if (wide > 360) faults.push(`${path} is ${wide} px wide`);
      if (visitor.said.length > 0) faults.push(`${path} said ${visitor.said.splice(0)}`);
    }
    assert.deepEqual(visitor.strangers(), [], "nothing is fetched from elsewhere");
    assert.deepEqual(faults, []);
    await visitor.leave();
  });

  await server.stop();
});

test("a malformed file is refused with its line, and nothing is written", async (t) => {
  const file = shared("malformed.xml", t);
  if (!file) return;
  const data = await temporaryFolder("import");
  const { status, stderr } = bringIn(data, "en", file);
  assert.notEqual(status, 0);
  assert.match(stderr, /line 90/);
  assert.equal(stderr.trim().split("\n").length, 1, stderr);
  assert.ok(!/panicked|\.rs:\d/.test(stderr), stderr);
  const server = await serve(data);
  assert.ok(!(await server.ask("/en/")).text.includes("<article"));
  await server.stop();
});

test("without --offline, and with a wrong edition or file, the program says what it wants", async () => {
  const data = await temporaryFolder("import");
  const file = own("harbour", "harbour.xml");
  for (const [args, words] of [
    [["import", "wxr", file, "--edition", "fa"], /--offline/],
    [["import", "wxr", file, "--edition", "xx", "--offline"], /no edition `xx`.*\bsq\b/],
    [["import", "wxr", "nothing.xml", "--edition", "fa", "--offline"], /nothing\.xml/],
    [["import", "wxr", file, "--edition", "fa", "--offline", "--menu", "no such menu"], /no such menu/],
  ]) {
    const { status, stderr } = run(...args, "--data", data);
    assert.notEqual(status, 0, args.join(" "));
    assert.match(stderr, words);
    assert.equal(stderr.trim().split("\n").length, 1, stderr);
    assert.ok(!/panicked|\.rs:\d/.test(stderr), stderr);
  }
  rmSync(data, { recursive: true, force: true });
});

test("an export with its uploads shows real pictures", async () => {
  const data = await temporaryFolder("import");
  const { status, report, stderr } = bringIn(data, "fa", own("harbour", "harbour.xml"), "--uploads", own("harbour", "uploads"));
  assert.equal(status, 0, stderr);
  assertBalanced(report);
  assert.equal(total(report.items), 36);
  const server = await serve(data);
  const visitor = await Visitor.come(browser, server.origin);
  await visitor.open("/fa/");
  assert.deepEqual([await visitor.page.locator("html").getAttribute("lang"), await visitor.page.locator("html").getAttribute("dir")], ["fa", "rtl"]);
  const stories = [...new Set(await visitor.page.locator("main article :is(h2, h3) a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))))];
  assert.ok(stories.length >= 5, String(stories.length));
  let pictures = 0;
  for (const path of ["/fa/", ...stories]) {
    await visitor.open(path);
    const images = await visitor.page.evaluate(async () => {
      for (const image of document.images) image.loading = "eager";
      await Promise.allSettled([...document.images].map((image) => image.decode()));
      return [...document.images].map(({ src, naturalWidth }) => ({ src, naturalWidth }));
    });
    assert.deepEqual(images.filter(({ naturalWidth }) => naturalWidth === 0), [], path);
    pictures += images.length;
  }
  assert.ok(pictures >= 5, `${pictures} pictures`);
  assert.deepEqual(visitor.strangers(), [], "none from the old site");
  await visitor.leave();
  await server.stop();
});

/** A WXR with hostile titles and bodies. */
function hostileExport(payloads) {
  const cdata = (text) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  const clean = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");
  const items = payloads.map(({ title, payload }, at) => {
    const id = at + 1;
    return `<item><title>${cdata(clean(`${title} ${payload.slice(0, 300)}`))}</title><link>https://hostile.example/?p=${id}</link><dc:creator>${cdata("nobody")}</dc:creator>
<content:encoded>${cdata(clean(`<p>${id}</p>\n${payload}`))}</content:encoded><excerpt:encoded>${cdata(clean(payload.slice(0, 200)))}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2012-12-01 10:00:00</wp:post_date><wp:post_date_gmt>2012-12-01 10:00:00</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
<wp:post_name>hostile-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="news">${cdata("News")}</category>
<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata(clean(payload.slice(0, 100)))}</wp:comment_author><wp:comment_author_url>javascript:window.hurt=1</wp:comment_author_url><wp:comment_date_gmt>2012-12-02 10:00:00</wp:comment_date_gmt><wp:comment_content>${cdata(clean(payload))}</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Hostile</title><link>https://hostile.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://hostile.example</wp:base_site_url><wp:base_blog_url>https://hostile.example</wp:base_blog_url>${items.join("\n")}</channel></rss>`;
}

test("imported titles, bodies and comments that attack their readers do nothing", async (t) => {
  const file = shared("xss-payloads.json", t);
  if (!file) return;
  const text = (payload) => (typeof payload === "string" ? payload : JSON.stringify(payload));
  const payloads = JSON.parse(readFileSync(file, "utf8")).map(({ title, payload }) => ({ title: text(title ?? ""), payload: text(payload) }));
  assert.ok(payloads.length > 200);
  const data = await temporaryFolder("import");
  const xml = join(await temporaryFolder("hostile"), "hostile.xml");
  writeFileSync(xml, hostileExport(payloads));
  const { status, stderr } = bringIn(data, "en", xml);
  assert.equal(status, 0, stderr);
  rmSync(join(xml, ".."), { recursive: true });
  const server = await serve(data);
  // Without our policy: it is the last line, not the only one.
  const visitor = await Visitor.come(browser, server.origin, { bypassCSP: true });
  const dialogs = [];
  visitor.page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const look = () => {
    // Data that no browser runs, whole: what breaks out of it leaves no JSON behind.
    const isData = (script) => script.type === "application/ld+json" && JSON.parse(script.textContent)["@context"] === "https://schema.org";
    const allowed = (script) => isData(script) || script.src.startsWith(location.origin) || /^\s*(__|\(?function|\(\(\)|\(r=>|window\.__|import)/.test(script.textContent) || script.textContent === "";
    const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ name, value }) => [element, name, value]));
    return [
      ...[...document.scripts].filter((script) => !allowed(script) || script.closest("main")).map((script) => script.outerHTML.slice(0, 150)),
      ...attributes.filter(([, name, value]) => name.startsWith("on") || name === "style" || name === "srcdoc" || (/^(href|src|action|formaction|xlink:href|data|poster)$/.test(name) && /^[\s\u0000-\u0020]*(javascript|vbscript|data):/i.test(value) && !/^data:image/.test(value))).map(([element]) => element.outerHTML.slice(0, 150)),
      ...[...document.querySelectorAll("main :is(iframe, object, embed, form, input, base, meta, link, style, svg, math, template, frameset)")].map((element) => element.outerHTML.slice(0, 150)),
      ...(window.hurt === undefined ? [] : ["a comment's link ran"]),
    ];
  };
  const faults = [];
  for (let id = 1; id <= payloads.length; id += 1) {
    const answer = await visitor.page.goto(`/en/hostile-${id}`, { waitUntil: "domcontentloaded" });
    if (answer.status() !== 200) faults.push(`${id}: ${answer.status()}`);
    faults.push(...(await visitor.page.evaluate(look)).map((fault) => `${id}: ${fault}`));
  }
  for (const path of ["/en/", "/en/articles", "/en/articles?page=9", "/en/hostile-7", "/en/hostile-60", "/en/hostile-150"]) {
    await visitor.open(path);
    faults.push(...(await visitor.page.evaluate(look)).map((fault) => `${path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
  assert.deepEqual(dialogs, []);
  assert.deepEqual(visitor.strangers(), []);
  await visitor.context.close();
  await server.stop();
});
