// The board: its views, assignment, remarks, notices, acts on many stories; by keyboard alone, on a phone, in en and fa.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { outside } from "./support/layout.mjs";

let session;
const here = house({
  prepare: async ({ server }) => {
    session = await setUp(server);
  },
});
const t = words("en");
const fa = words("fa");

async function board(path = "/desk", options = {}) {
  const visitor = await here.visitor({ scripts: [AXE], ...options });
  await enter(visitor, session);
  await visitor.open(path);
  return visitor;
}

const rows = (page) => page.locator("main .board tbody tr");

test("each view is a link with its count, and an empty one says what to do", async () => {
  const visitor = await board();
  const { page } = visitor;
  const tabs = page.locator(".tabs a");
  assert.equal(await tabs.count(), 6);
  assert.ok((await tabs.first().getAttribute("aria-current")) === "page");
  await page.getByRole("link", { name: new RegExp(`^${t.view_due}`) }).click();
  await page.getByText(t.empty_due).waitFor();
  assert.match(page.url(), /view=due/);
  await page.getByRole("link", { name: new RegExp(`^${t.view_missing}`) }).click();
  await page.waitForURL(/view=missing/);
  await rows(page).first().waitFor();
  await visitor.leave();
});

test("a filter narrows the board and says what it is", async () => {
  const visitor = await board("/desk?view=all&kind=page");
  const { page } = visitor;
  const all = await here.server.ask("/desk", { headers: { cookie: session } });
  assert.ok((await rows(page).count()) < all.text.split("<tr").length);
  assert.equal(await page.locator("#filter-kind").inputValue(), "page");
  await page.getByRole("link", { name: t.filter_clear, exact: true }).click();
  await page.waitForURL((url) => !url.search.includes("kind"));
  await visitor.leave();
});

test("many stories are assigned at once, are due then, and the undo undoes it", async () => {
  const visitor = await board();
  const { page } = visitor;
  await rows(page).nth(0).getByRole("checkbox").check();
  await rows(page).nth(1).getByRole("checkbox").check();
  await page.locator(".bulk > summary").click();
  await page.locator("#bulk-person").selectOption({ index: 1 });
  await page.locator("#bulk-day").fill("2020/01/02");
  await page.getByRole("button", { name: t.assign, exact: true }).click();
  await page.locator(".done").waitFor();
  await visitor.ready();
  const outcome = page.url();
  assert.match(await rows(page).nth(0).innerText(), /Overdue/);
  await visitor.open("/desk?view=due");
  assert.equal(await rows(page).count(), 2);
  await visitor.open("/desk?view=waiting");
  assert.equal(await rows(page).count(), 2);
  await assertAccessible(page, "a board with assignments");
  await visitor.open(outcome);
  await page.getByRole("button", { name: t.undo, exact: true }).click();
  await page.getByText(t.bulk_undone.split("{")[0]).waitFor();
  await visitor.open("/desk?view=due");
  await page.getByText(t.empty_due).waitFor();
  await visitor.leave();
});

test("an act without stories says how to select them", async () => {
  const visitor = await board();
  const { page } = visitor;
  await page.locator(".bulk > summary").click();
  await page.getByRole("button", { name: t.bulk_unpublish, exact: true }).click();
  assert.equal(await page.getByRole("alert").innerText(), t.problem_select);
  await visitor.leave();
});

test("an act that is refused says why, and what was marked and filled in stands there again", async () => {
  const visitor = await board("/desk?view=all&kind=article");
  const { page } = visitor;
  for (const place of [0, 2]) await rows(page).nth(place).getByRole("checkbox").check();
  await page.locator(".bulk > summary").click();
  await page.locator("#bulk-tag").fill("Fog & lamps");
  await page.getByRole("button", { name: t.bulk_add_tag, exact: true }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByRole("alert").innerText(), t.problem_no_tag);
  await visitor.ready();
  assert.equal(await page.locator("#bulk-tag").inputValue(), "Fog & lamps");
  assert.ok(await page.locator("#bulk-tag").isVisible());
  for (const [place, marked] of [true, false, true].entries()) {
    assert.equal(await rows(page).nth(place).getByRole("checkbox").isChecked(), marked, `story ${place}`);
  }
  assert.equal(await page.locator("#filter-kind").inputValue(), "article", "the same stories are shown");
  await page.locator("#bulk-tag").fill("");
  await page.locator("#bulk-day").fill("never");
  await page.getByRole("button", { name: t.assign, exact: true }).click();
  await page.getByRole("alert").filter({ hasText: t.problem_day }).waitFor();
  await visitor.leave();
});

test("unpublishing many stories takes them from readers, and the undo brings them back", async () => {
  const visitor = await board("/desk?view=all&edition=en&state=published");
  const { page } = visitor;
  const headline = await rows(page).nth(0).locator(".board-headline").innerText();
  await rows(page).nth(0).getByRole("checkbox").check();
  await page.locator(".bulk > summary").click();
  await page.locator("#bulk-edition").selectOption("en");
  await page.getByRole("button", { name: t.bulk_unpublish, exact: true }).click();
  await page.locator(".done").waitFor();
  assert.ok(!(await page.locator("main .board").innerText()).includes(headline), "it is not published any more");
  await page.getByRole("button", { name: t.undo, exact: true }).click();
  await page.getByText(t.bulk_undone.split("{")[0]).waitFor();
  assert.ok((await page.locator("main .board").innerText()).includes(headline));
  await visitor.leave();
});

