// Search: while one types and as a page, with script and without, for readers and at the desk.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./support/axe.mjs";
import { Writing, enter, setUp, words as texts } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";

const here = house();
const MASTHEAD = ".utility .search-field";
const PAGE = ".search-head .search-field";
const FORMS = { masthead: MASTHEAD, page: PAGE };

/** What readers type, and the story that they mean by it. */
const TYPED = [
  ["fa", "قطار شب", /قطار شب پس از یازده سال/],
  ["fa", "کتابخانه", /کتابخانه‌ای که ابزار هم امانت می‌دهد/],
  // As an Arabic keyboard writes it, without joiners.
  ["fa", "موزه كليدها", /موزهٔ کلیدهایی که درشان گم شده است/],
  ["fa", "می رود", /یخ دارد می‌رود/],
  ["ar", "الشطرنج", /نادي الشطرنج/],
  ["ar", "قطار الليل", /قطار الليل يعود/],
  ["ar", "المصعد", /المصعد القديم/],
  ["sq", "celesave", /Muzeu i çelësave/],
  ["en", "night tra", /The night train returns/],
];

const address = (edition, words, more = "") => `/${edition}/search?${new URLSearchParams({ q: words })}${more}`;
const headlines = (visitor) => visitor.page.locator(".results h2").allInnerTexts();
const marks = (visitor) => visitor.page.locator(".results mark").allInnerTexts();

/** The field of a form, its list and the options in it. */
function field(visitor, form = MASTHEAD) {
  const input = visitor.page.locator(`${form} input[role="combobox"]`);
  return { input, list: visitor.page.locator(`${form} [role="listbox"]`), options: visitor.page.locator(`${form} [role="option"]`) };
}

const combobox = (input) =>
  input.evaluate((element) => {
    const active = element.getAttribute("aria-activedescendant");
    const option = active && document.getElementById(active);
    return {
      expanded: element.getAttribute("aria-expanded"),
      listbox: document.getElementById(element.getAttribute("aria-controls"))?.getAttribute("role"),
      active: option ? option.querySelector("bdi").textContent : null,
      selected: [...document.querySelectorAll('[aria-selected="true"]')].map((one) => one.id === active),
    };
  });

/** Waits until a suggestion is shown that says so. */
async function suggested(visitor, form, pattern) {
  await field(visitor, form).options.filter({ hasText: pattern }).first().waitFor();
}

/** A client navigation has arrived there. */
async function arrived(visitor, path) {
  await visitor.until((wanted) => decodeURI(location.pathname + location.search) === decodeURI(wanted) && document.activeElement?.tagName === "H1", path);
  await visitor.settle();
}

for (const [place, form] of Object.entries(FORMS)) {
  test(`typing letter by letter in the field of the ${place} suggests the story`, async () => {
    const visitor = await here.visitor();
    for (const [edition, words, story] of TYPED) {
      await visitor.open(place === "page" ? `/${edition}/search` : `/${edition}/`);
      const { input, list } = field(visitor, form);
      assert.deepEqual(await combobox(input), { expanded: "false", listbox: "listbox", active: null, selected: [] });
      await input.click();
      await visitor.page.keyboard.type(words, { delay: 25 });
      await suggested(visitor, form, story);
      assert.equal(await input.inputValue(), words, "what was typed stands there");
      assert.equal((await combobox(input)).expanded, "true", words);
      assert.ok(await list.isVisible());
      const said = await visitor.page.locator(`${form} [role="status"]`).innerText();
      assert.notEqual(said.trim(), "", "how many there are is said");
    }
    await visitor.leave();
  });
}

