// A gallery is put in order: by mouse, by finger, by keys, from left to right and from right to left; pictures come and go in it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { common, labelsOf, paragraph, start, until } from "./harness.mjs";

let house;
before(async () => (house = await start()));
after(() => house.stop());

const EN = { lang: "en", dir: "ltr" };
const FA = { lang: "fa", dir: "rtl", interfaceLang: "fa", interfaceDir: "rtl", labels: labelsOf("fa") };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const item = (number, dir) => ({
  type: "gallery_item",
  attrs: { media: `01jd000000000000000000000${number}`, src: null, width: 4, height: 3, alt: `${number}`, credit: "", link: null },
  content: [{ type: "text", text: dir === "rtl" ? `شرح ${number}` : `Caption ${number}` }],
});
const gallery = (dir, count = 4) => [
  paragraph(dir === "rtl" ? "پیش از آن" : "Before", dir),
  { type: "gallery", attrs: { ...common(dir), columns: 3 }, content: Array.from({ length: count }, (_, index) => item(index + 1, dir)) },
  paragraph(dir === "rtl" ? "پس از آن" : "After", dir),
];

async function withGallery(options, run, page) {
  const desk = await house.page(page);
  await desk.mount(gallery(options.dir), options);
  desk.order = async () => (await desk.blocks())[1].content.map(({ attrs }) => attrs.alt).join("");
  desk.item = (number) => desk.page.locator(".block-gallery_item").nth(number - 1);
  desk.status = () => desk.page.locator(".editor-said").textContent();
  await desk.page.evaluate(() => document.querySelector(".block-gallery").scrollIntoView());
  await run(desk);
  await desk.close();
}

/** The middle of an element, or a place towards one of its edges. */
async function point(locator, x = 0.5, y = 0.5) {
  const box = await locator.boundingBox();
  return [box.x + box.width * x, box.y + box.height * y];
}

async function drag(desk, from, to, { drop = true } = {}) {
  await desk.page.mouse.move(...from);
  await desk.page.mouse.down();
  await desk.page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await desk.page.mouse.move(...to, { steps: 4 });
  await desk.settle();
  if (drop) await desk.page.mouse.up();
  await desk.settle();
}

