// Pictures to look at: node end2end/screenshots.mjs URL OUTDIR
// Front page and article in English and Persian, at 360 and 1280 px, light and dark, whole pages.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Visitor, launch } from "./support/browser.mjs";

const [address, folder] = process.argv.slice(2);
if (!address || !folder) throw new Error("usage: node end2end/screenshots.mjs URL OUTDIR");
mkdirSync(folder, { recursive: true });

/** Pictures load when they come near: comes near to all of them, then back. */
const seeEverything = async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
};

const browser = await launch();
for (const width of [360, 1280]) {
  for (const scheme of ["light", "dark"]) {
    for (const edition of ["en", "fa"]) {
      const visitor = await Visitor.come(browser, address, { width, height: width === 360 ? 740 : 900, scheme });
      for (const name of ["front", "article"]) {
        if (name === "front") await visitor.open(`/${edition}/`);
        else await visitor.open(await visitor.page.locator("main article h2 a").first().getAttribute("href"));
        await visitor.page.evaluate(seeEverything);
        const path = join(folder, `${name}-${edition}-${width}-${scheme}.png`);
        await visitor.page.screenshot({ path, fullPage: true });
        console.log(path);
      }
      await visitor.context.close();
    }
  }
}
await browser.close();
