// Two directions in one line: where each letter stands, measured in the browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { publish } from "./support/export.mjs";
import { house } from "./support/house.mjs";
import { temporaryFolder } from "./support/server.mjs";

const SERIES = "CSS: مغامرة جديدة!";
const QUOTED = 'Reuters: "Iran talks"!';
const NUMBERS = ["+98 21 1234", "978-3-16-148410-0", "desk@harbour.example", "https://harbour.example/a?b=c", "@harbour_record"];
const OVERRIDE = "Mallory\u202e";

const here = house({
  data: async () => {
    const data = await temporaryFolder("direction");
    await publish(data, "ar", [{ title: SERIES, slug: "css-series", body: "نص طويل عن الشبكة." }]);
    await publish(data, "en", [
      { title: QUOTED, slug: "iran-talks", body: "A text about talks." },
      { title: "The river rises", slug: "river", body: "Water.", author: "أحمد", comments: [{ name: OVERRIDE, text: "Twelve boats, 3 bridges." }] },
    ]);
    await publish(data, "fa", [{ title: "شماره‌ها", slug: "shomare", body: `تلفن ${NUMBERS[0]} است و شابک ${NUMBERS[1]} و نشانی ${NUMBERS[2]} و ${NUMBERS[3]} و ${NUMBERS[4]} همین است.\n\nسن 10-12 سال.` }]);
    return data;
  },
});

/** Left and right edges of the first place where a text stands within what matches. */
const place = ([selector, text]) => {
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(text);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    }
  }
  return null;
};

const see = (visitor, selector, text) => visitor.page.evaluate(place, [selector, text]);

test("a headline of another edition runs its own way among the results of this one", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/search?q=CSS&all=1");
  const heading = 'main article[lang="ar"] h2';
  assert.equal(await visitor.page.locator(heading).first().innerText(), SERIES);
  const [first, last, word] = [await see(visitor, "main article h2", "C"), await see(visitor, "main article h2", "!"), await see(visitor, "main article h2", "مغامرة")];
  assert.ok(first.left >= word.right - 1, "C is right-most");
  assert.ok(last.right <= word.left + 1, "! is left-most");
  await visitor.page.evaluate((selector) => document.querySelectorAll(selector).forEach((element) => (element.dir = "auto")), 'main article[dir="rtl"] h2');
  const guessed = await see(visitor, "main article h2", "C");
  assert.ok(guessed.left < word.left, "detection by the first letter would be seen to fail");
  await visitor.open("/fa/search?q=Reuters&all=1");
  const [name, mark] = [await see(visitor, "main article h2", "R"), await see(visitor, "main article h2", "!")];
  assert.ok(name.left < mark.left, "R stands before ! from left to right");
  await visitor.leave();
});

test("a name of the other direction does not carry off what stands beside it", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/articles");
  const row = "main article:has(a[href='/en/river']) .meta";
  const [name, year, count] = [await see(visitor, row, "أحمد"), await see(visitor, row, "2012"), await see(visitor, row, "1 comment")];
  assert.ok(name.right <= year.left && year.right <= count.left, JSON.stringify([name, year, count]));
  await visitor.open("/en/river");
  const [twelve, bridges] = [await see(visitor, "#comments", "Twelve"), await see(visitor, "#comments", "bridges")];
  assert.ok(twelve.right < bridges.left, "an override in a name ends with the name");
  const said = await visitor.page.locator("#comments bdi").first().innerText();
  assert.ok(said.startsWith("Mallory"), said);
  await visitor.leave();
});

test("numbers and addresses in a Persian text stand from left to right and are copied as they were written", async () => {
  const visitor = await here.visitor();
  await visitor.open("/fa/shomare");
  for (const number of NUMBERS) {
    const body = ".body";
    const first = await see(visitor, body, number);
    assert.ok(first, number);
    const run = visitor.page.locator(".body bdi[dir=ltr]", { hasText: number });
    assert.equal(await run.first().textContent(), number);
    const begin = number.slice(0, 2);
    const end = number.slice(-2);
    const [a, z] = await run.first().evaluate((element, [begin, end]) => {
      const node = element.firstChild;
      const box = (from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect().left;
      };
      return [box(0, begin.length), box(node.data.length - end.length, node.data.length)];
    }, [begin, end]);
    assert.ok(a < z, `${number} from left to right`);
  }
  assert.equal(await visitor.page.locator(".body bdi", { hasText: "10-12" }).count(), 0, "a range is left to the line");
  const copied = await visitor.page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(".body p"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return getSelection().toString();
  });
  assert.ok(NUMBERS.every((number) => copied.includes(number)) && !/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(copied), copied);
  await visitor.leave();
});