for (const [name, options] of [["en", EN], ["fa", FA]]) {
  // The side of a picture that lies towards the next one.
  const [next, previous] = options.dir === "rtl" ? [0.2, 0.8] : [0.8, 0.2];

  test(`${name}: a picture is dragged by itself or by its handle, and all of it goes along`, () =>
    withGallery(options, async (desk) => {
      const before = (await desk.blocks())[1].content;
      await drag(desk, await point(desk.item(1).locator("img")), await point(desk.item(3).locator("img"), next));
      assert.equal(await desk.order(), "2314", "behind the third");
      assert.equal(await desk.page.evaluate(() => document.activeElement.className), "block-button block-grip", "the focus goes along");
      await drag(desk, await point(desk.item(4).locator(".block-grip")), await point(desk.item(1).locator("img"), previous));
      assert.equal(await desk.order(), "4231", "before the first");
      const after = (await desk.blocks())[1].content;
      assert.deepEqual(after.map(({ attrs }) => attrs.alt).sort(), before.map(({ attrs }) => attrs.alt));
      assert.deepEqual(after[0], before[3]);
      await desk.page.locator(".ProseMirror > p").first().click();
      await desk.press("Control+z", "Control+z");
      assert.equal(await desk.order(), "1234", "each is one step of undo");
    }));

  test(`${name}: where a picture will stand is shown; Escape, and a press without a move, leave all as it was`, () =>
    withGallery(options, async (desk) => {
      const marks = () => desk.page.locator(".takes-before, .takes-after, .is-carried").count();
      await drag(desk, await point(desk.item(1).locator("img")), await point(desk.item(2).locator("img"), next), { drop: false });
      assert.equal(await marks(), 2);
      await desk.press("Escape");
      await desk.page.mouse.up();
      assert.deepEqual([await marks(), await desk.order()], [0, "1234"]);
      await desk.item(2).locator("img").click();
      assert.deepEqual([await marks(), await desk.order()], [0, "1234"]);
      assert.equal(await desk.page.locator(".block-gallery_item.ProseMirror-selectednode").count(), 1, "a click selects");
    }));

  test(`${name}: arrow keys on the handle follow the gallery's direction, and the place is said`, () =>
    withGallery(options, async (desk) => {
      const [on, back] = options.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
      await desk.item(1).locator(".block-grip").focus();
      await desk.press(on);
      assert.equal(await desk.order(), "2134");
      assert.equal(await desk.status(), name === "fa" ? "تصویر ۲ از ۴" : "Picture 2 of 4");
      await desk.press(on, back, "End");
      assert.equal(await desk.order(), "2341");
      assert.equal(await desk.status(), name === "fa" ? "تصویر ۴ از ۴" : "Picture 4 of 4");
      await desk.press(on);
      assert.equal(await desk.order(), "2341", "the last goes no further");
      await desk.press("Home", "ArrowDown");
      assert.equal(await desk.order(), "2134");
      const earlier = await desk.item(2).locator(".block-earlier").boundingBox();
      const later = await desk.item(2).locator(".block-later").boundingBox();
      assert.equal(earlier.x < later.x, options.dir === "ltr");
      assert.equal(await desk.item(2).locator(".block-later .icon").evaluate((sign) => new DOMMatrix(getComputedStyle(sign).transform).a), options.dir === "ltr" ? 1 : -1, "the sign points on");
      await desk.item(2).locator(".block-later").click();
      await desk.press("Enter");
      assert.equal(await desk.order(), "2341", "the button stays under the finger");
    }));

  test(`${name}: at 360 px a finger carries a picture by its handle; on the picture it scrolls`, () =>
    withGallery(options, async (desk) => {
      const cdp = await desk.context.newCDPSession(desk.page);
      const touch = (type, at) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
      const slide = async (from, to) => {
        await touch("touchStart", from);
        for (let step = 1; step <= 8; step += 1) {
          await touch("touchMove", [from[0] + ((to[0] - from[0]) * step) / 8, from[1] + ((to[1] - from[1]) * step) / 8]);
          await desk.settle();
        }
        await touch("touchEnd");
        await desk.settle();
      };
      assert.equal(await desk.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      await desk.page.evaluate(() => document.querySelector(".block-gallery_item").scrollIntoView());
      // One below the other: what lies in the upper half of the second goes between the two.
      await slide(await point(desk.item(1).locator(".block-grip")), await point(desk.item(2), 0.5, 0.3));
      assert.equal(await desk.order(), "1234", "back to its own place");
      // At the window's edge the page scrolls on under a finger that rests.
      const from = await point(desk.item(1).locator(".block-grip"));
      const before = await desk.page.evaluate(() => scrollY);
      await touch("touchStart", from);
      await touch("touchMove", [from[0], 400]);
      await touch("touchMove", [from[0], 720]);
      await until(desk.page, (top) => scrollY > top + 600, before);
      await touch("touchEnd");
      await desk.settle();
      const moved = await desk.order();
      assert.match(moved, /^2.*1/, "further down");
      assert.equal(await desk.page.locator(".is-carried").count(), 0);
      const picture = desk.item(2).locator("img");
      await desk.page.evaluate(() => document.querySelectorAll(".block-gallery_item")[1].scrollIntoView({ block: "center" }));
      const top = await desk.page.evaluate(() => scrollY);
      const [x, y] = await point(picture);
      await slide([x, y], [x, y - 150]);
      assert.equal(await desk.order(), moved, "a finger on the picture moves nothing");
      assert.ok((await desk.page.evaluate(() => scrollY)) > top, "it scrolls");
    }, PHONE));
}

test("several pictures are added at once, also from files that are dropped while the caret is in a gallery; one goes, its words stay with the others", () =>
  withGallery(EN, async (desk) => {
    await desk.page.evaluate(() => {
      const one = (index) => ({ media: `01jd00000000000000000000${index}0`, kind: "picture", name: "x", src: `/media/x${index}/640.webp`, width: 4, height: 3, alt: `${index}`, caption: "", credit: "" });
      window.newsLibrary = { pick: async ({ many }) => (many ? [5, 6, 7].map(one) : [one(5)]), upload: async (files) => files.map((_, index) => one(8 + index)) };
    });
    await desk.mount(gallery("ltr"), EN);
    await desk.page.getByRole("button", { name: "Add pictures" }).click();
    await until(desk.page, () => document.querySelectorAll(".block-gallery_item").length === 7);
    assert.equal(await desk.order(), "1234567");
    await desk.item(2).getByLabel("Description").fill("A seal");
    await desk.item(2).locator("figcaption").click();
    await desk.page.waitForTimeout(250);
    await desk.press("End");
    await desk.type(" of the seal");
    await desk.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1])], "a.png", { type: "image/png" }));
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await until(desk.page, () => document.querySelectorAll(".block-gallery_item").length === 8);
    await desk.item(1).getByRole("button", { name: "Remove" }).click();
    const left = (await desk.blocks())[1].content;
    assert.deepEqual(left.map(({ attrs }) => attrs.alt), ["A seal", "8", "3", "4", "5", "6", "7"]);
    assert.equal(left[0].content[0].text, "Caption 2 of the seal");
    await desk.press("Control+z");
    assert.equal((await desk.blocks())[1].content.length, 8, "and comes back");
  }));
