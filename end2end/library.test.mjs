// The library, as an editor has it: files dragged in, pasted and picked, described, framed, chosen, taken out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { AXE, violations } from "./support/axe.mjs";
import { enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { outside } from "./support/layout.mjs";

/** A PNG of one colour. */
function png(width, height, shade) {
  const chunk = (name, content) => {
    const named = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, shade);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/** Hands files to the page as dragging or pasting does. */
async function hand(page, target, how, files) {
  const sent = files.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.toString("base64") }));
  await page.locator(target).first().evaluate((element, { how, sent }) => {
    const transfer = new DataTransfer();
    for (const { name, type, bytes } of sent) {
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
    }
    const options = { bubbles: true, cancelable: true };
    if (how === "paste") element.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: transfer }));
    else for (const kind of ["dragenter", "dragover", "drop"]) element.dispatchEvent(new DragEvent(kind, { ...options, dataTransfer: transfer }));
  }, { how, sent });
}

for (const [place, language] of ["en", "fa"].entries()) {
  const t = words(language, "library");
  let session;
  const here = house({ prepare: async ({ server }) => (session = await setUp(server, { language })) });
  const come = async (options) => {
    const visitor = await here.visitor({ scripts: [AXE], ...options });
    await enter(visitor, session);
    return visitor;
  };
  const shade = (number) => 20 + place * 100 + number;
  const line = (visitor, name) => visitor.page.locator(".uploads li", { hasText: name });

  /** Nothing is wrong for who cannot see or point, in both schemes, on a desk and a phone; nothing sticks out. */
  const looksRight = async ({ page }, what) => {
    const found = [];
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["dark", "light"]) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violations(page)).map((fault) => `${what}, ${colorScheme} ${width}: ${fault}`));
      }
      found.push(...(await page.evaluate(outside)).map((fault) => `${what}, ${width}: sticks out: ${fault}`));
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.deepEqual(found, []);
  };

  test(`${language}: files come in by dragging, pasting and the button; a wrong one is refused in words`, async () => {
    const visitor = await come();
    const { page } = visitor;
    await page.goto("/desk/library");
    assert.equal(await page.locator("html").getAttribute("dir"), language === "fa" ? "rtl" : "ltr");
    await page.locator(".drop-here").waitFor({ state: "attached" });
    await hand(page, "main", "drop", [
      { name: "dragged.png", type: "image/png", bytes: png(40, 30, shade(1)) },
      { name: "program.exe", type: "", bytes: Buffer.from("MZ and more") },
    ]);
    await line(visitor, "dragged.png").locator("a").waitFor();
    assert.match(await line(visitor, "program.exe").locator(".state").innerText(), new RegExp(t.refused_kind.slice(0, 20)));
    await page.locator(".shelf li", { hasText: "dragged.png" }).waitFor();
    await hand(page, "main", "paste", [{ name: "pasted.png", type: "image/png", bytes: png(40, 30, shade(2)) }]);
    await line(visitor, "pasted.png").locator("a").waitFor();
    // Twenty million pixels.
    await page.locator("#bring").setInputFiles({ name: "large.png", mimeType: "image/png", buffer: png(5000, 4000, shade(3)) });
    await line(visitor, "large.png").locator("a").waitFor({ timeout: 30_000 });
    await page.locator(".shelf li", { hasText: "large.png" }).waitFor();
    // The same bytes under another name.
    await page.locator("#bring").setInputFiles({ name: "again.png", mimeType: "image/png", buffer: png(40, 30, shade(1)) });
    await line(visitor, "again.png").locator("a").waitFor();
    assert.ok((await line(visitor, "again.png").innerText()).includes(t.upload_already));
    await looksRight(visitor, "the library with uploads");
    await visitor.leave(/422/);
  });

  test(`${language}: an upload can be cancelled, and a line that fails says so`, async () => {
    const visitor = await come();
    const { page } = visitor;
    let go;
    const held = new Promise((done) => (go = done));
    await page.route("**/desk/library/upload", async (route) => {
      await held;
      await route.abort().catch(() => {});
    });
    await page.goto("/desk/library");
    await page.locator(".drop-here").waitFor({ state: "attached" });
    await hand(page, "main", "drop", [{ name: "one.png", type: "image/png", bytes: png(40, 30, shade(4)) }, { name: "two.png", type: "image/png", bytes: png(40, 30, shade(5)) }]);
    await line(visitor, "one.png").getByRole("button").click();
    await line(visitor, "one.png").and(page.locator(".failed")).waitFor();
    assert.ok((await line(visitor, "one.png").innerText()).includes(t.upload_cancelled));
    go();
    await line(visitor, "two.png").and(page.locator(".failed")).waitFor();
    assert.ok((await line(visitor, "two.png").innerText()).includes(t.refused_cut));
    await visitor.leave(/ERR_FAILED/);
  });

  test(`${language}: a picture is described, and by keyboard it is said what has to be seen of it`, async () => {
    const visitor = await come();
    const { page } = visitor;
    await page.goto("/desk/library?q=ferry&kind=picture");
    // The newest are first pages of issues, which are never cut.
    await page.locator(".shelf a").last().click();
    await page.locator("#x").waitFor();
    await looksRight(visitor, "a picture");
    await page.locator(`#alt-${language}`).fill(language === "fa" ? "کشتی در بندر" : "A ferry at the quay");
    await page.locator("#texts button.primary").click();
    await page.getByRole("status").filter({ hasText: t.done_saved }).waitFor();
    assert.equal(await page.locator(`#alt-${language}`).inputValue(), language === "fa" ? "کشتی در بندر" : "A ferry at the quay");
    await page.locator("#x").focus();
    await page.keyboard.press("Home");
    await page.locator("#y").focus();
    await page.keyboard.press("End");
    assert.match(await page.locator('[data-cut="square"]').getAttribute("class"), /focus-left focus-bottom/);
    await page.locator("#framing button.primary").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: t.done_saved }).waitFor();
    assert.deepEqual([await page.locator("#x").inputValue(), await page.locator("#y").inputValue()], ["0", "1000"]);
    // A click in the middle says the middle, whichever way the page runs.
    await page.locator("[data-focus]").click();
    const x = Number(await page.locator("#x").inputValue());
    assert.ok(Math.abs(x - 500) <= 20, `${x}`);
    await page.locator("[name=whole]").check();
    assert.match(await page.locator('[data-cut="wide"]').getAttribute("class"), /whole/);
    await visitor.leave();
  });

  test(`${language}: the dialog is used by keyboard alone, asks for a description, and gives way`, async () => {
    const visitor = await come();
    const { page } = visitor;
    await page.goto("/desk/library");
    const pick = (wanted) => page.evaluate((wanted) => void (window.picked = window.newsLibrary.pick(wanted)), wanted);
    await pick({ kinds: ["picture", "video"], many: false, lang: language });
    const dialog = page.getByRole("dialog", { name: t.pick_title });
    await dialog.locator("[role=option]").first().waitFor();
    await looksRight(visitor, "the dialog");
    await page.keyboard.type("kite night");
    await visitor.until(() => {
      const options = [...document.querySelectorAll(".pick [role=option]")];
      return options.length > 0 && options.every((one) => one.textContent.includes("kite-night"));
    });
    // Tab never leaves it.
    for (let turn = 0; turn < 12; turn += 1) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.querySelector(".pick").contains(document.activeElement)));
    }
    await dialog.getByRole("searchbox").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await dialog.locator("textarea").waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("What it shows");
    await looksRight(visitor, "the dialog with a choice");
    await dialog.getByRole("button", { name: t.pick_use }).focus();
    await page.keyboard.press("Enter");
    const picked = await page.evaluate(() => window.picked);
    assert.equal(picked.length, 1);
    assert.deepEqual([picked[0].alt, picked[0].kind], ["What it shows", "picture"]);
    assert.ok(picked[0].src.startsWith("/media/") && picked[0].media.length === 26, JSON.stringify(picked));
    await pick({ kinds: ["picture"], many: true });
    await dialog.locator("[role=option]").first().waitFor();
    await hand(page, ".pick-box", "drop", [{ name: "brought.png", type: "image/png", bytes: png(40, 30, shade(6)) }]);
    await dialog.locator("textarea").waitFor();
    await page.keyboard.press("Escape");
    assert.deepEqual(await page.evaluate(() => window.picked), []);
    assert.equal(await dialog.count(), 0);
    // A form's field becomes a button with a picture.
    await page.evaluate(() => {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name: "cover" });
      input.dataset.pick = "picture";
      document.querySelector("main").prepend(input);
    });
    await page.locator(".pick-field").getByRole("button", { name: t.pick_choose }).click();
    await dialog.locator("[role=option]").first().click();
    await dialog.getByRole("button", { name: t.pick_use }).click();
    assert.match(await page.locator("input[name=cover]").inputValue(), /^[0-9a-z]{26}$/);
    assert.ok(await page.locator(".pick-field img").isVisible());
    await visitor.leave();
  });

  test(`${language}: what is said of a picture while it is picked is there the next time`, async () => {
    const visitor = await come();
    const { page } = visitor;
    await page.goto("/desk/library");
    const dialog = page.getByRole("dialog", { name: t.pick_title });
    const open = async () => {
      await page.evaluate((lang) => void (window.picked = window.newsLibrary.pick({ lang })), language);
      await dialog.locator("[role=option]").first().waitFor();
    };
    await open();
    await hand(page, ".pick-box", "drop", [{ name: "remembered.png", type: "image/png", bytes: png(40, 30, shade(9)) }]);
    await dialog.locator("textarea").fill("A lamp on the pier");
    await dialog.getByLabel(`${t.credit}: remembered.png`).fill("Ana Two");
    const kept = page.waitForResponse((answer) => answer.url().endsWith("/desk/library/describe"));
    await dialog.getByRole("button", { name: t.pick_use }).click();
    await kept;
    assert.equal((await page.evaluate(() => window.picked))[0].credit, "Ana Two");
    await open();
    await dialog.locator("[role=option]", { hasText: "remembered.png" }).click();
    assert.equal(await dialog.locator("textarea").inputValue(), "A lamp on the pier");
    assert.equal(await dialog.getByLabel(`${t.credit}: remembered.png`).inputValue(), "Ana Two");
    await looksRight(visitor, "the dialog with what was said");
    await page.keyboard.press("Escape");
    await visitor.leave();
  });

  test(`${language}: a film gets captions and a transcript without JavaScript; broken captions say their line`, async () => {
    const visitor = await come({ javaScript: false });
    const { page } = visitor;
    await page.goto("/desk/library");
    const film = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from(`ftypmp42\0\0\0\0mp42isom ${language}`)]);
    await page.locator("#bring").setInputFiles({ name: `film-${language}.mp4`, mimeType: "video/mp4", buffer: film });
    await page.locator(".bring button").click();
    const sheet = page.locator("#spoken");
    const caption = async (text) => {
      await page.locator("#captions-edition").selectOption(language);
      await page.locator("#captions").setInputFiles({ name: `${language}.vtt`, mimeType: "text/vtt", buffer: Buffer.from(text) });
      await sheet.getByRole("button", { name: t.captions_add }).click();
    };
    await caption("WEBVTT\n\n00:01,000 --> 00:02,000\nHello");
    const said = await page.getByRole("alert").innerText();
    assert.ok(said.startsWith(t.refused_captions) && /[3۳]/.test(said.slice(t.refused_captions.length)), said);
    await caption("WEBVTT\n\n00:01.000 --> 00:02.000\nHello");
    assert.ok((await page.getByRole("status").innerText()).includes(t.done_captions));
    assert.equal(await page.locator(`video track[srclang=${language}]`).count(), 1);
    await page.locator(`#transcript-${language}`).fill("Hello.");
    await sheet.getByRole("button", { name: t.save, exact: true }).click();
    assert.equal(await page.locator(`#transcript-${language}`).inputValue(), "Hello.");
    const address = page.url();
    await visitor.leave();
    const seen = await come();
    await seen.page.goto(address);
    await looksRight(seen, "a film's page");
    await seen.leave();
  });

  test(`${language}: without JavaScript a file is sent, taken out and put back`, async () => {
    const visitor = await come({ javaScript: false });
    const { page } = visitor;
    await page.goto("/desk/library");
    await page.locator("#bring").setInputFiles({ name: "plain.png", mimeType: "image/png", buffer: png(40, 30, shade(7)) });
    await page.locator(".bring button").click();
    assert.ok((await page.getByRole("status").innerText()).includes(t.done_added));
    await page.getByRole("button", { name: t.remove, exact: true }).click();
    assert.ok((await page.getByRole("status").innerText()).includes(t.done_removed));
    assert.equal(await page.locator(".shelf li", { hasText: "plain.png" }).count(), 0);
    await page.getByRole("button", { name: t.undo }).click();
    assert.ok((await page.getByRole("status").innerText()).includes(t.done_restored));
    await visitor.leave();
  });
}
