// Reading by keyboard alone: everything that a pointer can use is reached by Tab, in the order of the page, seen when it
// has the focus, and left again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { templatesOf } from "./support/pages.mjs";

const here = house();

/** Numbers what the pointer can use and the eye can see, outside closed menus. */
const number = () => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const used = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) => element.tabIndex >= 0 && !element.disabled && visible(element));
  used.forEach((element, at) => (element.dataset.nth = at));
  document.activeElement?.blur();
  return used.length;
};

/** What has the focus, and whether anybody sees that. */
const focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return {
    nth: element.dataset.nth === undefined ? null : Number(element.dataset.nth),
    marked: (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
    inView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    what: element.outerHTML.slice(0, 100),
  };
};

for (const [edition, width] of [["en", 1280], ["fa", 1280], ["ar", 360]]) {
  test(`${edition}, ${width} px: Tab goes through every page in its order, is seen, and comes out again`, async (t) => {
    const visitor = await here.visitor({ width, height: 800 });
    for (const template of await templatesOf(here, edition)) {
      await t.test(template.name, async () => {
        await visitor.open(template.path);
        const count = await visitor.page.evaluate(number);
        const reached = [];
        const faults = [];
        for (let pressed = 0; pressed < count + 20; pressed += 1) {
          await visitor.page.keyboard.press("Tab");
          const now = await visitor.page.evaluate(focused);
          if (!now) break;
          if (now.nth === null) continue; // the list of suggestions, a menu that opened
          // Behind the last one the browser has nothing else to offer, and begins again.
          if (now.nth === 0 && reached.length === count) break;
          if (reached.includes(now.nth)) {
            faults.push(`comes back to ${now.what}`);
            break;
          }
          reached.push(now.nth);
          if (!now.marked) faults.push(`nothing shows the focus of ${now.what}`);
          if (!now.inView) faults.push(`out of view: ${now.what}`);
        }
        assert.deepEqual(faults.slice(0, 5), []);
        assert.deepEqual(reached, Array.from({ length: count }, (_, at) => at), "all, in their order");
      });
    }
    await visitor.context.close();
  });
}
