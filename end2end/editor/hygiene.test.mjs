// Finding and replacing; what is said of the spelling, and the keys that mend it; the line under the text.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { common, paragraph, start, until } from "./harness.mjs";

let house;
before(async () => (house = await start()));
after(() => house.stop());

async function withDesk(run, options) {
  const desk = await house.page(options);
  await run(desk);
  await desk.close();
}

const count = (desk) => desk.page.locator(".find-form .form-note").textContent();

test("Ctrl+F finds in the text, by the key's place on every layout; Enter goes on, Escape goes back", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("A train, a Train"), paragraph("and a tram")]);
    await desk.key("ب", "KeyF", 70, { text: "", modifiers: 2 });
    await desk.type("tra");
    assert.equal(await count(desk), "1 of 3");
    assert.equal(await desk.page.locator(".hit").count(), 3);
    await desk.press("Enter", "Enter");
    assert.equal(await count(desk), "2 of 3");
    await desk.press("Shift+Enter");
    assert.equal(await count(desk), "1 of 3");
    await desk.type("x");
    assert.equal(await count(desk), "Not found");
    await desk.press("Escape");
    assert.equal(await desk.page.locator(".hit").count(), 0);
    assert.equal(await desk.page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Story text");
  }));

test("letters of neighbouring keyboards, vowel signs and half-spaces are found alike; exact letters only when asked", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("كتاب، کتابِ من، کتاب‌ها ۱۲ و 12", "rtl")], { lang: "fa", dir: "rtl", interfaceLang: "fa", interfaceDir: "rtl" });
    await desk.press("Control+f");
    await desk.type("کتاب");
    assert.equal(await count(desk), "۱ of ۳");
    await desk.page.getByLabel("Exact letters").check();
    assert.equal(await count(desk), "۱ of ۲");
    await desk.page.getByLabel("Exact letters").uncheck();
    await desk.page.getByRole("textbox", { name: "Find" }).fill("12");
    assert.equal(await count(desk), "۱ of ۲");
    await desk.page.getByRole("textbox", { name: "Find" }).fill("کتاب");
    await desk.page.getByLabel("Replace with").fill("دفتر");
    await desk.page.getByRole("button", { name: "Replace all" }).click();
    assert.deepEqual(await desk.texts(), ["دفتر، دفتر من، دفتر‌ها ۱۲ و 12"], "the half-space stays");
  }));

test("replacing all is one step of undo, keeps marks, and says how many", () =>
  withDesk(async (desk) => {
    const bold = { ...paragraph(""), content: [{ type: "text", text: "boat", marks: [{ type: "strong" }] }, { type: "text", text: " and boat" }] };
    await desk.mount([bold, paragraph("no boat")]);
    await desk.press("Control+f");
    await desk.type("boat");
    await desk.page.getByLabel("Replace with").fill("ferry");
    await desk.page.getByRole("button", { name: "Replace", exact: true }).click();
    assert.equal((await desk.texts()).join(" ").match(/ferry/g).length, 1);
    await desk.page.getByRole("button", { name: "Replace all" }).click();
    assert.equal(await count(desk), "Replaced: 2");
    assert.deepEqual(await desk.texts(), ["ferry and ferry", "no ferry"]);
    assert.deepEqual((await desk.blocks())[0].content[0].marks, [{ type: "strong" }]);
    await desk.press("Escape", "Control+z");
    assert.equal((await desk.texts()).join(" ").match(/boat/g).length, 2);
  }));

