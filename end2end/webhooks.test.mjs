// Webhooks: set up and tried at the desk without a script, told when something is published, taken away and put back.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { enter, setUp, words } from "./support/desk.mjs";
import { house } from "./support/house.mjs";

/** A program that is told; `status` is what it answers. */
class Receiver {
  arrived = [];
  status = 204;
  #server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () => {
      this.arrived.push({ headers: request.headers, body });
      response.writeHead(this.status, { location: "/elsewhere" }).end();
    });
  });

  async open() {
    await new Promise((done) => this.#server.listen(0, "127.0.0.1", done));
    this.address = `http://127.0.0.1:${this.#server.address().port}/hook`;
  }

  close() {
    this.#server.close();
  }

  /** The message number so many, once it is there. */
  async message(number) {
    for (let tries = 0; tries < 200 && this.arrived.length <= number; tries += 1) await new Promise((done) => setTimeout(done, 50));
    assert.ok(this.arrived.length > number, `no message ${number}`);
    return this.arrived[number];
  }
}

const isGenuine = ({ headers, body }, secret) => headers["x-nashr-signature"] === `sha256=${createHmac("sha256", secret).update(`${headers["x-nashr-timestamp"]}.${body}`).digest("hex")}`;

const HEADLINE = "A bell & a “lamp”";

/** In the browser of somebody at the desk: begins a story and publishes it. */
async function publish([edition, headline]) {
  const ask = async (method, path, body) => (await fetch(path, { method, headers: { "content-type": "application/json" }, body: body && JSON.stringify(body) })).json();
  const version = await ask("POST", "/api/desk/begin", { edition, kind: "article", headline });
  const { revision } = await ask("GET", `/api/desk/open?version=${version}`);
  await ask("POST", "/api/desk/publish", { version, working: revision });
}

for (const language of ["en", "fa"]) {
  const t = words(language, "settings");
  const receiver = new Receiver();
  before(() => receiver.open());
  after(() => receiver.close());
  let session;
  const here = house({ args: ["--near-webhooks"], expected: /a webhook was not told/, prepare: async ({ server }) => (session = await setUp(server, { language })) });
  const come = async (options) => {
    const visitor = await here.visitor({ locale: language, ...options });
    await enter(visitor, session);
    return visitor;
  };
  const press = (within, name) => within.getByRole("button", { name, exact: true }).click();
  let own;

  test(`${language}: a webhook is set up without a script, tried, and told what is published`, async () => {
    const visitor = await come({ javaScript: false });
    const { page } = visitor;
    await page.goto("/desk/settings");
    await page.getByRole("link", { name: t.webhooks, exact: true }).click();
    const add = page.locator("#add");
    await add.getByLabel(t.webhook_url, { exact: true }).fill("http://news.example/hook");
    await press(add, t.add);
    assert.equal(await add.getByRole("alert").innerText(), t.problem_form);
    assert.equal(await add.getByLabel(t.webhook_url, { exact: true }).inputValue(), "http://news.example/hook");
    await add.getByLabel(t.webhook_url, { exact: true }).fill(receiver.address);
    await press(add, t.add);
    own = new URL(page.url()).pathname;
    const secret = await page.locator("#secret-value").inputValue();
    assert.match(secret, /^[0-9a-f]{64}$/);
    await press(page.locator("#secret"), t.webhook_secret_kept);
    assert.equal(await page.locator("#secret-value").count(), 0);

    await press(page.locator("#told"), t.webhook_test);
    assert.ok((await page.locator("#told li").first().innerText()).includes("204"), "what came of it is there at once");
    const trial = await receiver.message(0);
    assert.ok(isGenuine(trial, secret) && JSON.parse(trial.body).event === "test");
    await visitor.leave(/422/);

    const desk = await come();
    await desk.open("/desk");
    await desk.page.evaluate(publish, [language, HEADLINE]);
    const told = await receiver.message(1);
    assert.ok(isGenuine(told, secret) && !isGenuine(told, "another"));
    const { event, headline, address, edition } = JSON.parse(told.body);
    assert.deepEqual([event, headline, edition], ["published", HEADLINE, language]);
    assert.equal((await here.server.ask(new URL(address).pathname)).status, 200, "readers find it there");
    await desk.leave();
  });

  test(`${language}: what goes wrong is said in words, and its page has no fault that axe knows, on a phone too`, async () => {
    receiver.status = 302;
    const visitor = await come({ scripts: [AXE] });
    const { page } = visitor;
    await page.goto(own);
    await press(page.locator("#told"), t.webhook_test);
    const last = page.locator("#told li").first();
    assert.ok((await last.innerText()).includes(t.webhook_problem_redirect.replace("{status}", "302")), await last.innerText());
    assert.equal(receiver.arrived.length, 3, "it is not followed");
    for (const path of ["/desk/settings/webhooks", own]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(path);
          await assertAccessible(page, `${path}, ${width} px, ${colorScheme}`);
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${path} is wider than ${width} px`);
        }
      }
    }
    await visitor.leave();
  });

  test(`${language}: it is taken away and put back`, async () => {
    const visitor = await come({ javaScript: false });
    const { page } = visitor;
    await page.goto(own);
    await press(page.locator("#remove"), t.remove);
    assert.equal(await page.locator(".rows li").count(), 0);
    await press(page, t.undo);
    assert.equal(await page.locator(".rows li").count(), 1);
    await visitor.leave();
  });
}