test("arrows choose, Enter follows, Escape closes, without a document", async () => {
  const visitor = await here.visitor();
  await visitor.open("/fa/");
  visitor.documents();
  const { input, list, options } = field(visitor);
  await input.click();
  await visitor.page.keyboard.type("پل", { delay: 25 });
  await suggested(visitor, MASTHEAD, /شش پل/);
  const labels = await options.locator("bdi").allInnerTexts();
  assert.ok(labels.length > 2, `${labels}`);
  await visitor.page.keyboard.press("ArrowDown");
  assert.deepEqual(await combobox(input), { expanded: "true", listbox: "listbox", active: labels[0], selected: [true] });
  await visitor.page.keyboard.press("ArrowDown");
  assert.equal((await combobox(input)).active, labels[1]);
  await visitor.page.keyboard.press("ArrowUp");
  await visitor.page.keyboard.press("ArrowUp");
  assert.equal((await combobox(input)).active, null, "back in the field");
  await visitor.page.keyboard.press("ArrowUp");
  assert.equal((await combobox(input)).active, labels.at(-1), "from the end");
  assert.equal(await input.inputValue(), "پل", "arrows leave what was typed");
  await visitor.page.keyboard.press("Escape");
  assert.deepEqual(await combobox(input), { expanded: "false", listbox: "listbox", active: null, selected: [] });
  assert.ok(await list.isHidden());
  assert.equal(await input.inputValue(), "پل");

  await visitor.page.keyboard.type(" پیش");
  await suggested(visitor, MASTHEAD, /شش پل پیش از صبحانه/);
  const story = await visitor.page.evaluate(() => [...document.querySelectorAll('[role="option"]')].findIndex((option) => option.textContent.includes("شش پل")));
  for (let press = 0; press <= story; press += 1) await visitor.page.keyboard.press("ArrowDown");
  assert.match((await combobox(input)).active, /شش پل/);
  await visitor.page.keyboard.press("Enter");
  await visitor.until(() => document.querySelector("main article h1")?.textContent.includes("شش پل") === true);
  assert.deepEqual(visitor.documents(), [], "no document");
  await visitor.leave();
});

test("a suggestion is followed by a click, and leaving the field closes the list", async () => {
  const visitor = await here.visitor();
  await visitor.open("/ar/");
  visitor.documents();
  const { input, list, options } = field(visitor);
  await input.click();
  await visitor.page.keyboard.type("جسر", { delay: 25 });
  await suggested(visitor, MASTHEAD, /متحف لجسر واحد|جسر الطاحونة/);
  await visitor.page.locator("h1, h2").first().click({ position: { x: 1, y: 1 }, force: true });
  await visitor.until(() => document.querySelector('.utility [role="listbox"]').hidden);
  assert.ok(await list.isHidden());
  await input.click();
  await visitor.page.keyboard.press("End");
  await visitor.page.keyboard.type(" الطاح", { delay: 25 });
  await suggested(visitor, MASTHEAD, /جسر الطاحونة/);
  await options.filter({ hasText: /جسر الطاحونة/ }).click();
  await visitor.until(() => document.querySelector("main article h1")?.textContent.includes("جسر الطاحونة") === true);
  assert.deepEqual(visitor.documents(), [], "no document");
  await visitor.leave();
});