/** The rule that the mock of the server knows: Arabic Kaf in Persian, two blanks anywhere. */
function looks() {
  const sent = [];
  house.answers["/api/desk/lint"] = (_url, asked) => {
    sent.push(asked);
    const texts = asked.texts.map(({ lang, text }) => ({
      words: text.split(/\s+/).filter(Boolean).length,
      findings: [
        ...Array.from(lang === "fa" ? text.matchAll(/\S*ك\S*/g) : [], (match) => ({ from: match.index, to: match.index + match[0].length, problem: "foreign-letter", fix: match[0].replaceAll("ك", "ک") })),
        ...Array.from(text.matchAll(/ {2,}/g), (match) => ({ from: match.index, to: match.index + match[0].length, problem: "doubled-blank", fix: " " })),
        ...Array.from(text.matchAll(/"/g), (match) => ({ from: match.index, to: match.index + 1, problem: "unpaired-quote", fix: null })),
      ].sort((a, b) => a.from - b.from),
    }));
    return { line: `${texts.reduce((sum, { words }) => sum + words, asked.counted)} words · 1 min`, texts };
  };
  return sent;
}

test("mistakes are underlined, nothing changes by itself; Alt+Enter mends one, Alt+Shift+Enter all of its kind, undo takes it back", () =>
  withDesk(async (desk) => {
    const sent = looks();
    await desk.mount([paragraph("كتاب و  كار", "rtl"), paragraph("يك كتاب", "rtl")], { lang: "fa", dir: "rtl" });
    await until(desk.page, () => document.querySelectorAll(".mistake").length === 5);
    assert.deepEqual(await desk.texts(), ["كتاب و  كار", "يك كتاب"]);
    assert.match(await desk.page.locator(".editor-foot").textContent(), /5 words · 1 min.*To look at: /);
    await desk.press("Control+Home");
    const popup = desk.page.locator(".popup-lint");
    assert.equal(await popup.isVisible(), true);
    assert.match(await popup.textContent(), /A letter of another language.*کتاب/);
    await desk.press("Alt+Enter");
    assert.equal((await desk.texts())[0], "کتاب و  كار");
    await desk.press("F8");
    assert.match(await popup.textContent(), /More than one space/);
    await desk.press("F8", "Alt+Shift+Enter");
    assert.deepEqual(await desk.texts(), ["کتاب و  کار", "يک کتاب"]);
    await desk.press("Control+z");
    assert.deepEqual(await desk.texts(), ["کتاب و  كار", "يك كتاب"], "all of a kind is one step");
    await desk.page.waitForTimeout(900);
    assert.ok(sent.slice(1).every(({ texts }) => texts.length <= 2), "only what changed is sent");
  }));

test("quotations, verse, code and other languages are left alone; what somebody leaves is not shown again", () =>
  withDesk(async (desk) => {
    const sent = looks();
    const code = { ...paragraph("", "rtl"), content: [{ type: "text", text: "a ", marks: [] }, { type: "text", text: "b  c", marks: [{ type: "code" }] }] };
    await desk.mount([
      { type: "quote", attrs: { ...common(), cite: "" }, content: [paragraph("two  blanks")] },
      { type: "verse", attrs: common(), content: [{ type: "text", text: "two  blanks" }] },
      { type: "code", attrs: { ...common(), language: null }, content: [{ type: "text", text: "two  blanks" }] },
      code,
      paragraph("here  it is"),
      paragraph("\" there"),
    ]);
    await until(desk.page, () => document.querySelectorAll(".mistake").length > 0);
    assert.equal(await desk.page.locator(".mistake").count(), 2);
    assert.ok(sent[0].texts.some(({ text }) => text === "a \ufffc\ufffc\ufffc\ufffc"));
    await desk.press("Control+Home", "F8");
    const popup = desk.page.locator(".popup-lint");
    assert.deepEqual(await popup.getByRole("button").allTextContents(), ["Change to \u2068␣\u2069", "Leave"]);
    await popup.getByRole("button", { name: "Leave" }).click();
    assert.equal(await desk.page.locator(".mistake").count(), 1);
    await desk.press("F8");
    assert.deepEqual(await popup.getByRole("button").allTextContents(), ["Leave"], "only a person can tell");
    await desk.press("Control+End");
    await desk.type("!");
    await desk.page.waitForTimeout(1000);
    assert.equal(await desk.page.locator(".mistake").count(), 1);
  }));

test("off the line the text is written as ever", () =>
  withDesk(async (desk) => {
    looks();
    await desk.mount([paragraph("one")]);
    await until(desk.page, () => document.querySelector(".editor-length").textContent !== "");
    await desk.context.setOffline(true);
    await desk.type(" two");
    await desk.page.waitForTimeout(1000);
    assert.deepEqual(await desk.texts(), ["one two"]);
    desk.said.splice(0, desk.said.length, ...desk.said.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line)));
  }));
