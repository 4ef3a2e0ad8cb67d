// A day at the desk, as one story sees it: two people, from the first word to its withdrawal; with the mouse, and by keyboard
// alone; in en and fa.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { ADMIN, Writing, setUp, words } from "./support/desk.mjs";
import { Keyboard, Mouse } from "./support/hands.mjs";
import { house } from "./support/house.mjs";
import { letterAfter, letters } from "./support/letters.mjs";
import { TOP } from "./support/server.mjs";

const STORY = {
  en: {
    mouse: { headline: "The lamp on the pier burns again", path: "the-lamp-on-the-pier-burns-again", moved: "pier-lamp" },
    keyboard: { headline: "Again a lamp on the pier", path: "again-a-lamp-on-the-pier", moved: "lamp-again" },
    deck: "After eleven years the harbour has its light back.",
    text: "The lamp was lit on Monday.",
    mistake: " It is seen  from the bridge.",
    mended: "It is seen from the bridge.",
    pasted: "Winter on the pier",
    answer: " Nine people had come.",
    wrong: ["Monday", "Tuesday"],
    remark: "How many people were there?",
    correction: "The lamp was lit on Tuesday, not on Monday.",
    note: "The lamp was a reflection.",
  },
  fa: {
    mouse: { headline: "چراغ اسکله باز روشن شد", path: "چراغ-اسکله-باز-روشن-شد", moved: "چراغ-اسکله" },
    keyboard: { headline: "باز هم چراغی بر اسکله", path: "باز-هم-چراغی-بر-اسکله", moved: "باز-چراغ" },
    deck: "بندر پس از یازده سال دوباره چراغ دارد.",
    text: "چراغ دوشنبه روشن شد.",
    mistake: " از پل  دیده می‌شود.",
    mended: "از پل دیده می‌شود.",
    pasted: "دفتر فانوس‌بان",
    answer: " نُه نفر آمده بودند.",
    wrong: ["دوشنبه", "سه‌شنبه"],
    remark: "چند نفر آمده بودند؟",
    correction: "چراغ سه‌شنبه روشن شد، نه دوشنبه.",
    note: "چراغ فقط یک بازتاب بود.",
  },
};
const WRITER = { name: "Lea Marin", login: "lea", password: "nine boats at the pier", email: "lea@news.example" };
const HANDS = { mouse: Mouse, keyboard: Keyboard };