for (const [edition, words, story, marked] of [
  ["fa", "قطارهای شب", /قطار شب پس از یازده سال/, "قطار شب"],
  ["ar", "شطرنج", /نادي الشطرنج/, "الشطرنج"],
  ["sq", "celesave", /Muzeu i çelësave/, "çelësave"],
  ["en", "LOST KEYS", /A museum of keys/, "keys"],
]) {
  test(`${edition}: a search is sent without a document, and what was sought is marked`, async () => {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    visitor.documents();
    const { input } = field(visitor);
    await input.click();
    await visitor.page.keyboard.type(words);
    await visitor.page.keyboard.press("Enter");
    await arrived(visitor, address(edition, words).replaceAll("+", "%20").replaceAll("%20", "+"));
    assert.deepEqual(visitor.documents(), [], "no document");
    assert.match((await headlines(visitor))[0], story);
    assert.ok((await marks(visitor)).some((mark) => mark.includes(marked) || marked.includes(mark)), `${await marks(visitor)}`);
    assert.equal(await field(visitor, PAGE).input.inputValue(), words, "the words stand in the page's field");
    const letters = (main) => main.replace(/\s+/g, "");
    const shown = await visitor.page.locator("main").evaluate((main) => main.textContent);
    const { pathname, search } = new URL(visitor.page.url());
    const sent = await here.read(pathname + search, (document) => document.querySelector("main").textContent);
    assert.equal(letters(shown), letters(sent), "the page that the server sends");
    await visitor.page.locator(".results h2 a").first().click();
    await visitor.until(() => document.querySelector("main article h1") !== null);
    assert.match(await visitor.page.locator("main article h1").innerText(), story);
    await visitor.page.goBack();
    await visitor.until(() => document.querySelector(".results h2") !== null);
    assert.match((await headlines(visitor))[0], story);
    assert.deepEqual(visitor.documents(), [], "no document");
    await visitor.leave();
  });
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "with script" : "without script";
  const open = async (visitor, path) => {
    if (javaScript) await visitor.open(path);
    else await visitor.page.goto(path);
  };
  /** A click that leads to another address. */
  const follow = async (visitor, link) => {
    const before = visitor.page.url();
    await link.click();
    if (!javaScript) return visitor.page.waitForURL((url) => url.href !== before);
    // A page that has arrived gives its heading the focus.
    await visitor.until((url) => location.href !== url && document.activeElement?.tagName === "H1", before, "another address");
    return visitor.settle();
  };

  test(`conditions, order and pages are links, ${how}`, async () => {
    const visitor = await here.visitor({ javaScript });
    await open(visitor, address("en", "the"));
    visitor.documents();
    const count = async () => Number(/\d+/.exec(await visitor.page.locator(".summary").innerText())[0]);
    const all = await count();
    assert.ok(all > 24, `${all} stories`);
    assert.equal((await headlines(visitor)).length, 12);

    const first = await headlines(visitor);
    await follow(visitor, visitor.page.locator("main a[rel=next]"));
    const second = await headlines(visitor);
    assert.deepEqual(second.filter((headline) => first.includes(headline)), [], "other stories");
    await follow(visitor, visitor.page.locator("main a[rel=prev]"));
    assert.deepEqual(await headlines(visitor), first);

    await follow(visitor, visitor.page.locator(".choices a", { hasText: texts("en", "reader").search_newest }));
    assert.match(visitor.page.url(), /sort=newest/);
    const dates = await visitor.page.locator(".results time").evaluateAll((times) => times.map((time) => time.dateTime));
    assert.deepEqual(dates, [...dates].sort().reverse(), "the newest first");

    await visitor.page.locator("details.narrowing > summary").click();
    const kind = visitor.page.locator('.narrowing .choices a[href*="kind=gallery"]');
    const [wanted] = /\d+/.exec(await kind.locator("small").innerText());
    await follow(visitor, kind);
    assert.equal(await count(), Number(wanted), "as many as the link says");
    assert.ok((await visitor.page.locator(".results article").count()) > 0);
    assert.equal(await visitor.page.locator(".results article:not(.kind-gallery)").count(), 0);
    const chosen = visitor.page.locator('.narrowing .choices a[aria-current="true"][href]').first();
    assert.ok(await chosen.isVisible(), "what is chosen is shown");
    await follow(visitor, chosen);
    assert.equal(await count(), all, "and taken away");

    if (!(await visitor.page.locator("#search-from").isVisible())) await visitor.page.locator("details.narrowing > summary").click();
    await visitor.page.locator("#search-from").fill("2012/12/01");
    await visitor.page.locator("#search-until").fill("2012/12/31");
    await follow(visitor, visitor.page.locator(".days button"));
    assert.match(visitor.page.url(), /sort=newest/, "the order is kept");
    assert.ok((await count()) < all && (await count()) > 0);
    const december = await visitor.page.locator(".results time").evaluateAll((times) => times.map((time) => time.dateTime));
    assert.ok(december.every((date) => date.startsWith("2012-12")), `${december}`);
    await visitor.page.locator("#search-from").fill("2012/13/99");
    await follow(visitor, visitor.page.locator(".days button"));
    await visitor.page.locator('.days [role="alert"]').waitFor();
    if (javaScript) assert.deepEqual(visitor.documents(), [], "no document");
    await visitor.leave();
  });

  test(`an empty page, signs alone, nothing found, another spelling, other editions: each helps, ${how}`, async () => {
    const visitor = await here.visitor({ javaScript });
    const t = texts("en", "reader");
    await open(visitor, "/en/search");
    const main = visitor.page.locator("main");
    assert.ok((await main.innerText()).includes(t.search_advice));
    assert.ok((await visitor.page.locator("main nav a[href*='/section/']").count()) > 3, "sections to look in");
    await open(visitor, address("en", "?!"));
    assert.ok((await main.innerText()).includes(t.search_no_words));
    await open(visitor, address("en", "xylophonist"));
    assert.ok((await main.innerText()).includes(t.search_nothing));
    assert.ok((await visitor.page.locator("main nav a[href*='/section/']").count()) > 3);

    for (const [edition, wrong, right, story] of [
      ["en", "lihgthouse", "lighthouse", /lighthouse/],
      ["fa", "رصدخابه", "رصدخانه", /رصدخانه/],
      ["sq", "ashensroi", "ashensori", /Ashensori/],
    ]) {
      await open(visitor, address(edition, wrong));
      const meant = visitor.page.locator(".meant a");
      assert.equal((await meant.innerText()).trim(), right);
      await follow(visitor, meant);
      assert.match((await headlines(visitor)).join("\n"), story);
    }

    await open(visitor, address("en", "treni"));
    const others = visitor.page.locator(".search-others a[hreflang=sq]");
    await follow(visitor, others);
    assert.match((await headlines(visitor)).join("\n"), /Treni i natës/);
    await open(visitor, address("en", "1998"));
    await follow(visitor, visitor.page.locator(".search-others a", { hasText: t.search_all_editions }));
    const foreign = visitor.page.locator('.results article[lang="ar"][dir="rtl"]');
    assert.ok((await foreign.count()) > 0, "a story in its own language and direction");
    await visitor.leave();
  });

  test(`whatever is typed stays text, ${how}`, async () => {
    const visitor = await here.visitor({ javaScript });
    for (const words of ['"><script>window.broken = 1</script>', '</title></textarea><img src=x onerror="window.broken = 1">', "'\"`;--\\ OR 1=1", '"night train', "a*b (NEAR) {title}:x ^", "\u202e\u2066שלום", "قطار\u200cشب \u0000"]) {
      await open(visitor, address("en", words));
      const answer = await here.server.ask(address("en", words.replaceAll("\u0000", "")));
      assert.ok([200, 308].includes(answer.status), `${words}: ${answer.status}`);
      if (javaScript) assert.equal(await visitor.page.evaluate(() => window.broken), undefined, words);
      assert.equal(await visitor.page.locator("main img[src=x], main script").count(), 0, words);
    }
    await open(visitor, "/en/search");
    const { input } = field(visitor, PAGE);
    await input.fill('"><b>train</b>');
    await input.press("Enter");
    await visitor.page.locator(".summary").waitFor();
    assert.equal(await field(visitor, PAGE).input.inputValue(), '"><b>train</b>');
    assert.equal(await visitor.page.locator(".summary b").count(), 0);
    await open(visitor, address("en", "train ".repeat(160)));
    assert.ok((await visitor.page.locator("main h1").innerText()).length > 0);
    await visitor.leave();
  });
}

