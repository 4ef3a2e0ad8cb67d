// The desk's settings, without JavaScript: what is changed there is a reader's at once, what is wrong comes back as it was typed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { enter, setUp, words } from "./support/desk.mjs";
import { shared } from "./support/fixtures.mjs";
import { house } from "./support/house.mjs";

const HOSTILE = '"><img src=x onerror="window.hurt=1">\u202E';

for (const language of ["en", "fa"]) {
  const t = words(language, "settings");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  let session;
  const here = house({ prepare: async ({ server }) => (session = await setUp(server, { language })) });
  const come = async (options) => {
    const visitor = await here.visitor({ locale: language, ...options });
    await enter(visitor, session);
    return visitor;
  };
  const plain = () => come({ javaScript: false });
  const press = (within, name) => within.getByRole("button", { name, exact: true }).click();
  const reader = async (path) => (await here.server.ask(path)).text;
  const says = (page) => page.getByRole("status").first().innerText();

  test(`${language}: no page has a fault that axe knows or is wider than a phone, in light and dark`, async () => {
    const visitor = await come({ scripts: [AXE] });
    const { page } = visitor;
    await page.goto(`/desk/settings/sections/${language}`);
    const section = await page.locator(".tree .who a").first().getAttribute("href");
    await page.goto("/desk/settings/series");
    const series = await page.locator(".rows .who a").first().getAttribute("href");
    await page.goto(`/desk/settings/tags/${language}`);
    const tag = await page.locator(".rows .who a").first().getAttribute("href");
    await page.goto("/desk/settings/authors");
    const author = await page.locator(".rows .who a").first().getAttribute("href");
    const parts = ["", `/site/${language}`, `/sections/${language}`, `/menus/${language}/header`, `/menus/${language}/footer`, "/series", `/front/${language}?q=a`, "/colours", "/redirects?test=/en/x", "/redirects?sort=hits", `/tags/${language}`, "/authors"];
    for (const path of [...parts.map((part) => `/desk/settings${part}`), section, series, tag, author]) {
      for (const scheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(path);
        await assertAccessible(page, `${language}: ${path} in ${scheme}`);
        await page.setViewportSize({ width: 360, height: 740 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 360, `${language}: ${path} is ${wide} px wide on a phone`);
        await assertAccessible(page, `${language}: ${path} in ${scheme} on a phone`);
      }
    }
    await visitor.leave();
  });

  test(`${language}: a new name is a reader's at once, and can be undone`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    await page.goto("/desk/settings");
    await page.getByRole("link", { name: t.site, exact: true }).click();
    await page.goto(`/desk/settings/site/${language}`);
    const sheet = page.locator("#identity");
    const before = await sheet.getByLabel(t.site_name, { exact: true }).inputValue();
    await sheet.getByLabel(t.site_name, { exact: true }).fill("Kambana 27");
    await press(sheet, t.save);
    assert.match(await says(page), new RegExp(t.done_saved));
    assert.ok((await reader(`/${language}/`)).includes("Kambana 27"), "readers see it");
    await press(page, t.undo);
    assert.match(await says(page), new RegExp(t.done_undone));
    assert.equal(await page.locator("#identity").getByLabel(t.site_name, { exact: true }).inputValue(), before);
    assert.ok(!(await reader(`/${language}/`)).includes("Kambana 27"), "readers see the old one again");
    await visitor.leave();
  });

  test(`${language}: what is wrong comes back as it was typed and says what to do`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    await page.goto(`/desk/settings/site/${language}`);
    const sheet = page.locator("#banner");
    await sheet.getByLabel(t.banner_words, { exact: true }).fill(HOSTILE);
    await sheet.getByLabel(t.banner_link, { exact: true }).fill("javascript:alert(1)");
    await press(sheet, t.save);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_form);
    assert.equal(await page.locator("#banner").getByLabel(t.banner_words, { exact: true }).inputValue(), HOSTILE);
    const link = page.locator("#banner").getByLabel(t.banner_link, { exact: true });
    assert.deepEqual([await link.inputValue(), await link.getAttribute("aria-invalid")], ["javascript:alert(1)", "true"]);
    await link.fill(`/${language}/`);
    await press(page.locator("#banner"), t.save);
    assert.match(await says(page), new RegExp(t.done_saved));
    await page.goto(`/${language}/`);
    assert.equal(await page.locator("img[src=x]").count(), 0, "a notice is text");
    // Without JavaScript the browser says so of the reader's own scripts nowhere; a refused form is a 422.
    await visitor.leave(/422/);
  });

  test(`${language}: a colour that cannot be read is shown and refused, one that can is a reader's in both schemes`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    await page.goto("/desk/settings/colours");
    const field = () => page.locator("#accent").getByLabel(t.accent_light, { exact: true });
    await field().fill("#ffee66");
    await press(page.locator("#accent"), t.save);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_faint);
    assert.equal(await page.locator("[data-sample=light] text").first().getAttribute("fill"), "#ffee66", "as it would look");
    await field().fill("#0b5d3b");
    await press(page.locator("#accent"), t.save);
    assert.match(await says(page), new RegExp(t.done_saved));
    for (const [scheme, colour] of [["light", "#0b5d3b"], ["dark", "#e0a593"]]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`/${language}/`);
      const accent = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim());
      assert.equal(accent, colour, scheme);
    }
    await page.goto("/desk/settings/colours");
    await field().fill("");
    await press(page.locator("#accent"), t.save);
    assert.ok(!(await reader(`/${language}/`)).includes("/theme/"), "the program's own again");
    await visitor.leave(/422/);
  });

  test(`${language}: pinned stories are ordered by arrows without a script, and by dragging with one`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    const rows = (page) => page.locator("#pins ol.rows > li .who bdi").allInnerTexts();
    await page.goto(`/${language}/articles`);
    const headlines = (await page.locator("main article h2, main li h2").allInnerTexts()).slice(0, 8);
    for (const headline of headlines) {
      await page.goto(`/desk/settings/front/${language}?q=${encodeURIComponent(headline)}`);
      const found = page.locator("#pins ul.rows > li", { hasText: headline }).first();
      if (await found.count()) await press(found, t.pin);
      if ((await rows(page)).length >= 3) break;
    }
    const before = await rows(page);
    assert.ok(before.length >= 3, JSON.stringify(before));
    await press(page, fill(t.move_down, { name: before[0] }));
    assert.match(await says(page), new RegExp(t.done_moved));
    assert.deepEqual((await rows(page)).slice(0, 2), [before[1], before[0]]);
    const lead = await reader(`/${language}/`);
    assert.ok(lead.indexOf(before[1]) < lead.indexOf(before[0]), "readers see that order");
    await press(page, t.undo);
    assert.deepEqual(await rows(page), before);
    await visitor.leave();
    const dragging = await come();
    await dragging.page.goto(`/desk/settings/front/${language}`);
    const list = dragging.page.locator("#pins ol.rows > li");
    await list.first().waitFor();
    await dragging.page.waitForFunction(() => document.querySelector("#pins li").draggable);
    await list.nth(before.length - 1).dragTo(list.first(), { sourcePosition: { x: 8, y: 8 }, targetPosition: { x: 20, y: 2 } });
    await dragging.page.getByRole("status").first().waitFor();
    assert.deepEqual(await rows(dragging.page), [before.at(-1), ...before.slice(0, -1)]);
    await dragging.leave();
  });

  test(`${language}: two authors who are one are merged, and the old address leads on`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    await page.goto("/desk/settings/authors");
    const links = page.locator(".rows .who a");
    const [gone, stays] = [await links.nth(0).innerText(), await links.nth(1).innerText()];
    await links.nth(0).click();
    const slug = await page.locator("#author").getByLabel(t.address, { exact: true }).inputValue();
    const sheet = page.locator("#merge");
    await press(sheet, t.merge);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_empty);
    const value = await page.locator("#merge option", { hasText: `${stays} (` }).first().getAttribute("value");
    await page.locator("#merge select").selectOption(value);
    await press(page.locator("#merge"), t.merge);
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), stays);
    const old = await here.server.ask(`/${language}/author/${encodeURIComponent(slug)}`);
    assert.equal(old.status, 301);
    await press(page, t.undo);
    assert.equal((await here.server.ask(`/${language}/author/${encodeURIComponent(slug)}`)).status, 200);
    await page.goto("/desk/settings/authors");
    assert.ok((await links.allInnerTexts()).includes(gone));
    await visitor.leave(/422/);
  });

  test(`${language}: a section is made, put into the menu, renamed; its old address leads to the new one`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    const name = language === "fa" ? "هواشناسی" : "Weather";
    const renamed = language === "fa" ? "آسمان" : "Sky";
    await page.goto(`/desk/settings/sections/${language}`);
    await page.locator("#add").getByLabel(t.name, { exact: true }).fill(name);
    await press(page.locator("#add"), t.add);
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), name);
    const own = new URL(page.url()).pathname;
    await page.goto(`/desk/settings/menus/${language}/header`);
    await page.locator("#add").getByLabel(t.label, { exact: true }).fill(`${name}!`);
    await page.locator("#add").getByLabel(t.target, { exact: true }).selectOption({ label: `${t.sections}: ${name}` });
    await press(page.locator("#add"), t.add);
    assert.ok((await page.locator("#preview").innerText()).includes(`${name}!`));
    assert.ok((await reader(`/${language}/`)).includes(`${name}!`), "a reader's at once");
    const item = page.locator(".settings > .tree > li").last();
    await press(item, fill(t.move_up, { name: `${name}!` }));
    assert.match(await says(page), new RegExp(t.done_moved));
    const labels = await page.locator(".settings > .tree > li > .row .who").allInnerTexts();
    assert.equal(labels.at(-2), `${name}!`);
    await press(page, fill(t.remove_named, { name: `${name}!` }));
    assert.ok(!(await reader(`/${language}/`)).includes(`${name}!`), "gone at once");
    await press(page, t.undo);
    assert.ok((await reader(`/${language}/`)).includes(`${name}!`), "back at once");
    const slug = encodeURIComponent(language === "fa" ? name : "weather");
    assert.equal((await here.server.ask(`/${language}/section/${slug}`)).status, 200);
    await page.goto(own);
    await page.locator("#section").getByLabel(t.name, { exact: true }).fill(renamed);
    await page.locator("#section").getByLabel(t.address, { exact: true }).fill("");
    await press(page.locator("#section"), t.save);
    const old = await here.server.ask(`/${language}/section/${slug}`);
    assert.deepEqual([old.status, decodeURIComponent(old.headers.location)], [301, `/${language}/section/${language === "fa" ? renamed : "sky"}`]);
    await visitor.leave();
  });

  test(`${language}: a story that is found and pinned leads the front page until it is taken down`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    const heads = () => here.read(`/${language}/`, (document) => [...document.querySelectorAll("main article h2")].map((head) => head.textContent.trim()));
    // Of several that are pinned the newest stands on top: here there is to be one.
    await page.goto(`/desk/settings/front/${language}`);
    for (let more = 0; more < 9 && (await page.locator("#pins [action$='/unpin'] button").count()) > 0; more += 1) await page.locator("#pins [action$='/unpin'] button").first().click();
    const before = await heads();
    const sought = before.at(-1);
    await page.goto(`/desk/settings/front/${language}`);
    await page.getByRole("searchbox").fill(sought);
    await press(page, t.find);
    const row = page.locator(".rows li", { hasText: sought }).filter({ has: page.locator("select") }).first();
    await row.getByLabel(t.for_days, { exact: true }).selectOption("7");
    await press(row, t.pin);
    assert.match(await says(page), new RegExp(t.done_saved));
    assert.equal((await heads())[0], sought, "it leads");
    await press(page, fill(t.unpin_named, { name: sought }));
    assert.deepEqual(await heads(), before);
    await visitor.leave();
  });

  test(`${language}: an old address is added, tested, and refused where readers would walk in a circle`, async () => {
    const visitor = await plain();
    const { page } = visitor;
    await page.goto("/desk/settings/redirects");
    const add = async (from, to) => {
      await page.locator("#add").getByLabel(t.old_address, { exact: true }).fill(from);
      await page.locator("#add").getByLabel(t.new_address, { exact: true }).fill(to);
      await press(page.locator("#add"), t.add);
    };
    await add(`/${language}/once`, `${here.server.origin}/${language}/articles`);
    assert.match(await says(page), new RegExp(t.done_added));
    assert.equal((await here.server.ask(`/${language}/once`)).headers.location, `/${language}/articles`);
    await page.locator("#test").getByLabel(t.paste_address, { exact: true }).fill(`${here.server.origin}/${language}/once`);
    await press(page.locator("#test"), t.test_button);
    assert.equal(await page.locator("#test [role=status]").innerText(), fill(t.fate_leads, { address: `/${language}/articles` }));
    await add(`/${language}/twice`, `/${language}/once`);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_chain);
    assert.equal(await page.locator("#add").getByLabel(t.old_address, { exact: true }).inputValue(), `/${language}/twice`);
    await add(`/${language}/twice`, `/${language}/twice`);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_loop);
    await visitor.leave(/422/);
  });
}

