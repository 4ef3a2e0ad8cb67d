// Bundles scripts and style sheets with esbuild: node bundle.mjs FOLDER release|dev|watch NAME=ENTRY…
// Writes FOLDER/NAME for each entry, the files that style sheets refer to under content-hashed names beside them, and
// FOLDER/list.json, which maps logical names ("main.css", "fonts/x.woff2") to files. `watch` does it again at each change.

import { rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import * as esbuild from "esbuild";

const [folder, flavour, ...entries] = process.argv.slice(2);
const root = process.cwd();
const assets = Object.fromEntries(
  [".woff2", ".woff", ".svg", ".png", ".webp", ".avif"].map((ending) => [ending, "file"]),
);

// "/fonts/x.woff2" in a style sheet is public/fonts/x.woff2: the address that it has in development.
const publicFiles = {
  name: "public-files",
  setup(build) {
    build.onResolve({ filter: /^\// }, ({ path, kind }) =>
      kind === "url-token" ? { path: join(root, "public", path) } : undefined,
    );
  },
};

if (flavour !== "watch") await rm(folder, { recursive: true, force: true });
const list = {};
for (const entry of entries) {
  const [name, source] = entry.split("=");
  const options = {
    entryPoints: { [name.replace(/\.[^.]+$/, "")]: source },
    outdir: folder,
    bundle: true,
    // What another script imports is a module; the others are not, and must not leak names.
    format: ["editor.js", "lightbox.js"].includes(name) ? "esm" : "iife",
    target: ["chrome88", "firefox88", "safari14"],
    // Safari 14.0 has it, with a fault in one rare form (WebKit 220517); esbuild would refuse every form.
    supported: { destructuring: true },
    minify: flavour === "release",
    legalComments: "none",
    assetNames: "[name].[hash]",
    loader: assets,
    plugins: [publicFiles],
    metafile: true,
    logLevel: "warning",
  };
  if (flavour === "watch") {
    await (await esbuild.context(options)).watch();
    continue;
  }
  const { metafile } = await esbuild.build(options);
  for (const [file, { inputs, entryPoint }] of Object.entries(metafile.outputs)) {
    const logical = entryPoint ? name : relative(join(root, "public"), join(root, Object.keys(inputs)[0]));
    list[logical] = basename(file);
  }
}
if (flavour !== "watch") await writeFile(join(folder, "list.json"), JSON.stringify(list, null, 2));
