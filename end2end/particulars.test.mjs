// What a story has beside its text: filled in by keyboard, checked before publishing, shown before readers see it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Writing, enter, setUp, words } from "./support/desk.mjs";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { house } from "./support/house.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });
const t = words("en");

async function begun(options, edition, kind, headline) {
  const desk = await here.visitor(options);
  await enter(desk, session);
  const writing = await Writing.begin(desk, edition, kind, headline);
  return { desk, writing, page: desk.page };
}

const group = (page, name) => page.locator(`details[data-group="${name}"]`);
const unfold = (page, name) => group(page, name).locator("> summary").press("Enter");

async function saveParticulars(page) {
  await page.getByRole("button", { name: t.save_particulars }).press("Enter");
  await page.locator("main .line", { hasText: t.saving }).waitFor({ state: "detached" });
  await page.locator("main .line.saved, main .line.failed").waitFor();
}

for (const [edition, tag, variant] of [
  ["en", "Élan of the harbour", "elan of"],
  ["fa", "کیهان", "كيهان"],
]) {
  test(`${edition}: tags and credits are filled in by keyboard, and spelling variants find each other`, async () => {
    const { desk, writing, page } = await begun({ scripts: [AXE] }, edition, "article", "A lamp");
    await writing.add("A lamp.");
    await unfold(page, "sections");
    await page.locator("#p-tag").focus();
    await page.keyboard.type(tag);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".chip bdi").innerText(), tag);
    await unfold(page, "credits");
    await page.locator("[data-add-credit]").press("Enter");
    const name = page.locator(".credit-rows [name=credit-name]");
    await name.focus();
    await page.keyboard.type("Ada Moss");
    await page.locator(".names [role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator(".credit-rows [data-known]").isVisible(), "she has a page from now on");
    await saveParticulars(page);
    assert.equal(await page.locator("main .line.failed").count(), 0, await writing.line.innerText());
    assert.ok(await group(page, "sections").evaluate((element) => element.open), "what was unfolded stays so");

    await page.locator(".chip [data-remove]").press("Enter");
    await page.keyboard.type(variant);
    await page.locator(".names [role=option]", { hasText: tag }).waitFor();
    for (const name of ["lead", "kind", "front"]) await group(page, name).evaluate((element) => (element.open = true));
    await assertAccessible(page, `${edition}: particulars`);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".chip bdi").innerText(), tag);
    await saveParticulars(page);
    await page.reload();
    await writing.body.waitFor();
    await unfold(page, "sections");
    assert.equal(await page.locator(".chip bdi").innerText(), tag);
    assert.equal(await page.locator(".credit-rows [name=credit-name]").inputValue(), "Ada Moss");
    await desk.leave();
  });
}

test("what is to be looked at is shown in place, leads to its place, and a second press publishes", async () => {
  const { desk, writing, page } = await begun({ scripts: [AXE] }, "en", "article", "");
  await writing.add("A lamp.");
  const publish = page.locator("main .bar button.primary");
  await publish.click();
  const concerns = page.locator("main .concerns");
  await concerns.waitFor();
  assert.ok((await concerns.innerText()).includes(t.concern_no_headline));
  await assertAccessible(page, "concerns");
  await publish.click();
  await page.locator("main .line.saved").waitFor();
  assert.ok(await concerns.isVisible(), "nothing goes out without a headline");
  await concerns.getByText(t.concern_no_headline).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "headline");
  await page.keyboard.type("A lamp for the pier");
  await publish.click();
  await concerns.getByText(t.concerns_warn).waitFor();
  assert.equal((await here.server.ask("/en/a-lamp-for-the-pier")).status, 404);
  await concerns.getByText(t.concern_no_section).press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "p-section");
  await page.locator("#p-section").selectOption({ index: 1 });
  await saveParticulars(page);
  await writing.publish();
  assert.equal((await here.server.ask("/en/a-lamp-for-the-pier")).status, 200);
  await desk.leave();
});

test("a preview shows the draft to somebody without an account", async () => {
  const { desk, writing, page } = await begun({}, "fa", "article", "چراغ پیش‌نمایش");
  await writing.add("اسکله چراغ دارد.");
  const [shown] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: t.preview_make }).click(),
  ]);
  await shown.close();
  const href = await page.getByRole("link", { name: t.preview_open }).getAttribute("href");
  const reader = await here.visitor({});
  await reader.page.goto(href);
  assert.equal(await reader.page.locator("h1").innerText(), "چراغ پیش‌نمایش");
  assert.equal(await reader.page.locator("html").getAttribute("dir"), "rtl");
  await reader.leave();
  await desk.leave();
});

test("fa: a day is chosen by keyboard from the edition's calendar", async () => {
  const { desk, page } = await begun({ scripts: [AXE] }, "fa", "article", "چراغ");
  await page.locator("aside.panel summary", { hasText: t.plan_publication }).click();
  const field = page.locator("#publication-day");
  await field.fill("۱۴۰۴/۱۲/۲۸");
  await page.locator("#publication-day + .calendar-place button").press("Enter");
  const grid = page.locator(".calendar [role=grid]");
  await grid.waitFor();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /۲۸ اسفند ۱۴۰۴ .*۲۰۲۶/, "both calendars");
  await assertAccessible(page, "fa: calendar");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.activeElement.dataset.day === "۱۴۰۵/۰۱/۰۱");
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => document.activeElement.dataset.day === "۱۴۰۵/۰۲/۰۱");
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "۱۴۰۵/۰۲/۰۱");
  assert.equal(await page.locator(".calendar").count(), 0);
  await desk.leave();
});
