// `nashr user`: people from the command line.

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { test } from "node:test";
import { run, temporaryFolder } from "./support/server.mjs";

test("people are added, listed, changed and kept out from the command line", async () => {
  const data = await temporaryFolder("people");
  const user = (...args) => run("user", ...args, "--data", data);
  const list = () => JSON.parse(user("list", "--json").stdout);
  const added = user("add", "ana", "--role", "admin", "--email", "ana@news.example", "--name", "Ana");
  assert.equal(added.status, 0, added.stderr);
  assert.match(added.stdout, /^ana is admin now\.\nThe password is: [a-z2-7]{4}(-[a-z2-7]{4}){3}\n$/);
  assert.equal(user("add", "sara", "--role", "translator", "--edition", "fa", "--edition", "ar", "--language", "fa").status, 0);
  assert.deepEqual(
    list().map(({ login, role, editions, disabled }) => [login, role, editions, disabled]),
    [["ana", "admin", [], false], ["sara", "translator", ["fa", "ar"], false]],
  );
  assert.equal(user("set-role", "sara", "editor").status, 0);
  assert.equal(user("disable", "SARA").status, 0, "a login in any spelling");
  assert.deepEqual(list().map(({ role, disabled }) => [role, disabled]), [["admin", false], ["editor", true]]);
  assert.equal(user("disable", "sara", "--undo").status, 0);
  assert.match(user("reset-password", "sara").stdout, /The password is: /);
  assert.match(user("list").stdout, /^ana +admin +Ana$/m);
  await rm(data, { recursive: true });
});

test("what cannot be done is said in one line, and the exit says so too", async () => {
  const data = await temporaryFolder("people");
  const user = (...args) => run("user", ...args, "--data", data);
  const refused = (words, ...args) => {
    const { status, stderr } = user(...args);
    assert.notEqual(status, 0, args.join(" "));
    assert.match(stderr, words, args.join(" "));
  };
  refused(/there is no newsroom in/, "list");
  user("add", "ana", "--role", "admin");
  refused(/somebody else's already/, "add", "Ana", "--role", "author");
  refused(/possible values: author, translator, editor, publisher, admin/, "add", "ben", "--role", "king");
  refused(/the email cannot be used/, "add", "ben", "--role", "author", "--email", "ben@news.example, eve@evil.example");
  refused(/the editions cannot be used/, "add", "ben", "--role", "author", "--edition", "xx");
  refused(/nobody signs in as `ben`/, "set-role", "ben", "author");
  refused(/nobody else could manage people/, "set-role", "ana", "author");
  refused(/nobody else could manage people/, "disable", "ana");
  for (const command of [[], ["add"], ["list"], ["set-role"], ["reset-password"], ["disable"]]) {
    const { status, stdout } = run("user", ...command, "--help");
    assert.equal(status, 0);
    assert.match(stdout, /Usage: nashr user/);
  }
  await rm(data, { recursive: true });
});
