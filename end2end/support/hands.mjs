// Two ways to work a page: with the mouse, and by keyboard alone.

import assert from "node:assert/strict";

/** Points and clicks. */
export class Mouse {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    await target.click();
  }

  async fill(target, text) {
    await target.click();
    await target.fill(text);
  }

  async choose(select, value) {
    await select.selectOption(value);
  }

  async check(box) {
    await box.check();
  }

  async unfold(summary) {
    if (!(await summary.evaluate((element) => element.parentElement.open))) await summary.click();
  }

  async enterText(body) {
    await body.click();
    // For 200 ms after it took the focus the editor puts back a caret that jumps.
    await this.page.waitForTimeout(250);
  }

  async tool(button) {
    await button.click();
  }
}

const FURTHEST = 400;

/** Never points: goes where Tab and the arrow keys go, and asks each time that the focus can be seen. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  async fill(target, text) {
    await this.reach(target);
    await this.page.keyboard.press("Control+A");
    if (text) await this.page.keyboard.insertText(text);
    else await this.page.keyboard.press("Delete");
  }

  /** Arrow keys, as a select that is not open takes them. */
  async choose(select, value) {
    await this.reach(select);
    const wanted = await select.evaluate((element, value) => [...element.options].findIndex((option) => option.value === value), value);
    assert.ok(wanted >= 0, `no choice ${value}`);
    await this.page.keyboard.press("Home");
    for (let at = 0; at < wanted; at += 1) await this.page.keyboard.press("ArrowDown");
    assert.equal(await select.inputValue(), value);
  }

  async check(box) {
    await this.reach(box);
    await this.page.keyboard.press("Space");
  }

  async unfold(summary) {
    if (await summary.evaluate((element) => element.parentElement.open)) return;
    await this.press(summary);
  }

  async enterText(body) {
    await this.reach(body);
    await this.page.waitForTimeout(250);
  }

  /** From the text to its toolbar and along it. */
  async tool(button) {
    await this.page.keyboard.press("Alt+F10");
    for (let step = 0; step < 40; step += 1) {
      if (await holds(button)) return this.page.keyboard.press("Enter");
      await this.page.keyboard.press("ArrowRight");
    }
    assert.fail("the arrow keys do not reach a tool");
  }

  async reach(target) {
    await target.waitFor();
    const backwards = await target.evaluate((element) => {
      const at = document.activeElement;
      return at && at !== document.body && Boolean(at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) && !at.contains(element);
    });
    for (let step = 0; step < FURTHEST; step += 1) {
      if (await holds(target)) {
        assert.ok(await seen(target), `the focus is seen at ${await target.evaluate((element) => element.outerHTML.slice(0, 120))}`);
        return;
      }
      // In the text Tab belongs to lists and tables: its own way out is the toolbar.
      await this.page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
    }
    assert.fail(`Tab does not reach ${target}`);
  }
}

const holds = (target) => target.evaluate((element) => element === document.activeElement);

/** What has the focus shows it, and is not under something else. */
const seen = (target) =>
  target.evaluate((element) => {
    const style = getComputedStyle(element);
    const ring = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    return ring || style.boxShadow !== "none" || element.matches("[role=textbox], textarea.write-headline, textarea.write-deck");
  });