for (const language of ["en", "fa"]) {
  const t = words(language);
  const library = words(language, "library");
  const here = house({
    prepare: async ({ server }) => {
      await setUp(server, { language, email: "sana@news.example" });
    },
  });

  for (const [how, Hand] of Object.entries(HANDS)) {
    const { [how]: own, ...common } = STORY[language];
    const story = { ...common, ...own };
    const come = async (options) => {
      const visitor = await here.visitor({ scripts: [AXE], locale: language, ...options });
      return Object.assign(visitor, { hand: new Hand(visitor.page) });
    };
    const button = ({ page }, name) => page.getByRole("button", { name, exact: true });

    const signIn = async (visitor, { login, password }) => {
      await visitor.open("/desk/sign-in");
      await visitor.hand.fill(visitor.page.getByLabel(t.login, { exact: true }), login);
      await visitor.hand.fill(visitor.page.getByLabel(t.password, { exact: true }), password);
      await visitor.hand.press(button(visitor, t.sign_in));
      await visitor.page.getByRole("heading", { level: 1, name: t.board }).waitFor();
      await visitor.ready();
    };

    const saved = async (writing) => {
      await writing.page.locator("main .line.saved, main .line.failed").waitFor();
      assert.equal(await writing.page.locator("main .line.failed").count(), 0, await writing.line.innerText());
    };

    /** The desk's own page of a story, opened from what somebody was told. */
    const openNotice = async (visitor, told) => {
      await visitor.open("/desk/notices");
      const line = visitor.page.locator("main .rows a", { hasText: story.headline }).first();
      assert.equal((await line.innerText()).replace(/[\u2066-\u2069]/g, ""), told.replace("{name}", ADMIN.name).replace("{headline}", story.headline));
      await visitor.hand.press(line);
      const writing = new Writing(visitor, language);
      await writing.body.waitFor();
      await visitor.ready();
      return writing;
    };

    const found = async (path) => {
      const { status, headers, text } = await here.server.ask(encodeURI(path));
      return { status, to: headers.location && decodeURI(headers.location), text };
    };

    test(`${language}, ${how}: a whole day`, async () => {
      const path = `/${language}/${story.path}`;
      const publisher = await come();
      const writer = await come();

      // Somebody new is asked to join, and signs in.
      await signIn(publisher, ADMIN);
      await publisher.open("/desk/people");
      const email = `${how}.${WRITER.email}`;
      const sent = letters(here.server).length;
      await publisher.hand.fill(publisher.page.getByLabel(t.email, { exact: true }), email);
      await publisher.hand.check(publisher.page.getByRole("radio", { name: t.role_author }));
      await publisher.hand.press(button(publisher, t.invite_send));
      await publisher.page.locator("#invites [role=status]").waitFor();
      const { link } = await letterAfter(here.server, sent, email);
      await writer.open(new URL(link).pathname);
      const person = { ...WRITER, login: `${WRITER.login}-${how}` };
      for (const [label, value] of [[t.your_name, person.name], [t.login, person.login], [t.password, person.password]]) {
        await writer.hand.fill(writer.page.getByLabel(label, { exact: true }), value);
      }
      await writer.hand.press(button(writer, t.join));
      await writer.page.getByRole("heading", { level: 1, name: t.sign_in }).waitFor();
      await signIn(writer, person);

      // The writer begins a story.
      const { page, hand } = writer;
      await hand.unfold(page.locator("summary", { hasText: t.new_story }));
      await hand.choose(page.locator("#new-edition"), language);
      await hand.fill(page.locator("#new-headline"), story.headline);
      await hand.press(button(writer, t.begin_writing));
      let writing = new Writing(writer, language);
      await writing.body.waitFor();
      await writer.ready();
      await hand.fill(page.locator("#deck"), story.deck);
      await hand.enterText(writing.body);
      await page.keyboard.type(story.text + story.mistake);

      // A mistake is underlined; a key mends it.
      await page.locator(".mistake").waitFor();
      await page.keyboard.press("F8");
      await page.keyboard.press("Alt+Enter");
      await page.locator(".mistake").waitFor({ state: "detached" });
      assert.ok((await writing.paragraph()).includes(story.mended), await writing.paragraph());

      // Pages of Word, from the clipboard.
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      await writer.context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const html = readFileSync(join(TOP, "end2end", "editor", "clipboard", `word-${language}.html`), "utf8");
      await copied(writer, html);
      await page.keyboard.press("Control+V");
      await writing.body.locator("h2, h3", { hasText: story.pasted }).waitFor();
      assert.ok(!(await writing.body.innerHTML()).match(/mso-|MsoNormal/), "nothing of Word's dress");

      // A picture, and a gallery of two.
      await page.keyboard.press("Control+End");
      await hand.tool(writing.button(t.editor_picture));
      const dialog = page.getByRole("dialog", { name: library.pick_title });
      const options = dialog.locator("[role=option]");
      await options.first().waitFor();
      await hand.press(options.first());
      await dialog.locator("textarea").waitFor();
      if (how === "mouse") await dialog.locator("textarea").fill(story.deck);
      else await hand.fill(dialog.locator("textarea"), story.deck);
      await hand.press(dialog.getByRole("button", { name: library.pick_use }));
      await writing.body.locator(".block-figure img").waitFor();
      await hand.tool(writing.button(t.editor_insert));
      await page.keyboard.type(t.editor_gallery);
      await page.keyboard.press("Enter");
      await options.nth(1).waitFor();
      await hand.press(options.nth(0));
      if (how === "mouse") await options.nth(1).click();
      else {
        await page.keyboard.press(language === "fa" ? "ArrowLeft" : "ArrowRight");
        await page.keyboard.press("Space");
      }
      await dialog.locator("textarea").nth(1).waitFor();
      await hand.press(dialog.getByRole("button", { name: library.pick_use }));
      await writing.body.locator(".block-gallery img").nth(1).waitFor();

      // As readers will see it; the link needs no account, and tells nobody else.
      const opened = writer.context.waitForEvent("page");
      await hand.press(button(writer, t.preview_make));
      const preview = await opened;
      await preview.waitForLoadState();
      const stranger = await here.visitor();
      const answer = await stranger.page.goto(preview.url());
      const shown = stranger.page.locator("main h1");
      assert.equal(await shown.innerText(), story.headline);
      assert.match(answer.headers()["x-robots-tag"], /noindex/);
      assert.equal(await stranger.page.locator("main .body img").count() >= 3, true, "its pictures");
      await stranger.leave();
      await preview.close();
      assert.equal((await found(path)).status, 404, "readers do not have it");

      // Handed on, sent back with a word, answered, handed on again.
      await handsOn(writer);
      await publisher.open("/desk?view=waiting");
      await publisher.hand.press(publisher.page.locator("main tbody tr", { hasText: story.headline }).locator(`td a`).first());
      let desk = new Writing(publisher, language);
      await desk.body.waitFor();
      await publisher.ready();
      await publisher.hand.fill(publisher.page.locator("#send-back-remark"), story.remark);
      await publisher.hand.press(button(publisher, t.send_back));
      await saved(desk);
      writing = await openNotice(writer, t.notice_sent_back);
      assert.ok((await page.locator(".remarks").innerText()).includes(story.remark));
      await hand.enterText(writing.body);
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("End");
      await page.keyboard.type(story.answer);
      await assertAccessible(page, `${language}: a story in hand`);
      await hand.press(page.locator(".remarks button", { hasText: t.remark_resolve }).first());
      await saved(writing);
      await handsOn(writer);

      // Planned for the next minute of the edition's clock, and out by itself.
      await publisher.page.reload();
      await publisher.ready();
      desk = new Writing(publisher, language);
      await desk.body.waitFor();
      const first = await desk.paragraph();
      assert.ok(first.includes(story.mended + story.answer), first);
      await publisher.hand.unfold(publisher.page.locator("aside.panel summary", { hasText: t.plan_publication }));
      const zone = await publisher.page.locator("form.moment small").first().innerText();
      const moment = new Date(Date.now() + (new Date().getUTCSeconds() > 40 ? 120_000 : 60_000));
      await publisher.hand.fill(publisher.page.locator("#publication-day"), day(moment, zone, language));
      await publisher.hand.fill(publisher.page.locator("#publication-time"), clock(moment, zone));
      const plan = publisher.page.locator("#publication-day ~ button");
      await publisher.hand.press(plan);
      const asks = publisher.page.locator("main .concerns");
      await asks.or(publisher.page.locator(".plans li")).first().waitFor();
      if (await asks.count()) await publisher.hand.press(plan);
      await publisher.page.locator(".plans li").waitFor();
      await saved(desk);
      assert.equal((await found(path)).status, 404, "not before its time");
      await live(async () => (await found(path)).status === 200, 130_000);
      const reader = await here.visitor();
      await reader.open(encodeURI(path));
      assert.equal(await reader.page.locator("main h1").innerText(), story.headline);
      const read = await reader.page.locator("main .body").innerText();
      assert.ok(read.includes(story.mended), read);

      // A mistake is corrected in public.
      await publisher.page.reload();
      await publisher.ready();
      await desk.body.waitFor();
      const [wrong, right] = story.wrong;
      await publisher.hand.enterText(desk.body);
      await publisher.page.keyboard.press("Control+F");
      await publisher.page.keyboard.type(wrong);
      await publisher.hand.fill(publisher.page.getByLabel(t.editor_find_replace), right);
      await publisher.hand.press(button(publisher, t.editor_find_all));
      await publisher.page.keyboard.press("Escape");
      await publishes(publisher, desk);
      await publisher.hand.unfold(publisher.page.locator("aside.panel summary", { hasText: t.correct }));
      await publisher.hand.fill(publisher.page.locator("#correction-text"), story.correction);
      await publisher.hand.press(button(publisher, t.correct_enter));
      await saved(desk);
      for (const page of [path, `/${language}/corrections`]) assert.ok((await found(page)).text.includes(story.correction), page);
      assert.ok((await found(path)).text.includes(right));

      // It moves; the old address leads on.
      await publisher.hand.unfold(publisher.page.locator("aside.panel summary", { hasText: t.address.replace("…", "") }).first());
      await publisher.hand.fill(publisher.page.locator("#path"), story.moved);
      await publisher.hand.press(button(publisher, t.address_change));
      await saved(desk);
      const moved = `/${language}/${story.moved}`;
      assert.deepEqual([(await found(path)).status, (await found(path)).to], [301, moved]);

      // An earlier text is taken back, and published.
      await publisher.hand.press(publisher.page.getByRole("link", { name: t.history, exact: true }));
      await publisher.page.locator(".past li").nth(1).waitFor();
      await publisher.ready();
      await assertAccessible(publisher.page, `${language}: its history`);
      const earlier = publisher.page.locator(".past li", { hasNotText: t.seen_by_readers }).nth(1).getByRole("link").first();
      await publisher.hand.press(earlier);
      await publisher.page.locator(".past a[aria-current]").waitFor();
      await publisher.ready();
      await publisher.hand.press(button(publisher, t.restore));
      await desk.body.waitFor();
      await publisher.ready();
      assert.ok((await desk.paragraph()).includes(wrong), await desk.paragraph());
      await publishes(publisher, desk);
      assert.ok((await found(moved)).text.includes(wrong), "readers have the earlier text");

      // Withdrawn, with a word to readers.
      await publisher.hand.unfold(publisher.page.locator("aside.panel summary", { hasText: t.take_down }));
      await publisher.hand.fill(publisher.page.locator("#withdraw-note"), story.note);
      await publisher.hand.press(button(publisher, t.withdraw));
      await publisher.hand.press(button(publisher, t.withdraw_sure));
      await publisher.page.locator("main .line.saved", { hasText: t.acted_withdrawn }).waitFor();
      assert.ok(!(await publisher.page.locator("main .bar button.primary").isVisible()), "it is not published again");
      const gone = await found(moved);
      assert.equal(gone.status, 410);
      assert.ok(gone.text.includes(story.note));
      await reader.leave();
      await writer.leave();
      await publisher.leave();
    });

    /** Hands the story on; from then on it is the editors', and the writer finds it on the board. */
    async function handsOn(visitor) {
      await visitor.hand.press(button(visitor, t.hand_on));
      await visitor.page.getByRole("heading", { level: 1, name: t.board }).waitFor();
      await visitor.ready();
      assert.ok((await visitor.page.locator("main tbody tr", { hasText: story.headline }).innerText()).includes(t.state_in_review));
    }

    /** Publishes; what there is to look at was looked at. */
    async function publishes(visitor, writing) {
      const go = visitor.page.locator("main .bar button.primary");
      const concerns = visitor.page.locator("main .concerns");
      await visitor.hand.press(go);
      await saved(writing);
      if (await concerns.count()) {
        await visitor.hand.press(go);
        await concerns.waitFor({ state: "detached" });
        await saved(writing);
      }
    }
  }
}

/** HTML in the clipboard, as another program leaves it there. */
async function copied({ context, page, origin }, html) {
  const source = await context.newPage();
  await source.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Another program</title>" }));
  await source.goto(`${origin}/another-program`);
  await source.bringToFront();
  await source.evaluate((html) => navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob(["-"], { type: "text/plain" }) })]), html);
  await source.close();
  await page.bringToFront();
}

/** A day as somebody of the edition types it. */
function day(moment, zone, language) {
  const parts = new Intl.DateTimeFormat(language === "fa" ? "fa-u-ca-persian-nu-arabext" : "en-u-ca-gregory", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(moment);
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${part("year")}/${part("month")}/${part("day")}`;
}

const clock = (moment, zone) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(moment);

async function live(condition, within) {
  const end = Date.now() + within;
  while (!(await condition())) {
    assert.ok(Date.now() < end, "it went out by itself");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
