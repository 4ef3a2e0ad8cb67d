// The writing page and its editor: shared paragraphs to choose from, sending back with a word at the caret's block; en and fa.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Writing, enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });
const t = words("en");

async function writer(options) {
  const visitor = await here.visitor(options);
  await enter(visitor, session);
  return visitor;
}

for (const edition of ["en", "fa"]) {
  test(`${edition}: the edition's shared paragraphs are listed by their beginnings; the chosen one is saved and shown again`, async () => {
    const desk = await writer();
    const writing = await Writing.open(desk, "The night train returns", EDITIONS[edition].name);
    await writing.body.locator("> p").first().click();
    await desk.page.waitForTimeout(250);
    await desk.page.keyboard.press("End");
    await desk.page.locator(".tool-insert").click();
    await desk.page.keyboard.type("background");
    await desk.page.keyboard.press("Enter");
    const options = desk.page.locator('.choice-form:visible [role="option"]');
    await options.first().waitFor();
    const first = (await options.first().innerText()).trim();
    assert.ok(first.length > 10, first);
    assert.match(first, edition === "fa" ? /\p{Script=Arabic}/u : /[a-z]/);
    await desk.page.keyboard.press("Enter");
    const block = writing.body.locator(".block-background");
    const shown = await block.locator(".block-about").last().innerText();
    assert.ok(shown.startsWith(first.slice(0, 30)), `${shown} | ${first}`);
    const count = await block.count();
    await writing.save();
    await desk.page.reload();
    await desk.ready();
    await writing.body.waitFor();
    assert.equal(await block.count(), count);
    assert.equal(await block.locator(".block-about").evaluateAll((all, text) => all.some((one) => one.textContent === text), shown), true);
    await desk.leave();
  });
}

test("whoever sends a text back can point at the paragraph with the caret, also at one that was written just now", async () => {
  const desk = await writer();
  const writing = await Writing.begin(desk, "en", "article", "A late ferry");
  const { page } = desk;
  await writing.body.locator("> p").first().click();
  await page.waitForTimeout(250);
  await page.keyboard.type("It left at six.");
  await writing.save();
  const version = page.url().split("/").at(-1);
  const headers = { cookie: session, origin: here.server.origin, "sec-fetch-site": "same-origin" };
  const opened = JSON.parse((await here.server.ask(`/api/desk/open?version=${version}`, { headers })).text);
  const handed = await here.server.ask("/api/desk/act", { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify({ version, act: { act: "hand_on", working: opened.revision } }) });
  assert.equal(handed.status, 200, handed.text);
  await page.reload();
  await desk.ready();
  await writing.body.waitFor();
  await writing.body.locator("> p").first().click();
  await page.waitForTimeout(250);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("It came back at nine.");
  const form = page.locator("form", { has: page.locator("#send-back-remark") });
  await form.locator("#send-back-remark").fill("Who saw it?");
  await form.getByRole("button", { name: t.remark_here, exact: true }).click();
  assert.equal(await form.locator(".about q").innerText(), "It came back at nine.");
  await form.getByRole("button", { name: t.send_back, exact: true }).click();
  const remark = page.locator(".remarks > li", { hasText: "Who saw it?" });
  await remark.waitFor();
  assert.equal(await remark.locator("button.quote").innerText(), "It came back at nine.");
  await page.locator(".remark-mark").waitFor();
  await desk.leave();
});
