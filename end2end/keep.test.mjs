// Never lose a word: texts are saved by themselves, kept on the device, brought together where two wrote, and found again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { ADMIN, Writing, enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { serve } from "./support/server.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });

async function writer(options) {
  const visitor = await here.visitor({ scripts: [AXE], ...options });
  await enter(visitor, session);
  return visitor;
}

/** Asks a function of the desk. */
async function ask(name, body) {
  const headers = { cookie: session, "content-type": "application/json", origin: here.server.origin, "sec-fetch-site": "same-origin" };
  const answer = body
    ? await here.server.ask(`/api/desk/${name}`, { method: "POST", headers, body: JSON.stringify(body) })
    : await here.server.ask(`/api/desk/${name}`, { headers });
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text);
}

/** The stories are each test's own. */
const begin = (edition, headline) => ask("begin", { edition, kind: "article", headline });

const stored = (version) => ask(`open?version=${version}`);

async function open(visitor, version) {
  await visitor.open(`/desk/write/${version}`);
  const writing = new Writing(visitor);
  await writing.body.waitFor();
  await visitor.settle();
  return writing;
}

const saved = (writing) => writing.page.locator("main .line.saved").waitFor();
const said = (page) => JSON.stringify(page.body);
const SENTENCES = { en: [" One more sentence.", " And another one."], fa: [" یک جملهٔ دیگر.", " و باز یکی."] };

