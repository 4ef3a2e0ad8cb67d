// A story's whole way, beside writing: begun, planned, given up, published, moved, corrected, taken down, withdrawn.

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

const panel = (writing) => writing.page.locator("aside.panel");
const unfold = (writing, title) => panel(writing).locator("summary", { hasText: title }).click();
const state = (writing) => writing.page.locator("main .bar .state").innerText();

async function does(writing, button) {
  await panel(writing).getByRole("button", { name: button, exact: true }).click();
  await writing.page.locator("main .line.saved, main .line.failed").waitFor();
  assert.equal(await writing.page.locator("main .line.failed").count(), 0, await writing.line.innerText());
}

async function plan(writing, day, time) {
  await panel(writing).locator("#publication-day").fill(day);
  await panel(writing).locator("#publication-time").fill(time);
  const button = panel(writing).locator("#publication-day ~ button");
  const seen = await writing.page.locator("main .concerns").count();
  await button.click();
  if (seen) return;
  // What is to be looked at comes first, once.
  await writing.page.locator("main .concerns").waitFor();
  await writing.page.locator("main .line.saved").waitFor();
  await button.click();
}

/** The status of an address, and where it leads. */
async function found(path) {
  const { status, headers } = await here.server.ask(encodeURI(path));
  return headers.location ? [status, decodeURI(headers.location)] : [status];
}

test("a story is begun from the board, its address follows its headline, and readers do not see it", async () => {
  const desk = await writer();
  const writing = await Writing.begin(desk, "en", "article", "");
  await writing.headline.fill("A lamp for the pier");
  await writing.add("The pier has a lamp again.");
  await writing.save();
  assert.equal(await state(writing), t.state_draft);
  await unfold(writing, t.address);
  assert.equal(await panel(writing).locator("#path").inputValue(), "a-lamp-for-the-pier");
  assert.deepEqual(await found("/en/a-lamp-for-the-pier"), [404]);
  await writing.publish();
  assert.deepEqual(await found("/en/a-lamp-for-the-pier"), [200]);
  await desk.leave();
});

test("fa: a moment is typed in the edition's calendar with its digits; what was approved goes out by itself, what came later does not", async () => {
  const desk = await writer();
  const writing = await Writing.begin(desk, "fa", "article", "چراغ اسکله");
  await writing.add("اسکله دوباره چراغ دارد.");
  await unfold(writing, t.plan_publication);
  for (const [day, time, problem] of [
    ["۱۴۰۴/۱۲/۳۰", "۰۷:۳۰", t.problem_day],
    ["۱۴۰۳/۱۲/۳۰", "۲۵:۰۰", t.problem_time],
    ["۱۴۰۳/۱۲/۳۰", "۰۷:۳۰", t.problem_past],
  ]) {
    await plan(writing, day, time);
    await writing.fails(problem);
  }
  await plan(writing, "۱۴۵۸/۱۲/۲۹", "۰۷:۳۰");
  await panel(writing).locator(".plans li").waitFor();
  assert.equal(await state(writing), t.state_scheduled);
  const planned = await panel(writing).locator(".plans li").innerText();
  assert.match(planned, /۱۴۵۸/, "the moment stands in the edition's calendar");
  assert.deepEqual(await found("/fa/چراغ-اسکله"), [404]);
  await writing.add(" و یک نیمکت.");
  await writing.save();
  await desk.page.reload();
  await writing.body.waitFor();
  assert.ok((await panel(writing).locator(".plans li").innerText()).includes(t.plan_stale), "what came later is not in the plan");
  await does(writing, t.give_up_plan);
  assert.equal(await state(writing), t.state_draft, "where it was before");
  assert.equal(await panel(writing).locator(".plans li").count(), 0);
  await desk.leave(/status of 422/);
});

