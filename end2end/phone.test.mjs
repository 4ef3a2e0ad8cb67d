// The desk in a hand: 360 pixels, a finger. The board, a correction of what is live, and every screen of the desk under axe.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { Writing, enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { outside } from "./support/layout.mjs";

const PHONE = { width: 360, height: 740, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

for (const language of ["en", "fa"]) {
  const t = words(language);
  let session;
  const here = house({ prepare: async ({ server }) => (session = await setUp(server, { language })) });
  const come = async (options) => {
    const visitor = await here.visitor({ scripts: [AXE], locale: language, ...options });
    await enter(visitor, session);
    return visitor;
  };
  const ask = async (name) => JSON.parse((await here.server.ask(`/api/desk/${name}`, { headers: { cookie: session } })).text);

  test(`${language}: on a phone a mistake in a live story is found on the board, corrected, and said to readers`, async () => {
    const phone = await come(PHONE);
    const { page } = phone;
    await phone.open(`/desk?edition=${language}&state=published`);
    const row = page.locator("main tbody tr").first();
    const headline = (await row.locator(".board-headline").innerText()).trim();
    await row.locator(".board-headline").tap();
    const writing = new Writing(phone, language);
    await writing.body.waitFor();
    await phone.ready();
    const live = await writing.address();
    const paragraph = writing.body.locator("p").first();
    await paragraph.tap();
    await page.waitForTimeout(250);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(language === "fa" ? "اصلاح: " : "Mended: ");
    const publish = page.locator("main .bar button.primary");
    await publish.tap();
    await page.locator("main .line.saved").waitFor();
    if (await page.locator("main .concerns").count()) {
      // What to look at, and the way on, stand in one screen.
      const onward = page.locator("main .concerns button.primary");
      const { y, height } = await onward.boundingBox();
      assert.ok(y >= 0 && y + height <= page.viewportSize().height, "one goes on without searching");
      await onward.tap();
      await page.locator("main .concerns").waitFor({ state: "detached" });
      await page.locator("main .line.saved").waitFor();
    }
    await page.locator("aside.panel summary", { hasText: t.correct }).tap();
    const note = language === "fa" ? "نام ایستگاه درست شد." : "The name of the station was wrong.";
    await page.locator("#correction-text").fill(note);
    await page.getByRole("button", { name: t.correct_enter, exact: true }).tap();
    await page.locator("main .line.saved", { hasText: t.acted_corrected }).waitFor();
    const { text } = await here.server.ask(live);
    assert.ok(text.includes(note), `${headline}: ${live}`);
    assert.ok(text.includes(language === "fa" ? "اصلاح: " : "Mended: "));
    await phone.leave();
  });

  test(`${language}: every screen of the desk is sound for who cannot see or point, in both schemes, on a desk and a phone; nothing sticks out`, async () => {
    const { pathname } = new URL(await storyOf(here, session, language), here.server.origin);
    const person = (await ask("people")).people?.[0]?.id;
    const screens = [
      "/desk", "/desk?view=missing", "/desk?view=due", "/desk?q=a", "/desk/notices", "/desk/people", "/desk/account", "/desk/library", "/desk/settings",
      pathname, `${pathname}/history`, ...(person ? [`/desk/people/${person}`] : []),
    ];
    const faults = [];
    for (const [shape, options] of Object.entries({ desk: {}, phone: { width: 360, height: 740 } })) {
      const visitor = await come(options);
      for (const scheme of ["light", "dark"]) {
        await visitor.page.emulateMedia({ colorScheme: scheme });
        for (const path of screens) {
          await visitor.open(path);
          if (path === pathname) await new Writing(visitor, language).body.waitFor();
          await visitor.page.evaluate(() => document.querySelectorAll("main details").forEach((part) => (part.open = true)));
          await assertAccessible(visitor.page, `${language}: ${path} on a ${shape} in ${scheme}`);
          faults.push(...(await visitor.page.evaluate(outside)).map((fault) => `${path} on a ${shape}: sticks out: ${fault}`));
        }
      }
      await visitor.leave();
    }
    assert.deepEqual(faults, []);
  });
}

/** Where a published story of the edition is written. */
async function storyOf(here, session, edition) {
  const { text } = await here.server.ask(`/desk?edition=${edition}&state=published`, { headers: { cookie: session } });
  return /\/desk\/write\/[0-9a-z]{26}/.exec(text)[0];
}
