// nginx with a page's bytes as files, to stand beside: what a page costs that no program made.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { folder, freePort } from "./newsroom.mjs";

/** What nginx writes by itself, or what belongs to one answer alone. */
const ITS_OWN = /^(content-|date$|etag$|vary$|connection$|keep-alive$|transfer-|x-request-id$)/;

/** Starts nginx on the bytes of some pages, with the headers that we send; nothing where there is none and none can be installed. */
export async function nginx(pages, headers) {
  if (spawnSync("nginx", ["-v"]).error && spawnSync("apt-get", ["install", "-y", "nginx-light"], { stdio: "ignore" }).status !== 0) return undefined;
  const root = join(folder, "nginx");
  for (const name of ["www", "temp"]) mkdirSync(join(root, name), { recursive: true });
  for (const [name, bytes] of Object.entries(pages)) {
    writeFileSync(join(root, "www", name), bytes);
    writeFileSync(join(root, "www", `${name}.gz`), gzipSync(bytes, { level: 6 }));
  }
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(root, "temp", name)};`).join(" ");
  const config = join(root, "nginx.conf");
  const same = Object.entries(headers).filter(([name]) => !ITS_OWN.test(name)).map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`);
  writeFileSync(
    config,
    // Its workers must be able to read this folder.
    `${process.getuid() === 0 ? "user root; " : ""}daemon off; pid ${join(root, "pid")}; error_log ${join(root, "error.log")}; worker_processes 2; events { worker_connections 512; }
http { access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 100000000; open_file_cache max=100 inactive=600s; default_type text/html; gzip_static on; gzip_vary on; ${temporary}
${same.join(" ")} add_header x-request-id $request_id; server { listen 127.0.0.1:${port}; root ${join(root, "www")}; } }`,
  );
  const child = spawn("nginx", ["-c", config, "-p", root], { stdio: "ignore" });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(`${origin}/${Object.keys(pages)[0]}`).then(({ ok }) => ok, () => false)) return { child, origin };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill();
  throw new Error(`nginx does not answer: ${readFileSync(join(root, "error.log"), "utf8")}`);
}