test("a published story moves, is corrected, goes and comes back, and is withdrawn with a note", async () => {
  const desk = await writer();
  const writing = await Writing.begin(desk, "en", "article", "The clock on the quay");
  await writing.add("The clock runs again.");
  await writing.publish();
  assert.deepEqual(await found("/en/the-clock-on-the-quay"), [200]);

  // What is refused is said beside its own fields, and only there.
  const refusals = panel(writing).locator("form:has(.problem)");
  await panel(writing).locator("#assign-day").fill("some day");
  await panel(writing).getByRole("button", { name: t.assign, exact: true }).click();
  await writing.fails(t.problem_day);
  assert.equal(await refusals.locator("#assign-day").count(), 1);
  await panel(writing).locator("#assign-day").fill("");
  await does(writing, t.assign);
  assert.equal(await refusals.count(), 0);
  await unfold(writing, t.address);
  await panel(writing).locator("#path").fill("search");
  await panel(writing).getByRole("button", { name: t.address_change }).click();
  await writing.fails(t.problem_reserved);
  assert.deepEqual([await refusals.count(), await refusals.locator("#path").count()], [1, 1]);
  await panel(writing).locator("#path").fill("Quay clock");
  await does(writing, t.address_change);
  assert.deepEqual(await found("/en/the-clock-on-the-quay"), [301, "/en/quay-clock"]);
  assert.deepEqual(await found("/en/quay-clock"), [200]);

  await unfold(writing, t.correct);
  await panel(writing).locator("#correction-text").fill("The clock was built in 1911, not in 1901.");
  await does(writing, t.correct_enter);
  for (const page of ["/en/quay-clock", "/en/corrections"]) {
    assert.ok((await here.server.ask(page)).text.includes("The clock was built in 1911"), page);
  }

  await unfold(writing, t.message);
  const message = await panel(writing).locator("#message").inputValue();
  assert.match(message, /^The clock on the quay\n\n(.+\n\n)?http:\/\/\S+\/s\/\w+/);

  await unfold(writing, t.take_down);
  await does(writing, t.unpublish);
  assert.equal(await state(writing), t.state_unpublished);
  assert.deepEqual(await found("/en/quay-clock"), [404]);
  await writing.publish();
  assert.deepEqual(await found("/en/quay-clock"), [200]);

  await panel(writing).locator("#withdraw-note").fill("The clock never ran.");
  await panel(writing).getByRole("button", { name: t.withdraw, exact: true }).click();
  await does(writing, t.withdraw_sure);
  assert.deepEqual(await found("/en/quay-clock"), [410]);
  assert.ok((await here.server.ask("/en/quay-clock")).text.includes("The clock never ran."));
  await desk.leave(/status of 422/);
});

test("a version in another edition begins with the source's text, linked to it", async () => {
  const desk = await writer();
  const writing = await Writing.begin(desk, "en", "article", "A bench by the ferry");
  await writing.add("Somebody put a bench there.");
  await writing.publish();
  await unfold(writing, EDITIONS.sq.name);
  await panel(writing).getByRole("button", { name: t.start_copied }).click();
  await desk.page.locator('main [role="textbox"][aria-multiline][lang="sq"]').waitFor();
  assert.equal(await writing.headline.inputValue(), "A bench by the ferry");
  assert.ok((await writing.paragraph()).includes("Somebody put a bench there."));
  await desk.leave();
});