test("without script the field of the masthead searches by itself", async () => {
  for (const [edition, words, story] of TYPED.slice(0, 7)) {
    const visitor = await here.visitor({ javaScript: false });
    await visitor.page.goto(`/${edition}/`);
    const { input } = field(visitor);
    await input.click();
    await visitor.page.keyboard.type(words);
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForURL("**/search?**");
    assert.match((await headlines(visitor)).join("\n"), story);
    assert.ok((await marks(visitor)).length > 0);
    await visitor.leave();
  }
});

test("on a slow line an older answer never stands over a newer one", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  let release;
  const held = new Promise((done) => (release = done));
  let asked = 0;
  await visitor.page.route("**/api/reader/suggest?**", async (route) => {
    asked += 1;
    const late = asked === 1;
    const answer = await route.fetch().catch(() => null);
    if (late) await held;
    // One that was called off has nobody to answer.
    if (answer) await route.fulfill({ response: answer }).catch(() => {});
  });
  const { input, options } = field(visitor);
  await input.click();
  await visitor.page.keyboard.type("bridge");
  for (let tries = 0; asked === 0 && tries < 200; tries += 1) await visitor.page.waitForTimeout(20);
  assert.ok(asked > 0, "asked for the first word");
  await input.fill("lighthouse");
  await suggested(visitor, MASTHEAD, /lighthouse/);
  release();
  await visitor.settle();
  await visitor.page.waitForTimeout(200);
  const labels = await options.locator("bdi").allInnerTexts();
  assert.ok(labels.some((label) => /lighthouse/.test(label)) && !labels.some((label) => /bridge/i.test(label)), `${labels}`);
  await visitor.leave(/ERR_ABORTED|ERR_FAILED/);
});

test("a search that was sent is not covered by suggestions that come late", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  let release;
  const held = new Promise((done) => (release = done));
  let asked = 0;
  await visitor.page.route("**/api/reader/suggest?**", async (route) => {
    asked += 1;
    await held;
    await route.continue().catch(() => {});
  });
  const { input } = field(visitor);
  await input.click();
  await visitor.page.keyboard.type("bridge");
  for (let tries = 0; asked === 0 && tries < 100; tries += 1) await visitor.page.waitForTimeout(20);
  await visitor.page.keyboard.press("Enter");
  await arrived(visitor, address("en", "bridge"));
  release();
  await visitor.settle();
  await visitor.page.waitForTimeout(200);
  assert.equal(await visitor.page.locator('[role="listbox"]:visible').count(), 0);
  await visitor.leave(/ERR_ABORTED|ERR_FAILED/);
});

