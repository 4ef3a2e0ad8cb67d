// At the desk: the first person, their session, a story opened for writing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TOP } from "./server.mjs";

/** The first person. */
export const ADMIN = { name: "Sana Reyhan", login: "sana", password: "the ferry at half past six" };

/** The interface's texts in a language: `desk` or `reader`. */
export function words(language, part = "desk") {
  return JSON.parse(readFileSync(join(TOP, "app", "locales", language, `${part}.json`), "utf8"));
}

/** `name=value` of the session's cookie in an answer. */
export function sessionOf({ headers }) {
  const [cookie] = headers["set-cookie"] ?? [];
  assert.ok(cookie, "a session's cookie");
  return cookie.split(";")[0];
}

/** Makes the first person; gives their session. */
export async function setUp(server, { language = "en", ...more } = {}) {
  const answer = await server.post("/desk/setup", { token: server.setUpToken, language, ...ADMIN, ...more });
  assert.equal(answer.headers.location, "/desk", "set up");
  return sessionOf(answer);
}

/** Signs the first person in once more. */
export async function signIn(server) {
  const answer = await server.post("/desk/sign-in", { login: ADMIN.login, password: ADMIN.password });
  assert.equal(answer.headers.location, "/desk", "signed in");
  return sessionOf(answer);
}

/** Gives a visitor a session. */
export async function enter(visitor, session) {
  const [name, value] = session.split("=");
  await visitor.context.addCookies([{ name, value, url: visitor.origin, httpOnly: true, sameSite: "Lax" }]);
}

/** The writing page of one story, from the board. */
export class Writing {
  /** Opens the story whose row on the board has that headline, in the edition of that name. */
  static async open(visitor, headline, editionName, language = "en") {
    await visitor.open("/desk");
    await visitor.page.locator("main tbody tr", { hasText: headline }).locator(`td[data-edition="${editionName}"] a`).click();
    const writing = new Writing(visitor, language);
    await writing.body.waitFor();
    await visitor.settle();
    return writing;
  }

  /** Begins a story from the board, in the edition of that code, and opens it. */
  static async begin(visitor, edition, kind, headline) {
    const t = words("en");
    await visitor.open("/desk");
    await visitor.page.getByText(t.new_story).click();
    await visitor.page.getByLabel(t.edition, { exact: true }).selectOption(edition);
    await visitor.page.getByLabel(t.kind, { exact: true }).selectOption(kind);
    await visitor.page.locator("#new-headline").fill(headline);
    await visitor.page.getByRole("button", { name: t.begin_writing }).click();
    const writing = new Writing(visitor);
    await writing.body.waitFor();
    await visitor.settle();
    return writing;
  }

  constructor(visitor, language = "en") {
    this.visitor = visitor;
    this.page = visitor.page;
    this.t = words(language);
  }

  get body() {
    return this.page.locator('main [role="textbox"][aria-multiline]');
  }

  get headline() {
    return this.page.getByLabel(this.t.headline, { exact: true });
  }

  get line() {
    return this.page.locator("main .bar .line");
  }

  button(text) {
    return this.page.getByRole("button", { name: text, exact: true });
  }

  /** Writes at the end of the first paragraph. */
  async add(text) {
    const paragraph = this.body.locator("p").first();
    await paragraph.click();
    await this.page.waitForTimeout(250);
    await this.page.keyboard.press("End");
    for (let more = 0; more < 12; more += 1) {
      const whole = await paragraph.evaluate((element) => {
        const { focusNode, focusOffset } = getSelection();
        const rest = document.createRange();
        rest.setStart(focusNode, focusOffset);
        rest.setEnd(element, element.childNodes.length);
        return rest.toString().trim() === "";
      });
      if (whole) break;
      await this.page.keyboard.press("ArrowDown");
      await this.page.keyboard.press("End");
    }
    await this.page.keyboard.type(text);
    await this.visitor.settle();
  }

  async paragraph() {
    return this.body.locator("p").first().innerText();
  }

  /** Saves, and waits for the server's word. */
  async save() {
    await this.button(this.t.save).click();
    await this.page.locator("main .line.saved").waitFor();
  }

  /** Publishes what stands on the screen, also where there is something to look at. */
  async publish() {
    const button = this.page.locator("main .bar button.primary");
    await button.click();
    await this.page.locator("main .line.saved").waitFor();
    const concerns = this.page.locator("main .concerns");
    if (!(await concerns.count())) return;
    await button.click();
    await concerns.waitFor({ state: "detached" });
    await this.page.locator("main .line.saved").waitFor();
  }

  async fails(message) {
    await this.page.locator("main .line.failed").waitFor();
    assert.equal((await this.line.innerText()).trim(), message);
  }

  /** Where readers find it. */
  async address() {
    return this.page.locator('main .bar a[rel="external"]').getAttribute("href");
  }
}
