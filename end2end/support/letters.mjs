// Letters as the file mailer leaves them: `DATA/mail/*.eml`.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Every letter so far, the oldest first. */
export function letters(server) {
  const folder = join(server.data, "mail");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".eml"));
  return files.sort().map((name) => parse(readFileSync(join(folder, name), "utf8")));
}

/** Waits for one letter more than there were; gives the newest to an address. */
export async function letterAfter(server, before, to) {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = letters(server).slice(before).filter((letter) => letter.head.to.includes(to));
    if (found.length > 0) return found.at(-1);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`no letter to ${to}; there are ${letters(server).length}`);
}

/** Head, plain text, HTML and the link of a letter. */
function parse(source) {
  const [head, body] = split(source);
  const boundary = /boundary="([^"]+)"/.exec(head["content-type"])[1];
  const parts = body.split(`--${boundary}`).slice(1, -1).map((part) => split(part.replace(/^\r\n/, "")));
  const [text, html] = ["text/plain", "text/html"].map((type) => {
    const [partHead, content] = parts.find(([partHead]) => partHead["content-type"].startsWith(type));
    return decoded(content, partHead["content-transfer-encoding"]);
  });
  return { head: { ...head, subject: words(head.subject), from: words(head.from), to: words(head.to) }, text, html, link: /https?:\/\/\S+/.exec(text)?.[0] };
}

function split(source) {
  const at = source.indexOf("\r\n\r\n");
  const lines = source.slice(0, at).replace(/\r\n[ \t]/g, " ").split("\r\n");
  const head = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  return [head, source.slice(at + 4)];
}

function decoded(content, encoding = "7bit") {
  if (encoding === "base64") return Buffer.from(content, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return content;
  const bytes = content.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** RFC 2047, as far as letters of ours need it. */
function words(field) {
  return field.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, text) => Buffer.from(text, "base64").toString("utf8"));
}

/** The code that an app shows for a secret, so many steps from now. */
export function totp(secret, later = 0) {
  const bits = [...secret.replaceAll(" ", "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac("sha1", key).update(step).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
