// The door of the desk: set-up, sign-in, throttling, sessions; and what readers never get of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { ADMIN, enter, sessionOf, setUp, signIn, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { demoFolder, serve } from "./support/server.mjs";

const here = house();
const t = words("en");

// In this order: set-up is open until the test that closes it.

test("before set-up the desk leads to set-up, and the token was printed", async () => {
  assert.match(here.server.said, /\/desk\/setup\?token=[0-9a-f]{32}$/m);
  for (const path of ["/desk", "/desk/sign-in", "/desk/anything"]) {
    const answer = await here.server.ask(path);
    assert.equal(answer.headers.location, "/desk/setup", path);
    assert.match(answer.headers["cache-control"], /no-store/, path);
  }
});

test("a wrong token and a weak password are refused in words, and what was filled in stays", async () => {
  const visitor = await here.visitor();
  await visitor.open("/desk/setup");
  const { page } = visitor;
  const fill = async (token, password) => {
    await page.getByLabel(t.set_up_token, { exact: true }).fill(token);
    await page.getByLabel(t.your_name, { exact: true }).fill(ADMIN.name);
    await page.getByLabel(t.login, { exact: true }).fill(ADMIN.login);
    await page.getByLabel(t.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: t.set_up, exact: true }).click();
    await page.getByRole("alert").waitFor();
    return page.getByRole("alert").innerText();
  };
  assert.equal(await fill("0".repeat(32), ADMIN.password), t.problem_token);
  assert.equal(await page.getByLabel(t.your_name, { exact: true }).inputValue(), ADMIN.name);
  assert.equal(await fill(here.server.setUpToken, "password"), t.problem_common);
  assert.equal(await page.getByLabel(t.set_up_token, { exact: true }).inputValue(), here.server.setUpToken);
  assert.equal(await page.getByLabel(t.login, { exact: true }).inputValue(), ADMIN.login);
  assert.equal(await page.getByLabel(t.password, { exact: true }).inputValue(), "", "never the password");
  assert.ok(!page.url().includes("password"), page.url());
  const short = await here.server.post("/desk/setup", { token: here.server.setUpToken, language: "en", ...ADMIN, password: "kettle" });
  assert.match(short.headers.location, /problem=short/);
  assert.equal(short.headers["set-cookie"], undefined);
  await visitor.leave();
});

test("the printed token lets the first person in", async () => {
  const visitor = await here.visitor();
  await visitor.open(`/desk/setup?token=${here.server.setUpToken}`);
  const { page } = visitor;
  await page.getByLabel(t.your_name, { exact: true }).fill(ADMIN.name);
  await page.getByLabel(t.login, { exact: true }).fill(ADMIN.login);
  await page.getByLabel(t.password, { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: t.set_up, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
  await visitor.ready();
  assert.equal(new URL(page.url()).pathname, "/desk");
  assert.ok((await page.locator("main tbody tr").count()) >= 20, "the stories stand on the board");
  const [cookie] = await visitor.context.cookies();
  assert.deepEqual([cookie.httpOnly, cookie.sameSite, cookie.path, cookie.secure], [true, "Lax", "/", false]);
  await visitor.leave();
});

test("set-up is closed for good once there is somebody", async () => {
  const visitor = await here.visitor();
  await visitor.open("/desk/setup");
  assert.ok((await visitor.page.locator("main").innerText()).includes(t.set_up_done));
  const again = await here.server.post("/desk/setup", { token: here.server.setUpToken, language: "en", name: "Other", login: "other", password: ADMIN.password });
  assert.match(again.headers.location, /problem=token/);
  assert.equal(again.headers["set-cookie"], undefined);
  await visitor.leave();
});

test("a wrong password and an unknown login get the same answer; the right one opens the board", async () => {
  const visitor = await here.visitor();
  await visitor.open("/desk");
  assert.equal(new URL(visitor.page.url()).pathname, "/desk/sign-in");
  const { page } = visitor;
  const attempt = async (login, password) => {
    await page.getByLabel(t.login, { exact: true }).fill(login);
    await page.getByLabel(t.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: t.sign_in, exact: true }).click();
  };
  for (const login of [ADMIN.login, "nobody"]) {
    await attempt(login, "not the password");
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByRole("alert").innerText(), t.problem_credentials);
    assert.equal(await page.getByLabel(t.login, { exact: true }).inputValue(), login);
    await visitor.ready();
  }
  await attempt(ADMIN.login.toUpperCase(), ADMIN.password);
  await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
  await visitor.leave();
});

