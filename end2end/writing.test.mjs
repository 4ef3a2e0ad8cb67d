// One edit: a story opened at the desk, a paragraph changed, saved, published; the reader's page has the change.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Writing, enter, setUp, signIn, words } from "./support/desk.mjs";
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
    assert.equal((await writing.line.innerText()).trim(), t.unsaved);
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

test("a save that builds on an older text is refused, and neither text is lost", async () => {
  const [one, two] = [await writer(), await writer()];
  const first = await Writing.open(one, TOOLS, "English");
  const second = await Writing.open(two, TOOLS, "English");
  await first.add(" First was here.");
  await first.save();
  await second.add(" Second was here.");
  await second.button(t.save).click();
  await second.fails(t.error_conflict);
  assert.ok((await second.paragraph()).endsWith("Second was here."), "the second text still stands on the screen");
  await second.page.locator("main .bar button.primary").click();
  await second.fails(t.error_conflict);
  await one.page.reload();
  await one.ready();
  await first.body.waitFor();
  assert.ok((await first.paragraph()).endsWith("First was here."), "the first text is the server's");
  const address = await first.address();
  assert.ok(!/(First|Second) was here/.test(await published(address)), "nothing went out");
  await one.leave();
  await two.leave(/status of 409/);
});

test("a session that ends while somebody writes costs no word", async () => {
  const desk = await writer();
  const writing = await Writing.open(desk, TOOLS, "Shqip");
  await writing.add(" Një fjali e re.");
  await desk.context.clearCookies();
  await writing.button(t.save).click();
  await writing.fails(t.error_sign_in);
  assert.ok((await writing.paragraph()).endsWith("Një fjali e re."));
  // Signed in again in another tab.
  await enter(desk, await signIn(here.server));
  await writing.save();
  await desk.page.reload();
  await desk.ready();
  await writing.body.waitFor();
  assert.ok((await writing.paragraph()).endsWith("Një fjali e re."));
  await desk.leave(/status of 401/);
});

test("a line that fails while saving keeps the text and says so", async () => {
  const desk = await writer();
  const writing = await Writing.open(desk, TOOLS, "العربية");
  await writing.add(" جملة جديدة.");
  await desk.page.route("**/api/desk/save", (route) => route.abort());
  await writing.button(t.save).click();
  await writing.fails(t.error_network);
  await desk.page.unroute("**/api/desk/save");
  await writing.save();
  await desk.leave(/ERR_FAILED/);
});

test("whoever leaves with unsaved text is held back", async () => {
  const desk = await writer();
  const writing = await Writing.open(desk, TOOLS, "English");
  await writing.add(" Not saved.");
  const asked = [];
  desk.page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await desk.page.goto("/en/", { timeout: 3000 }).catch(() => {});
  assert.deepEqual(asked, ["beforeunload"]);
  assert.ok((await writing.paragraph()).endsWith("Not saved."));
  await desk.context.close();
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
