// One edit: a story opened at the desk, a paragraph changed, saved, published; the reader's page has the change.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Writing, enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });
const t = words("en");
const NIGHT_TRAIN = "The night train returns";
const TOOLS = "lends its tools";
const SALMON = "salmon by ear";

async function writer(options) {
  const visitor = await here.visitor(options);
  await enter(visitor, session);
  return visitor;
}

/** What readers get at an address: the page's text and its data. */
async function published(path) {
  const [, edition, slug] = decodeURI(path).split("/");
  const data = await here.server.ask(`/api/reader/page?edition=${edition}&kind=story&key=${encodeURIComponent(slug)}`);
  return (await here.server.ask(path)).text + data.text;
}

for (const [edition, addition] of [["en", " The stoker whistled twice."], ["fa", " سوزن‌بان دو بار سوت زد."]]) {
  test(`${edition}: a changed paragraph is on the reader's page within a second of its publication, not before`, async () => {
    const desk = await writer();
    const reader = await here.visitor();
    const writing = await Writing.open(desk, NIGHT_TRAIN, EDITIONS[edition].name);
    const address = await writing.address();
    await reader.open(address);
    assert.ok(!(await published(address)).includes(addition.trim()));

    const { lang, dir } = EDITIONS[edition];
    assert.deepEqual([await writing.body.getAttribute("lang"), await writing.body.getAttribute("dir")], [lang, dir], "the text runs in its own direction");
    const paragraph = await writing.paragraph();
    await writing.add(addition);
    assert.ok([t.on_device, t.saving].includes((await writing.line.innerText()).trim()), "it is kept at once");
    await writing.save();
    assert.ok(!(await published(address)).includes(addition.trim()), "a saved draft is nobody's but the desk's");

    await writing.publish();
    const start = Date.now();
    while (!(await here.server.ask(address)).text.includes(addition.trim())) {
      assert.ok(Date.now() - start < 1000, "within a second");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await reader.page.reload();
    await reader.ready();
    const shown = await reader.page.locator("main .body p").first().innerText();
    assert.equal(shown.replace(/\s+/g, " "), (paragraph + addition).replace(/\s+/g, " "));
    assert.ok((await published(address)).includes(addition.trim()), "and in the data of client navigations");

    // The desk shows it again as it was left.
    await desk.page.reload();
    await desk.ready();
    await writing.body.waitFor();
    assert.equal((await writing.paragraph()).replace(/\s+/g, " "), shown.replace(/\s+/g, " "));
    await desk.leave();
    await reader.leave();
  });
}

test("a new headline stands on the front page at once, in the title and in the data", async () => {
  const desk = await writer();
  const writing = await Writing.open(desk, SALMON, "English");
  const headline = "Counting salmon by ear, & what the “mill” heard";
  await writing.headline.fill(headline);
  await writing.publish();
  const front = await here.read("/en/", (document) => [...document.querySelectorAll("main article h2")].map((heading) => heading.textContent));
  assert.ok(front.includes(headline), front.join("\n"));
  const title = await here.read(await writing.address(), (document) => document.title);
  assert.ok(title.includes(headline), title);
  await desk.leave();
});

test("Ctrl+S saves, on any keyboard", async () => {
  const desk = await writer();
  const writing = await Writing.open(desk, SALMON, "فارسی");
  await writing.add(" یک");
  const cdp = await desk.context.newCDPSession(desk.page);
  await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "س", code: "KeyS", windowsVirtualKeyCode: 83, modifiers: 2 });
  await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key: "س", code: "KeyS", windowsVirtualKeyCode: 83, modifiers: 2 });
  await desk.page.locator("main .line.saved").waitFor();
  await desk.leave();
});

test("a story without a headline is not published", async () => {
  const desk = await writer();
  const writing = await Writing.open(desk, "observatory", "English");
  const address = await writing.address();
  await writing.headline.fill("  ");
  const publish = writing.page.locator("main .bar button.primary");
  const concerns = writing.page.locator("main .concerns");
  for (const press of ["first", "second"]) {
    await publish.click();
    await writing.page.locator("main .line.saved").waitFor();
    assert.ok((await concerns.innerText()).includes(t.concern_no_headline), press);
    assert.match((await here.server.ask(address)).text, /observatory/i);
  }
  await desk.leave();
});