for (const language of ["en", "fa"]) {
  const own = words(language);

  test(`${language}: whoever plans sees first what is to be looked at, and an open remark leads to its paragraph`, async () => {
    const desk = await writer();
    const writing = await Writing.begin(desk, language, "article", "The ferry of 1901");
    await writing.add("It sank.");
    await writing.save();
    await desk.page.reload();
    await writing.body.waitFor();
    await writing.body.locator("p").first().click();
    await desk.page.waitForTimeout(250);
    await desk.page.keyboard.press("Control+Alt+M");
    await desk.page.locator("#remark-text:focus").waitFor();
    await panel(writing).locator("#remark-text").fill("Who says so?");
    await does(writing, t.remark_add);
    await unfold(writing, t.plan_publication);
    await panel(writing).locator("#publication-time").fill("23:59");
    await panel(writing).locator("#publication-day ~ button").click();
    const concerns = writing.page.locator("main .concerns");
    await concerns.waitFor();
    assert.equal(await state(writing), t.state_draft, "nothing is planned yet");
    assert.ok((await concerns.innerText()).includes(t.concerns_warn));
    await concerns.locator("a", { hasText: "Who says so?" }).press("Enter");
    assert.ok(await writing.page.evaluate(() => document.activeElement.closest("[role=textbox]") !== null), "the text has the focus");
    await concerns.getByRole("button", { name: t.concerns_go_on, exact: true }).click();
    await panel(writing).locator(".plans li").waitFor();
    assert.equal(await concerns.count(), 0);
    assert.equal(await state(writing), t.state_scheduled, "what was asked for: at its time, not at once");
    await does(writing, t.give_up_plan);
    assert.equal(await state(writing), t.state_draft, "it is where it was");
    await desk.leave();
  });

  test(`${language}: a correction begins with what was changed, in the edition's language, on a phone and by keyboard alone`, async () => {
    const desk = await writer({ width: 360, height: 740 });
    const writing = await Writing.begin(desk, language, "article", "The clock of 1901");
    await writing.add("It stopped.");
    await writing.publish();
    await writing.headline.fill("The clock of 1911");
    await writing.publish();
    const said = own.correction_said.replace("{old}", "clock of 1901").replace("{new}", "clock of 1911");
    await panel(writing).locator("summary", { hasText: t.correct }).press("Enter");
    const text = panel(writing).locator("#correction-text");
    await desk.page.waitForFunction(() => document.querySelector("#correction-text").value !== "");
    assert.equal(await text.inputValue(), said);
    const kind = panel(writing).locator("#correction-kind");
    await kind.selectOption("typo");
    assert.equal(await text.inputValue(), language === "fa" ? "clock of 1901 ← clock of 1911" : "clock of 1901 → clock of 1911");
    await kind.selectOption("correction");
    assert.equal(await text.inputValue(), said);
    await text.press("End");
    await text.press("Control+End");
    await text.pressSequentially(" Sorry.");
    await kind.selectOption("update");
    assert.equal(await text.inputValue(), `${said} Sorry.`, "what somebody wrote stays");
    await kind.selectOption("correction");
    const box = await text.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360, "it fits a phone");
    await text.press("Tab");
    await desk.page.keyboard.press("Enter");
    await writing.page.locator("main .line.saved").waitFor();
    const page = language === "fa" ? "/fa/corrections" : "/en/corrections";
    await desk.page.waitForFunction(() => document.querySelector("#correction-text").value === "");
    assert.ok((await here.server.ask(page)).text.includes("Sorry."), "readers are told");
    await desk.leave();
  });

  test(`${language}: what is copied for Telegram is what readers see, with tags that are hashtags; where copying is refused, it is marked`, async () => {
    const desk = await writer({ scripts: ["Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })"] });
    const writing = await Writing.begin(desk, language, "article", "A lamp & a bell");
    await writing.add("It rang.");
    await panel(writing).locator('details[data-group="sections"] > summary').press("Enter");
    await panel(writing).locator("#p-tag").fill(language === "fa" ? "راه‌آهن" : "Night trains");
    await panel(writing).locator("#p-tag").press("Enter");
    await panel(writing).locator(".chip bdi").waitFor();
    await writing.publish();
    await writing.headline.fill("Not out yet");
    await writing.save();
    await unfold(writing, t.message);
    const field = panel(writing).locator("#message");
    const message = await field.inputValue();
    assert.ok(message.startsWith("A lamp & a bell\n\n"), message);
    assert.ok(message.endsWith(language === "fa" ? "#راه_آهن" : "#Night_trains"), message);
    await panel(writing).getByRole("button", { name: t.copy, exact: true }).click();
    await writing.page.getByText(t.copy_by_hand).waitFor();
    const marked = await field.evaluate((area) => [document.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd)]);
    assert.deepEqual(marked, [true, message]);
    await desk.leave();
  });
}