test("the session's cookie is closed to scripts and other sites, and bound to TLS where there is TLS", async () => {
  const answer = await here.server.post("/desk/sign-in", { login: ADMIN.login, password: ADMIN.password });
  assert.equal(answer.status, 303);
  const [cookie] = answer.headers["set-cookie"];
  for (const flag of [/; HttpOnly/, /; SameSite=Lax/, /; Path=\/(;|$)/, /; Max-Age=\d+/]) assert.match(cookie, flag);
  assert.ok(!/Domain=/i.test(cookie), cookie);
  assert.match(answer.headers["cache-control"], /no-store/);

  const safe = await serve(await demoFolder(), "--origin", "https://news.example");
  const origin = { origin: "https://news.example", "sec-fetch-site": "same-origin", host: "news.example" };
  const { headers } = await safe.post("/desk/setup", { token: safe.setUpToken, language: "en", ...ADMIN }, origin);
  assert.match(headers["set-cookie"]?.[0] ?? "", /^__Host-[^;]+;.*; Secure/);
  await safe.stop();
});

test("nobody keeps a page of the desk or its data", async () => {
  const session = await signIn(here.server);
  for (const path of ["/desk", "/desk/sign-in", "/desk/setup", "/desk/write/nothing", "/desk/nothing", "/api/desk/board", "/api/desk/door", "/api/desk/nothing"]) {
    for (const headers of [{}, { cookie: session }]) {
      const answer = await here.server.ask(path, { headers });
      assert.match(answer.headers["cache-control"] ?? "", /no-store/, path);
    }
  }
  assert.equal((await here.server.ask("/desk/nothing", { headers: { cookie: session } })).status, 404);
  assert.equal((await here.server.ask("/desk/write/nothing", { headers: { cookie: session } })).status, 404);
});

test("signing out ends the session at the server", async () => {
  const session = await signIn(here.server);
  const visitor = await here.visitor();
  await enter(visitor, session);
  await visitor.open("/desk");
  await visitor.page.getByRole("button", { name: t.sign_out, exact: true }).click();
  await visitor.page.getByRole("heading", { level: 1, name: t.sign_in }).waitFor();
  assert.deepEqual(await visitor.context.cookies(), []);
  assert.equal((await here.server.ask("/api/desk/board", { headers: { cookie: session } })).status, 401);
  const page = await here.server.ask("/desk", { headers: { cookie: session } });
  assert.equal(page.headers.location, "/desk/sign-in");
  assert.ok(!page.text.includes(ADMIN.name));
  await visitor.leave();
});

test("a reader with a session gets the same page as everyone", async () => {
  const session = await signIn(here.server);
  const [anonymous, signedIn] = await Promise.all([{}, { cookie: session }].map((headers) => here.server.ask("/en/", { headers })));
  assert.equal(signedIn.text, anonymous.text);
});

test("readers load nothing of the desk, and the desk nothing of theirs", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  await visitor.page.locator("main article h2 a").first().click();
  await visitor.until(() => document.activeElement.tagName === "H1");
  const loaded = visitor.asked.map(({ url }) => new URL(url).pathname);
  assert.ok(loaded.some((path) => path.endsWith(".wasm")));
  assert.deepEqual(loaded.filter((path) => /desk|editor/.test(path)), []);
  assert.ok(!/desk\.|editor\./.test((await here.server.ask("/en/")).text), "nor do their pages name it");
  visitor.documents();
  await enter(visitor, await signIn(here.server));
  await visitor.open("/desk");
  const desk = visitor.asked.map(({ url }) => new URL(url).pathname);
  assert.ok(desk.some((path) => /\/desk\..*wasm$/.test(path)));
  assert.deepEqual(desk.filter((path) => /\/(site|main)\./.test(path)), []);
  await visitor.leave();
});

