// The real program on a data folder of its own: started on a free port, asked over HTTP, stopped by its pid.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** The checkout. */
export const TOP = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const PROGRAM = process.env.NASHR_BIN ?? join(TOP, "target", "release", "nashr");
const ASSETS = process.env.NASHR_ASSETS ?? join(TOP, "target", "site");
const SECONDS_TO_START = 30;
const SECONDS_TO_STOP = 15;

const ENVIRONMENT = { ...process.env, NASHR_ASSETS: ASSETS };
for (const name of ["NASHR_DATA", "NASHR_ADDR", "NASHR_ORIGIN", "NASHR_LOG"]) delete ENVIRONMENT[name];

/** A folder that goes when the process ends the ordinary way. */
export async function temporaryFolder(name) {
  return mkdtemp(join(tmpdir(), `nashr-${name}-`));
}

/** Runs one command of the program and waits for it. */
export function run(...args) {
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is not built: make build`);
  const { status, signal, stdout, stderr } = spawnSync(PROGRAM, args, { cwd: TOP, env: ENVIRONMENT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return { status: status ?? signal, stdout, stderr };
}

/** A data folder with the demo newsroom: a copy of the one that run.mjs made, else made now. */
export async function demoFolder() {
  const data = await temporaryFolder("data");
  if (process.env.NASHR_SEED) await cp(process.env.NASHR_SEED, data, { recursive: true });
  else seed(data);
  return data;
}

/** Fills an empty folder with the demo newsroom. */
export function seed(data) {
  const { status, stderr } = run("demo", "--data", data);
  assert.equal(status, 0, `nashr demo: ${stderr}`);
}

/** Starts `nashr serve`, at a free port or at `{ addr }`; gives a {@link Server} once it answers. */
export async function serve(data, ...args) {
  const { addr = "127.0.0.1:0" } = typeof args[0] === "object" ? args.shift() : {};
  assert.ok(existsSync(PROGRAM), `${PROGRAM} is not built: make build`);
  const child = spawn(PROGRAM, ["serve", "--data", data, "--addr", addr, ...args], { cwd: TOP, env: ENVIRONMENT, stdio: ["ignore", "pipe", "pipe"] });
  const server = new Server(child, data);
  await server.started();
  return server;
}

// A test that fails leaves its server behind: that must neither keep the tests from ending nor outlive them.
const running = new Set();
process.on("exit", () => running.forEach((server) => server.abandon()));

class Server {
  #child;
  #out = "";
  #log = "";
  #ended;

  constructor(child, data) {
    this.#child = child;
    this.data = data;
    for (const held of [child, child.stdout, child.stderr]) held.unref();
    running.add(this);
    child.stdout.setEncoding("utf8").on("data", (text) => (this.#out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (this.#log += text));
    this.#ended = new Promise((resolve) => child.on("close", (code, signal) => resolve(code ?? signal)));
    void this.#ended.then(() => running.delete(this));
  }

  /** Ends it at once, as it is, with its data. */
  abandon() {
    this.#child.kill("SIGKILL");
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }

  async started() {
    const ended = this.#ended.then((code) => assert.fail(`the server ended with ${code}\n${this.#log}`));
    const listening = (async () => {
      for (let tries = 0; tries < SECONDS_TO_START * 50; tries += 1) {
        this.origin = /^Nashr listens on (http:\/\/\S+)$/m.exec(this.#out)?.[1];
        if (this.origin) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      this.#child.kill("SIGKILL");
      assert.fail(`no address within ${SECONDS_TO_START} s\n${this.#log}`);
    })();
    await Promise.race([listening, ended]);
    this.#ended.catch(() => {});
  }

  /** What it printed for people. */
  get said() {
    return this.#out;
  }

  /** The token that lets the first person in. */
  get setUpToken() {
    return /token=([0-9a-f]+)/.exec(this.#out)?.[1];
  }

  /** What it logged, one object a line. */
  get log() {
    return this.#log
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        try {
          return JSON.parse(line);
        } catch {
          return { level: "ERROR", message: line };
        }
      });
  }

  /** Ends it by SIGTERM: it must end well, having warned of nothing but what `expected` matches. */
  async stop({ expected } = {}) {
    await this.#end(expected);
    await rm(this.data, { recursive: true, force: true });
  }

  /** Ends it as {@link stop} does, and starts another on its data. */
  async restart(start) {
    await this.#end();
    return start(this.data);
  }

  /** Ends it by SIGKILL, as a power cut would; its data stay. */
  async kill() {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  async #end(expected = /^$/) {
    this.#child.kill("SIGTERM");
    const late = setTimeout(() => this.#child.kill("SIGKILL"), SECONDS_TO_STOP * 1000);
    const code = await this.#ended;
    clearTimeout(late);
    const complaints = this.log.filter(({ level }) => level === "ERROR" || level === "WARN").map((line) => JSON.stringify(line));
    assert.deepEqual(complaints.filter((line) => !expected.test(line)), [], "the server's log is clean");
    assert.equal(code, 0, "SIGTERM ends the server well");
  }

  /** One request on a connection of its own; redirects are not followed, bodies not decoded. */
  ask(path, { method = "GET", headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.origin), { method, headers, agent: false }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => resolve(new Answer(path, answer, Buffer.concat(parts))));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  /** The form's fields, sent as a browser on this site sends them. */
  post(path, fields, headers = {}) {
    const own = { "content-type": "application/x-www-form-urlencoded", origin: this.origin, "sec-fetch-site": "same-origin" };
    return this.ask(path, { method: "POST", headers: { ...own, ...headers }, body: new URLSearchParams(fields).toString() });
  }

  /** Bytes to the socket, the answer until the server closes: for requests that no client library sends. */
  raw(bytes) {
    const { hostname, port } = new URL(this.origin);
    return new Promise((resolve, reject) => {
      const parts = [];
      // Not ended here: a client that closes its half at once is taken for one that has gone.
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.setTimeout(5000, () => socket.destroy(new Error("no answer in 5 s")));
      socket.on("data", (part) => parts.push(part));
      socket.on("error", reject);
      socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
    });
  }
}

/** An answer with its bytes. */
class Answer {
  constructor(path, { statusCode, headers, rawHeaders }, bytes) {
    Object.assign(this, { path, status: statusCode, headers, rawHeaders, bytes });
  }

  /** The body as text, decompressed. */
  get text() {
    const coding = this.headers["content-encoding"];
    const plain = coding === "br" ? brotliDecompressSync(this.bytes) : coding === "gzip" ? gunzipSync(this.bytes) : this.bytes;
    return plain.toString("utf8");
  }
}