for (const language of ["en", "fa"]) {
  const [one, two] = SENTENCES[language];
  const t = words("en");

  test(`${language}: what is typed is on the server within two seconds, without a click, and no reader sees it`, async () => {
    const version = await begin(language, `Kept ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await writing.add(one);
    await saved(writing);
    assert.ok(said(await stored(version)).includes(one.trim()));
    await writing.add(two);
    await saved(writing);
    const page = await stored(version);
    assert.ok(said(page).includes(two.trim()));
    await desk.leave();
  });

  test(`${language}: with the line off, words stay on the device and go out when it is back`, async () => {
    const version = await begin(language, `Offline ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await desk.context.setOffline(true);
    await writing.add(one);
    await writing.page.waitForFunction((words) => document.querySelector("main .line").textContent === words, t.waiting_line);
    await writing.add(two);
    await desk.context.setOffline(false);
    await saved(writing);
    const text = said(await stored(version));
    assert.ok(text.includes(one.trim()) && text.includes(two.trim()), text);
    await desk.leave(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  });

  test(`${language}: a device that keeps nothing more is told of, and holds whoever leaves; the line back, all is saved`, async () => {
    const version = await begin(language, `Full ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await desk.page.evaluate(() => {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (let index = 0; index < 20; index += 1) localStorage.setItem(`full-${size}-${index}`, "x".repeat(size));
        } catch {
          // Half of it may still fit.
        }
      }
    });
    await desk.context.setOffline(true);
    await writing.add(one);
    await desk.until((words) => document.querySelector("main .line").textContent === words, t.not_kept);
    const held = await desk.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.ok(held, "leaving is asked about");
    await desk.context.setOffline(false);
    await saved(writing);
    assert.ok(said(await stored(version)).includes(one.trim()));
    await desk.leave(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  });

  test(`${language}: a text that cannot be read is never saved as another: one is told, and what was saved stays`, async () => {
    const version = await begin(language, `Unreadable ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await writing.add(one);
    await saved(writing);
    await desk.page.evaluate(() => {
      const { content } = window.newsEditor;
      window.newsEditor.content = () => '{"v":1,"doc":{"type":"doc","content":[{"type":"nothing of ours"}]}}';
      window.mend = () => (window.newsEditor.content = content);
    });
    await writing.add(two);
    await writing.page.locator("main .line.failed", { hasText: t.problem_body }).waitFor();
    const held = await desk.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.ok(held, "leaving is asked about");
    assert.ok(said(await stored(version)).includes(one.trim()), "what was saved is there");
    await desk.page.evaluate(() => window.mend());
    await writing.button(t.save).click();
    await saved(writing);
    assert.ok(said(await stored(version)).includes(two.trim()));
    await desk.leave();
  });

  test(`${language}: a tab that is closed before a save costs nothing: its words are there when it is opened again`, async () => {
    const version = await begin(language, `Killed ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await desk.page.route("**/api/desk/save", (route) => route.abort());
    await writing.add(one);
    await desk.page.close({ runBeforeUnload: false });
    desk.page = await desk.context.newPage();
    await desk.page.goto(`${desk.origin}/desk/write/${version}`);
    const again = new Writing(desk);
    await again.body.waitFor();
    await desk.page.waitForFunction((sentence) => document.querySelector("[role=textbox]").textContent.includes(sentence), one.trim());
    await saved(again);
    await desk.page.waitForTimeout(1800);
    assert.ok(said(await stored(version)).includes(one.trim()));
    await desk.context.close();
  });

  test(`${language}: a session that ends while somebody writes asks for the password in place, and costs no word`, async () => {
    const version = await begin(language, `Session ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await desk.context.clearCookies();
    await writing.add(one);
    const form = desk.page.locator(".again");
    await form.waitFor();
    await assertAccessible(desk.page, "axe");
    await form.getByLabel(t.password, { exact: true }).fill("not the password");
    await form.getByRole("button").click();
    await form.getByRole("alert").waitFor();
    await form.getByLabel(t.password, { exact: true }).fill(ADMIN.password);
    await form.getByRole("button").click();
    await form.waitFor({ state: "hidden" });
    await saved(writing);
    assert.ok(said(await stored(version)).includes(one.trim()));
    await desk.leave(/status of 40[13]/);
  });

  test(`${language}: two people in different paragraphs: both texts become one by themselves`, async () => {
    const version = await begin(language, `Two ${language}`);
    const desks = [await writer(), await writer()];
    const first = await open(desks[0], version);
    await first.add(one);
    await first.page.keyboard.press("Enter");
    await first.page.keyboard.type("—");
    await saved(first);
    const second = await open(desks[1], version);
    await desks[1].page.locator(".beside", { hasText: t.also_here_self }).waitFor();
    // Each changes a paragraph of their own.
    await first.add(" (1)");
    await saved(first);
    await second.body.locator("p").last().click();
    await second.page.keyboard.press("End");
    await second.page.keyboard.type(two);
    await second.page.waitForFunction((words) => document.querySelector("main .line").textContent === words, t.merged_line);
    const text = said(await stored(version));
    assert.ok(text.includes("(1)") && text.includes(two.trim()), text);
    assert.ok((await second.paragraph()).includes("(1)"), "and it is on the screen");
    for (const desk of desks) await desk.leave(/status of 409/);
  });

  test(`${language}: two people in one paragraph are asked, and nothing is lost whichever they take`, async () => {
    const version = await begin(language, `Clash ${language}`);
    const desks = [await writer(), await writer()];
    const first = await open(desks[0], version);
    await first.add(one);
    await saved(first);
    const second = await open(desks[1], version);
    await first.add(" (1)");
    await saved(first);
    await second.add(" (2)");
    const clash = desks[1].page.locator(".clash", { hasText: t.clash_title });
    await clash.waitFor();
    await assertAccessible(desks[1].page, "axe");
    assert.ok((await clash.innerText()).includes("(1)") && (await clash.innerText()).includes("(2)"));
    await clash.getByLabel(t.clash_both).check();
    await clash.getByRole("button", { name: t.clash_done }).click();
    await clash.waitFor({ state: "detached" });
    const text = said(await stored(version));
    assert.ok(text.includes("(1)") && text.includes("(2)"), text);
    for (const desk of desks) await desk.leave(/status of 409/);
  });

  test(`${language}: the history shows words that were changed, names a text and takes one back`, async () => {
    const version = await begin(language, `History ${language}`);
    const desk = await writer();
    const writing = await open(desk, version);
    await writing.add(one);
    await writing.save();
    await writing.add(two);
    await writing.save();
    await desk.page.getByRole("link", { name: t.history, exact: true }).click();
    const changes = desk.page.locator(".changes");
    await changes.waitFor();
    assert.ok((await changes.locator("ins").innerText()).includes(two.trim().split(" ")[0]));
    await assertAccessible(desk.page, "axe");
    const before = desk.page.locator(".past li").nth(1);
    await before.getByRole("link").first().click();
    await before.locator("a[aria-current]").waitFor();
    await desk.page.getByLabel(t.text_name).fill("Before the second thought");
    await desk.page.getByRole("button", { name: t.give_name }).click();
    await desk.page.locator(".past strong", { hasText: "Before the second thought" }).waitFor();
    await desk.ready();
    await desk.page.getByRole("button", { name: t.restore }).click();
    await writing.body.waitFor();
    const text = said(await stored(version));
    assert.ok(text.includes(one.trim()) && !text.includes(two.trim()), text);
    await desk.leave();
  });
}

test("a text of this device that others have overtaken is shown beside theirs and brought in", async () => {
  const t = words("en");
  const version = await begin("en", "Overtaken");
  const desk = await writer();
  const writing = await open(desk, version);
  await writing.add("First.");
  await saved(writing);
  await desk.page.route("**/api/desk/save", (route) => route.abort());
  await writing.page.keyboard.press("Enter");
  await writing.page.keyboard.type("Only on this device.");
  await desk.settle();
  const other = await writer();
  const theirs = await open(other, version);
  await theirs.add(" Theirs.");
  await saved(theirs);
  await desk.page.close({ runBeforeUnload: false });
  desk.page = await desk.context.newPage();
  await desk.page.goto(`${desk.origin}/desk/write/${version}`);
  const found = desk.page.locator(".clash", { hasText: t.found_text });
  await found.waitFor();
  await found.getByRole("button", { name: t.see_changes }).click();
  await found.locator("ins", { hasText: "device" }).waitFor();
  await found.getByRole("button", { name: t.take_in }).click();
  await found.waitFor({ state: "detached" });
  const text = said(await stored(version));
  assert.ok(text.includes("Theirs.") && text.includes("Only on this device."), text);
  await desk.context.close();
  await other.leave();
});

test("a server that is killed while a text is saved has what it said it had, and gets the rest when it is back", async () => {
  const version = await begin("en", "Power cut");
  const desk = await writer();
  const writing = await open(desk, version);
  await writing.add("Before the cut.");
  await saved(writing);
  await writing.add(" While it was dark.");
  const { server } = here;
  await server.kill();
  await writing.add(" Still dark.");
  here.server = await serve(server.data, { addr: new URL(server.origin).host });
  await writing.page.waitForFunction(() => document.querySelector("main .line.saved"), undefined, { timeout: 45_000 });
  const text = said(await stored(version));
  for (const part of ["Before the cut.", "While it was dark.", "Still dark."]) assert.ok(text.includes(part), text);
  await desk.context.close();
});