test("the desk's pages have no fault that axe knows, in light and dark, wide and narrow", async () => {
  const visitor = await here.visitor({ scripts: [AXE] });
  const session = await signIn(here.server);
  for (const path of ["/desk/sign-in", "/desk/setup", "/desk"]) {
    if (path === "/desk") await enter(visitor, session);
    await visitor.open(path);
    for (const width of [1280, 360]) {
      await visitor.page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await visitor.page.emulateMedia({ colorScheme });
        await assertAccessible(visitor.page, `${path} ${width} ${colorScheme}`);
      }
      assert.ok((await visitor.page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${path} fits ${width} px`);
    }
  }
  await visitor.page.locator("main tbody td a").first().click();
  await visitor.page.locator("main [role=textbox]").waitFor();
  for (const colorScheme of ["light", "dark"]) {
    await visitor.page.emulateMedia({ colorScheme });
    await assertAccessible(visitor.page, `writing ${colorScheme}`);
  }
  await visitor.leave();
});

test("the door works without script", async () => {
  const visitor = await here.visitor({ javaScript: false, locale: "fa-IR" });
  const { page } = visitor;
  const fa = words("fa");
  await page.goto("/desk");
  assert.deepEqual([await page.locator("html").getAttribute("lang"), await page.locator("html").getAttribute("dir")], ["fa", "rtl"], "in the browser's language");
  await page.getByLabel(fa.login, { exact: true }).fill(ADMIN.login);
  await page.getByLabel(fa.password, { exact: true }).fill("not the password");
  await page.getByRole("button", { name: fa.sign_in, exact: true }).click();
  assert.equal(await page.getByRole("alert").innerText(), fa.problem_credentials);
  await page.getByLabel(fa.password, { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: fa.sign_in, exact: true }).click();
  // The desk speaks the person's own language.
  await page.getByRole("heading", { level: 1, name: t.board }).waitFor();
  await page.getByRole("button", { name: t.sign_out, exact: true }).click();
  assert.equal(new URL(page.url()).pathname, "/desk/sign-in");
  await visitor.leave();
});

test("after five failures a login waits, whatever the password", async () => {
  const attempt = (password) => here.server.post("/desk/sign-in", { login: ADMIN.login, password });
  for (let failures = 0; failures < 5; failures += 1) assert.match((await attempt(`guess ${failures}`)).headers.location, /problem=credentials/);
  const right = await attempt(ADMIN.password);
  assert.match(right.headers.location, /problem=too_many/);
  assert.equal(right.headers["set-cookie"], undefined);
  const visitor = await here.visitor();
  await visitor.open(right.headers.location);
  assert.equal(await visitor.page.getByRole("alert").innerText(), t.problem_too_many);
  await visitor.leave();
});

test("the desk in Persian and Arabic runs from right to left, without a fault that axe knows", async () => {
  for (const language of ["fa", "ar", "sq"]) {
    const server = await serve(await demoFolder());
    const visitor = await (await import("./support/browser.mjs")).Visitor.come(here.browser, server.origin, { scripts: [AXE] });
    await enter(visitor, await setUp(server, { language }));
    await visitor.open("/desk");
    const own = words(language);
    await visitor.page.getByRole("heading", { level: 1, name: own.board }).waitFor();
    assert.equal(await visitor.page.locator("html").getAttribute("dir"), language === "sq" ? "ltr" : "rtl");
    await assertAccessible(visitor.page, `${language}: board`);
    await visitor.page.locator("main tbody td a").first().click();
    await visitor.page.locator("main [role=textbox]").waitFor();
    await assertAccessible(visitor.page, `${language}: writing`);
    await visitor.leave();
    await server.stop();
  }
});

test("a session is a long random word, new each time", async () => {
  const other = await serve(await demoFolder());
  const [first, second] = [await setUp(other), sessionOf(await other.post("/desk/sign-in", ADMIN))];
  for (const session of [first, second]) assert.match(session, /^[\w-]+=[\w+/=-]{40,}$/);
  assert.notEqual(first, second);
  await other.stop();
});