test("by keyboard alone: move, select, search, begin, open", async () => {
  const visitor = await board();
  const { page } = visitor;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await keyboard.press("j");
  const first = await focused();
  assert.ok(first.length > 0);
  await keyboard.press("j");
  assert.notEqual(await focused(), first);
  await keyboard.press("k");
  assert.equal(await focused(), first);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus is seen");
  await keyboard.press("x");
  assert.ok(await rows(page).nth(0).getByRole("checkbox").isChecked());
  await keyboard.press("Shift+Slash");
  assert.ok(await page.locator(".keys").evaluate((element) => element.open));
  await keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "sought");
  await keyboard.type("njx");
  assert.equal(await page.locator("#sought").inputValue(), "njx", "in a field keys are letters");
  await keyboard.press("Escape");
  await page.locator(".board-headline").first().focus();
  await keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.id), "new-headline");
  await page.locator(".board-headline").first().focus();
  await keyboard.press("Enter");
  await page.waitForURL(/\/desk\/write\//);
  await visitor.leave();
});

test("a remark on a paragraph is answered, resolved and reopened; a remark whose paragraph is gone says so", async () => {
  const visitor = await board();
  const { page } = visitor;
  await rows(page).nth(0).locator(".board-headline").click();
  await page.locator('main [role="textbox"][aria-multiline]').waitFor();
  await visitor.settle();
  const panel = page.locator(".panel");
  // From the text, by keyboard: the form opens for the block with the caret.
  const block = page.locator(".ProseMirror > p").first();
  const words = (await block.innerText()).slice(0, 20);
  await block.click();
  await page.waitForTimeout(250);
  await page.keyboard.press("Control+Alt+m");
  await page.locator("#remark-text:focus").waitFor();
  assert.ok((await panel.locator("#remark-add .about q").innerText()).startsWith(words));
  await page.keyboard.type("Who says so?");
  await panel.getByRole("button", { name: t.remark_add, exact: true }).click();
  const remark = page.locator(".remarks > li").first();
  await remark.getByText("Who says so?").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains("ProseMirror")), true, "and back in the text");
  // The mark beside the block leads to the remark, the remark to its block.
  const mark = page.locator(".remark-mark");
  await mark.click();
  assert.equal(await page.evaluate(() => document.activeElement.closest(".remarks > li") !== null), true);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await remark.locator("button.quote").click();
  await visitor.until(() => document.activeElement.classList.contains("ProseMirror"));
  const { top, bottom } = await block.evaluate((element) => element.getBoundingClientRect().toJSON());
  assert.ok(bottom > 0 && top < 900, "in view");
  await remark.locator("summary").click();
  await remark.locator("textarea").fill("The ferryman.");
  await remark.getByRole("button", { name: t.remark_answer, exact: true }).click();
  await page.locator(".remarks").getByText("The ferryman.").waitFor();
  await page.locator(".remarks").getByRole("button", { name: t.remark_resolve, exact: true }).click();
  await mark.waitFor({ state: "detached" });
  await page.locator(".remarks").getByRole("button", { name: t.remark_reopen, exact: true }).click();
  await page.locator(".remarks").getByRole("button", { name: t.remark_resolve, exact: true }).waitFor();
  await assertAccessible(page, "the writing page with a remark");
  await visitor.leave();
});

test("notices: none at first, how often they come by mail is one's own choice", async () => {
  const visitor = await board("/desk/notices");
  const { page } = visitor;
  await page.getByText(t.notices_none).waitFor();
  await assertAccessible(page, "notices");
  await visitor.open("/desk/account");
  await page.locator("#rhythm").selectOption("at_once");
  await page.locator("#notices button").click();
  await page.locator("#notices .done").waitFor();
  assert.equal(await page.locator("#rhythm").inputValue(), "at_once");
  await visitor.leave();
});

test("on a phone of 360 px nothing is cut off, and axe finds nothing, in English and Persian", async () => {
  for (const language of ["en", "fa"]) {
    const change = await here.server.post("/desk/account/profile", { name: "Sana Reyhan", language }, { cookie: session });
    assert.match(change.headers.location, /done=saved/);
    for (const width of [360, 1280]) {
      const visitor = await board("/desk", { width, height: 800 });
      const { page } = visitor;
      const t = language === "fa" ? fa : words("en");
      assert.ok((await page.locator(".tabs").innerText()).includes(t.view_waiting));
      assert.deepEqual(await page.evaluate(outside), [], `${language} at ${width}`);
      for (const part of [".filters", ".bulk", ".keys", ".new-story"]) {
        await page.locator(`${part} > summary`).click();
        assert.deepEqual(await page.evaluate(outside), [], `${language} at ${width}, ${part} open`);
      }
      await assertAccessible(page, `the board in ${language} at ${width}`);
      await visitor.leave();
    }
  }
});