test("a line that fails while one types says nothing, and the search still works", async () => {
  const visitor = await here.visitor();
  await visitor.open("/fa/");
  await visitor.page.route("**/api/reader/suggest?**", (route) => route.abort());
  const { input } = field(visitor);
  await input.click();
  const failed = visitor.page.waitForEvent("requestfailed");
  await visitor.page.keyboard.type("قطار شب");
  await failed;
  assert.equal((await combobox(input)).expanded, "false");
  await visitor.page.keyboard.press("Enter");
  await arrived(visitor, address("fa", "قطار شب"));
  assert.match((await headlines(visitor)).join("\n"), /قطار شب/);
  await visitor.leave(/ERR_FAILED/);
});

test("a keyboard that composes words keeps its arrows and its Enter", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  const { input } = field(visitor);
  await input.click();
  await visitor.page.keyboard.type("bridge");
  await suggested(visitor, MASTHEAD, /bridge/);
  const before = visitor.page.url();
  await input.evaluate((element) => {
    for (const key of ["ArrowDown", "Enter"]) element.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }));
  });
  await visitor.settle();
  assert.equal((await combobox(input)).active, null);
  assert.equal(visitor.page.url(), before);
  await visitor.leave();
});

test("the page of search has no fault that axe knows: found, nothing found, suggestions open; light and dark, phone and desk", async () => {
  const visitor = await here.visitor({ scripts: [AXE] });
  const { page } = visitor;
  for (const [edition, found, nothing] of [["en", "bridge", "xylophonist"], ["fa", "پل", "زیلوفون"]]) {
    for (const path of [`/${edition}/search`, address(edition, found), address(edition, nothing), address(edition, found, "&all=1&sort=newest")]) {
      const faults = [];
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await visitor.open(path);
          const narrowing = page.locator("details.narrowing:not([open]) > summary");
          if ((await narrowing.count()) > 0) await narrowing.click();
          faults.push(...(await violations(page)).map((line) => `${colorScheme} ${width} ${line}`));
        }
      }
      const { input } = field(visitor, PAGE);
      await input.click();
      await input.fill("");
      await page.keyboard.type(found.slice(0, 2));
      await field(visitor, PAGE).options.first().waitFor();
      await page.keyboard.press("ArrowDown");
      for (const colorScheme of ["dark", "light"]) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await violations(page)).map((line) => `open ${colorScheme} ${line}`));
      }
      assert.deepEqual(faults, [], path);
    }
  }
  await visitor.leave();
});

test("on a small phone nothing sticks out, and the glass leads to the page of search", async () => {
  for (const edition of Object.keys(EDITIONS)) {
    const visitor = await here.visitor({ width: 320, height: 640, isMobile: true, hasTouch: true });
    await visitor.open(`/${edition}/`);
    visitor.documents();
    await visitor.page.locator(".search-link").click();
    await arrived(visitor, `/${edition}/search`);
    assert.deepEqual(visitor.documents(), []);
    await visitor.open(address(edition, "12"));
    const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, edition);
    await visitor.leave();
  }
});

test("the desk finds a draft by its words, and a reader does not", async () => {
  const session = await setUp(here.server);
  const visitor = await here.visitor();
  await enter(visitor, session);
  const writing = await Writing.open(visitor, "The ice is going", "English");
  await writing.add(" Quagmires and xylophones.");
  await writing.save();
  await visitor.open("/desk");
  const search = visitor.page.locator('main form[role="search"] input[type="search"], main input[type="search"]').first();
  await search.fill("xylophone");
  await search.press("Enter");
  await visitor.page.waitForURL("**/desk?q=xylophone");
  await visitor.ready();
  const row = visitor.page.locator("main tbody tr", { hasText: "The ice is going" });
  await row.waitFor();
  assert.equal(await visitor.page.locator("main tbody tr").count(), 1);

  const reader = await here.visitor();
  await reader.open(address("en", "xylophones"));
  assert.equal(await reader.page.locator(".results article").count(), 0);
  await reader.leave();
  const again = await Writing.open(visitor, "The ice is going", "English");
  await again.publish();
  const later = await here.visitor();
  await later.open(address("en", "xylophones"));
  assert.match((await headlines(later)).join("\n"), /The ice is going/);
  assert.deepEqual(await marks(later), ["xylophones"]);
  await later.leave();
  await visitor.leave();
});
