// Getting in, as somebody new does: invited by mail, a second factor, a lost phone, a forgotten password, sessions ended.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { ADMIN, enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { letterAfter, letters, totp } from "./support/letters.mjs";

const HOSTILE = "<img src=x onerror=alert(1)>\u202E\r\nBcc: eve@evil.example";

for (const language of ["en", "fa"]) {
  const t = words(language);
  const email = "sara@news.example";
  const person = { login: "sara", name: HOSTILE, password: "a lamp on the platform", next: "the ferry at noon, by the bridge" };
  let admin;
  const here = house({ prepare: async ({ server }) => (admin = await setUp(server, { language, email: "admin@news.example" })) });
  const come = (options) => here.visitor({ scripts: [AXE], locale: language, ...options });
  const press = (visitor, name) => visitor.page.getByRole("button", { name, exact: true }).click();
  const path = (visitor) => new URL(visitor.page.url()).pathname;
  let secret;
  let codes;

  /** Nothing is wider than the screen, and nothing is wrong for who cannot see or point. */
  const looksRight = async (visitor, what) => {
    await assertAccessible(visitor.page, `${language}: ${what}`);
    const { width } = visitor.page.viewportSize();
    await visitor.page.setViewportSize({ width: 360, height: 740 });
    const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${language}: ${what} is ${wide} px wide on a phone`);
    await assertAccessible(visitor.page, `${language}: ${what} on a phone`);
    await visitor.page.setViewportSize({ width, height: 900 });
  };

  const signIn = async (visitor, password, code) => {
    await visitor.page.goto("/desk/sign-in");
    await visitor.page.getByLabel(t.login, { exact: true }).fill(person.login);
    await visitor.page.getByLabel(t.password, { exact: true }).fill(password);
    await press(visitor, t.sign_in);
    if (!code) return;
    await visitor.page.getByRole("heading", { level: 1, name: t.second_step }).waitFor();
    await visitor.page.getByLabel(t.code, { exact: true }).fill(code);
    await press(visitor, t.go_on);
  };

  test(`${language}: an invitation goes out as a letter, in the receiver's language`, async () => {
    const visitor = await come();
    await enter(visitor, admin);
    await visitor.open("/desk/people");
    await looksRight(visitor, "people");
    await visitor.page.getByLabel(t.email, { exact: true }).fill(email);
    await visitor.page.getByRole("radio", { name: t.role_editor }).check();
    await visitor.page.locator("#invite select").selectOption(language);
    await press(visitor, t.invite_send);
    await visitor.page.locator("#invites [role=status]").waitFor();
    const letter = await letterAfter(here.server, 0, email);
    assert.match(letter.link, /\/desk\/invite\/[0-9a-f]{64}$/);
    assert.equal(letter.head["content-language"], language);
    assert.match(letter.html, new RegExp(`<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}">`));
    assert.ok(letter.text.includes(ADMIN.name), letter.text);
    assert.equal(here.server.said.includes(letter.link), false, "a link stands in no log");
    await visitor.ready();
    await looksRight(visitor, "people with an invitation");
    await visitor.leave();
  });

  test(`${language}: without JavaScript the link lets somebody join, with a hostile name, and works once`, async () => {
    const { link } = letters(here.server)[0];
    const visitor = await come({ javaScript: false });
    const { page } = visitor;
    await page.goto(new URL(link).pathname);
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    await page.getByLabel(t.your_name, { exact: true }).fill(person.name.replace("\r\n", " "));
    await page.getByLabel(t.login, { exact: true }).fill(person.login);
    await page.getByLabel(t.password, { exact: true }).fill("password");
    await press(visitor, t.join);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_common);
    assert.equal(await page.getByLabel(t.login, { exact: true }).inputValue(), person.login, "what was filled in stays");
    await page.getByLabel(t.password, { exact: true }).fill(person.password);
    await press(visitor, t.join);
    assert.equal(await page.getByRole("status").innerText(), t.done_joined);
    await page.goto(new URL(link).pathname);
    assert.ok((await page.locator("main").innerText()).includes(t.link_ended), "once");
    await visitor.leave();
    const scripted = await come();
    await scripted.open(new URL(link).pathname);
    await looksRight(scripted, "a link that has ended");
    await scripted.leave();
  });

  test(`${language}: an invitation that is sent again ends the link before`, async () => {
    const other = "ben@news.example";
    const before = letters(here.server).length;
    await here.server.post("/desk/people/invite", { email: other, role: "author", language }, { cookie: admin });
    const first = await letterAfter(here.server, before, other);
    const manager = await come();
    await enter(manager, admin);
    await manager.open("/desk/people");
    const sent = letters(here.server).length;
    await manager.page.getByRole("button", { name: `${t.send_again}: ${other}`, exact: true }).click();
    await manager.page.locator("#invites [role=status]").waitFor();
    const second = await letterAfter(here.server, sent, other);
    assert.notEqual(second.link, first.link);
    const visitor = await come();
    await visitor.open(new URL(first.link).pathname);
    assert.ok((await visitor.page.locator("main").innerText()).includes(t.link_ended));
    await visitor.open(new URL(second.link).pathname);
    await visitor.page.getByLabel(t.your_name, { exact: true }).waitFor();
    await looksRight(visitor, "an invitation");
    await manager.page.getByRole("button", { name: `${t.take_back}: ${other}`, exact: true }).click();
    await manager.page.getByRole("status").waitFor();
    await visitor.open(new URL(second.link).pathname);
    assert.ok((await visitor.page.locator("main").innerText()).includes(t.link_ended), "taken back");
    await manager.leave();
    await visitor.leave();
  });

  test(`${language}: a second factor is set up with the keyboard alone, and the hostile name does nothing`, async () => {
    const visitor = await come();
    const { page } = visitor;
    await signIn(visitor, person.password);
    await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    await visitor.open("/desk/account");
    assert.ok(!(await page.locator("img[src=x]").count()), "a name is text");
    await looksRight(visitor, "the account");
    const button = page.getByRole("button", { name: t.two_factor_set_up, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator(".qr svg").waitFor();
    await visitor.ready();
    await looksRight(visitor, "a second factor being set up");
    secret = await page.locator(".secret code").innerText();
    codes = await page.locator(".codes code").allInnerTexts();
    assert.equal(codes.length, 10);
    const field = page.getByLabel(t.two_factor_enter, { exact: true });
    await field.focus();
    await page.keyboard.type(totp(secret));
    await page.keyboard.press("Enter");
    await page.locator("#two-factor [role=status]").waitFor();
    assert.equal(await page.locator("#two-factor [role=status]").innerText(), t.done_two_factor);
    await visitor.ready();
    await press(visitor, t.sign_out);
    await page.getByRole("heading", { level: 1, name: t.sign_in }).waitFor();
    await visitor.leave();
  });

  test(`${language}: signing in asks for a code, takes each once, and takes a recovery code once`, async () => {
    const visitor = await come();
    const { page } = visitor;
    const code = totp(secret, 1);
    await signIn(visitor, person.password, "123");
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("alert").innerText(), t.problem_code);
    await visitor.ready();
    await looksRight(visitor, "the second step");
    await page.getByLabel(t.code, { exact: true }).fill(code);
    await press(visitor, t.go_on);
    await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    await visitor.ready();
    await signIn(visitor, person.password, code);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_code, "a code counts once");
    await page.getByLabel(t.code, { exact: true }).fill(codes[0].toUpperCase().replaceAll("-", " "));
    await press(visitor, t.go_on);
    await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    await signIn(visitor, person.password, codes[0]);
    assert.equal(await page.getByRole("alert").innerText(), t.problem_code, "a recovery code counts once");
    await visitor.leave();
  });

  test(`${language}: a forgotten password is set anew by mail, ends every session, and the link works once`, async () => {
    const signedIn = await come();
    await signIn(signedIn, person.password, codes[1]);
    await signedIn.page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    const visitor = await come();
    const { page } = visitor;
    await visitor.open("/desk/sign-in");
    await looksRight(visitor, "sign-in");
    await page.getByRole("link", { name: t.forgot_password }).click();
    await page.getByRole("heading", { level: 1, name: t.reset_title }).waitFor();
    await looksRight(visitor, "asking for a new password");
    const before = letters(here.server).length;
    for (const address of ["nobody@news.example", email]) {
      await page.getByLabel(t.email, { exact: true }).fill(address);
      await press(visitor, t.reset_send);
      await page.getByRole("status").waitFor();
      assert.equal(await page.getByRole("status").innerText(), t.done_reset, "the same for both");
      await visitor.open("/desk/reset");
    }
    const letter = await letterAfter(here.server, before, email);
    assert.equal(letters(here.server).length, before + 1);
    assert.ok(!/evil\.example/.test(letter.head.bcc ?? ""), "no line was added to the head");
    assert.equal(letter.head.to.match(/@/g).length, 1 + (letter.head.to.includes("eve@evil.example") ? 1 : 0));
    await visitor.open(new URL(letter.link).pathname);
    await looksRight(visitor, "setting a new password");
    await page.getByLabel(t.password, { exact: true }).fill(person.next);
    await press(visitor, t.reset_set);
    await page.getByRole("status").waitFor();
    assert.equal(await page.getByRole("status").innerText(), t.done_password);
    await visitor.open(new URL(letter.link).pathname);
    assert.ok((await page.locator("main").innerText()).includes(t.link_ended), "once");
    await signedIn.page.goto("/desk");
    assert.equal(path(signedIn), "/desk/sign-in", "every session has ended");
    await signIn(visitor, person.next, codes[2]);
    await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    await signedIn.context.close();
    await visitor.leave();
  });

  test(`${language}: sessions are ended from the list`, async () => {
    const [one, two] = [await come(), await come()];
    await signIn(one, person.next, codes[3]);
    await one.page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    await signIn(two, person.next, codes[4]);
    await two.page.getByRole("heading", { level: 1, name: t.board }).waitFor();
    await two.open("/desk/account");
    assert.ok((await two.page.locator("#sessions li").count()) >= 2);
    assert.equal(await two.page.locator("#sessions li").first().locator(".tag").innerText(), t.session_here);
    await press(two, t.sessions_end_others);
    await two.page.locator("#sessions [role=status]").waitFor();
    assert.equal(await two.page.locator("#sessions li").count(), 1);
    await one.page.goto("/desk");
    assert.equal(path(one), "/desk/sign-in");
    await one.context.close();
    await two.leave();
  });

  test(`${language}: whoever manages people changes a role, keeps somebody out, and cannot lose the last admin`, async () => {
    const visitor = await come();
    const { page } = visitor;
    await enter(visitor, admin);
    await visitor.open("/desk/people");
    await page.locator("main a bdi", { hasText: "onerror" }).click();
    await page.getByRole("radio", { name: t.role_publisher }).check();
    await looksRight(visitor, "a person");
    await page.locator("#role").getByRole("button", { name: t.save, exact: true }).click();
    await page.locator("#role [role=status]").waitFor();
    await visitor.ready();
    await press(visitor, t.person_disable);
    await page.locator("#access [role=status]").waitFor();
    await visitor.open("/desk/people");
    assert.ok((await page.locator("main").innerText()).includes(t.person_disabled));
    await page.getByRole("link", { name: ADMIN.name, exact: true }).click();
    await page.locator("#access").waitFor();
    await press(visitor, t.person_disable);
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("alert").innerText(), t.problem_last_admin);
    await visitor.leave();
  });
}
