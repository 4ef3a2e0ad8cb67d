// The server is killed again and again while texts are saved and published: whatever it said it had, it has.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { paragraph } from "../editor/harness.mjs";
import { setUp } from "../support/desk.mjs";
import { demoFolder, serve } from "../support/server.mjs";

const WRITERS = 4;
/** A writer publishes after so many saves. */
const SAVES_A_PUBLICATION = 5;
/** Milliseconds from the start to the kill, at least and at most. */
const [SHORTEST, LONGEST] = [100, 1200];

/** One story that is saved as fast as the server answers. */
class Writer {
  /** The number in the text that was acknowledged last, and in the one that was sent last. */
  saved = 0;
  sent = 0;
  /** The same of what readers see. */
  published = 0;
  asked = 0;

  constructor(session, edition) {
    Object.assign(this, { session, edition });
  }

  async ask(server, endpoint, body) {
    const headers = { cookie: this.session, "content-type": "application/json", origin: server.origin, "sec-fetch-site": "same-origin" };
    const answer = await server.ask(`/api/desk/${endpoint}`, body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, `${endpoint}: ${answer.text}`);
    return JSON.parse(answer.text);
  }

  async begin(server) {
    this.version = await this.ask(server, "begin", { edition: this.edition, kind: "article", headline: `Killed in ${this.edition}` });
    this.revision = (await this.ask(server, "open?version=" + this.version)).revision;
  }

  async save(server) {
    this.sent += 1;
    const body = { v: 1, doc: { type: "doc", content: [paragraph(`Number ${this.sent}.`, "ltr")] } };
    const { revision } = await this.ask(server, "save", { draft: { version: this.version, base: this.revision, headline: `Killed in ${this.edition}`, deck: "", body } });
    [this.saved, this.revision] = [this.sent, revision];
  }

  async publish(server) {
    this.asked = this.saved;
    const { revision, live_href: href } = await this.ask(server, "publish", { version: this.version, working: this.revision });
    [this.published, this.revision, this.href] = [this.asked, revision, href];
  }

  /** Saves and publishes until the server is gone. */
  async run(server) {
    try {
      for (let count = 1; ; count += 1) {
        await this.save(server);
        if (count % SAVES_A_PUBLICATION === 0) await this.publish(server);
      }
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
    }
  }

  /** Compares what is there with what was said to be there; goes on from it. */
  async check(server) {
    const page = await this.ask(server, "open?version=" + this.version);
    const kept = numberIn(JSON.stringify(page.body));
    assert.ok(kept === this.saved || kept === this.sent, `${this.saved} was acknowledged, ${this.sent} sent, ${kept} is there`);
    [this.saved, this.sent, this.revision] = [kept, kept, page.revision];
    if (page.live_href === null) return assert.equal(this.published, 0, "it was said to be live");
    const live = numberIn((await server.ask(page.live_href)).text);
    assert.ok(live === this.published || live === this.asked, `${this.published} was published, ${this.asked} asked for, ${live} is live`);
    this.published = live;
  }
}

const numberIn = (text) => Number(/Number (\d+)\./.exec(text)?.[1] ?? 0);

export async function killSaves(kills) {
  const data = await demoFolder();
  try {
    let server = await serve(data);
    const session = await setUp(server);
    const writers = Array.from({ length: WRITERS }, (_, index) => new Writer(session, ["en", "fa", "ar", "sq"][index % 4]));
    for (const writer of writers) await writer.begin(server);
    for (let kill = 0; kill < kills; kill += 1) {
      const all = Promise.all(writers.map((writer) => writer.run(server)));
      await new Promise((done) => setTimeout(done, SHORTEST + Math.random() * (LONGEST - SHORTEST)));
      await server.kill();
      await all;
      server = await serve(data);
      for (const writer of writers) await writer.check(server);
    }
    await server.stop();
    const count = (what) => writers.reduce((sum, writer) => sum + writer[what], 0);
    console.log(`${kills} kills: all ${count("saved")} saves were there, and what was published last was live`);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