const here = house({ prepare: async ({ server }) => (here.session = await setUp(server)) });

test("names and links that attack whoever reads them do nothing, at the desk and on the site", async (t) => {
  const file = shared("xss-payloads.json", t);
  if (!file) return;
  const texts = JSON.parse(readFileSync(file, "utf8")).map(({ payload }) => (typeof payload === "string" ? payload : JSON.stringify(payload)));
  assert.ok(texts.length > 200);
  const send = (form, fields) => here.server.post(`/desk/settings/${form}`, fields, { cookie: here.session });
  // Without our policy: it is the last line, not the only one.
  const visitor = await here.visitor({ bypassCSP: true });
  await enter(visitor, here.session);
  const dialogs = [];
  visitor.page.on("dialog", (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()));
  // A picture of the library's beside its field is ours.
  const look = () => {
    const runs = /^[\s\u0000-\u0020]*(javascript|vbscript|data):/i;
    const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ name, value }) => [element, name, value]));
    return [
      ...attributes.filter(([, name, value]) => /^on/i.test(name) || name === "srcdoc" || (/^(href|src|action|formaction|xlink:href|data)$/.test(name) && runs.test(value) && !/^data:image/.test(value))).map(([element]) => element.outerHTML.slice(0, 150)),
      ...[...document.querySelectorAll(".settings :is(script, style, iframe, object, embed, img[src]:not([src^='/files/']), svg, math), .settings form form")].map((element) => element.outerHTML.slice(0, 150)),
      ...(window.hurt === undefined ? [] : ["something ran"]),
    ];
  };
  const faults = [];
  const check = async (what, path) => {
    await visitor.page.goto(path, { waitUntil: "domcontentloaded" });
    faults.push(...(await visitor.page.evaluate(look)).map((fault) => `${what} at ${path}: ${fault}`));
  };
  for (const [number, text] of texts.entries()) {
    const name = text.slice(0, 110);
    await send("tags/add", { page: "/desk/settings/tags/en", edition: "en", at: "add", name, slug: `hostile-${number}`, description: text.slice(0, 1900) });
    await send("menus/act", { page: "/desk/settings/menus/en/footer", edition: "en", place: "footer", act: "add", item: "", seen: "", label: name, target: "url", url: text.slice(0, 900) });
    await send("menus/act", { page: "/desk/settings/menus/sq/footer", edition: "sq", place: "footer", act: "add", item: "", seen: "", label: name, target: "home" });
    await send("redirects/add", { page: "/desk/settings/redirects", at: "add", from: `/en/hostile-${number}`, to: `/${text.slice(0, 400)}` });
    // Readers and the desk get to see each for itself where a name stands once.
    await send("site/identity", { page: "/desk/settings/site/en", edition: "en", at: "identity", name, tagline: name });
    await send("site/banner", { page: "/desk/settings/site/en", edition: "en", at: "banner", text: text.slice(0, 290), link: text.slice(0, 900) });
    await send("site/banner", { page: "/desk/settings/site/sq", edition: "sq", at: "banner", text: text.slice(0, 290), link: "" });
    await check(number, "/desk/settings/site/en");
    if (number % 20 === 0) await check(number, "/en/tag/hostile-0");
    await check(number, "/sq/articles");
  }
  for (const path of ["/desk/settings/tags/en", "/desk/settings/menus/en/footer", "/desk/settings/menus/sq/footer", "/desk/settings/redirects", "/en/articles"]) await check("at last", path);
  assert.deepEqual(faults, []);
  assert.deepEqual(dialogs, []);
  await visitor.leave(/.*/);
});
