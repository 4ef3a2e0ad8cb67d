// The site's templates, found as a reader finds them: by its links.

/** What ships; each edition's own name is what the others call it by. */
export const EDITIONS = {
  en: { lang: "en", dir: "ltr", name: "English" },
  ar: { lang: "ar", dir: "rtl", name: "العربية" },
  fa: { lang: "fa", dir: "rtl", name: "فارسی" },
  sq: { lang: "sq", dir: "ltr", name: "Shqip" },
};

/** What every edition has many stories of: bridges. */
const SOUGHT = { en: "bridge", ar: "جسر", fa: "پل", sq: "ura" };

/** Listings whose entries are `article`s. */
const LISTINGS = new Set(["front", "older", "articles", "most-read", "stream", "section", "subsection", "tag", "author", "year", "month", "gregorian-year", "gregorian-month", "cartoons", "newspics", "galleries", "videos", "series"]);
const KINDS = { cartoons: "cartoon", newspics: "newspic", galleries: "gallery", videos: "video" };

const linksIn = (document, selector) => [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));

/** One page of one edition. */
class Template {
  constructor(edition, name, path, status = 200) {
    // The edition has a name too, its language's own.
    Object.assign(this, { ...EDITIONS[edition], edition, name, path, status });
    this.isListing = LISTINGS.has(name);
    this.isFront = name === "front" || name === "older";
    this.isStory = ["article", "page", "cartoon", "newspic", "gallery", "video", "issue"].includes(name);
  }

  toString() {
    return `${this.edition}: ${this.name}`;
  }
}

/** Every template of an edition. */
export async function templatesOf(house, edition) {
  const root = `/${edition}`;
  const links = (path, selector) => house.read(path, linksIn, selector);
  const first = async (path, selector) => {
    const [link] = await links(path, selector);
    if (!link) throw new Error(`${path} has no ${selector}`);
    return link;
  };
  const found = [];
  const add = (name, path, status) => found.push(new Template(edition, name, path, status));

  add("front", `${root}/`);
  add("older", await first(`${root}/`, "a[rel=next]"));
  const article = await first(`${root}/`, "main article h2 a");
  add("article", article);
  add("articles", `${root}/articles`);
  add("sections", `${root}/sections`);
  const sections = await links(`${root}/sections`, "main li a");
  const section = sections.find((link) => /\/section\/[^/]+$/.test(link));
  add("section", section);
  add("subsection", sections.find((link) => link.startsWith(`${section}/`)));
  for (const path of sections) {
    if ((await links(path, "main .stream h2 a")).length === 0) continue;
    add("stream", path);
    break;
  }
  add("most-read", `${root}/most-read`);
  add("tag", await first(article, "a[rel=tag]"));
  add("author", await first(article, "main header bdi a"));
  add("archive", `${root}/archive`);
  const periods = await links(`${root}/archive`, "main a");
  add("year", periods.find((link) => /\/archive\/\d{4}$/.test(link)));
  add("month", periods.find((link) => /\/archive\/\d{4}\/\d{2}$/.test(link)));
  if (edition === "fa") {
    add("gregorian-year", `${root}/archive/2012`);
    add("gregorian-month", `${root}/archive/2012/12`);
  }
  add("media", `${root}/media`);
  for (const [segment, kind] of Object.entries(KINDS)) {
    add(segment, `${root}/media/${segment}`);
    add(kind, await first(`${root}/media/${segment}`, "main article h2 a"));
  }
  add("publications", `${root}/publications`);
  const series = await first(`${root}/publications`, "main li a");
  add("series", series);
  add("issue", await first(series, "main article h2 a"));
  add("page", (await links(`${root}/`, "body > footer nav a")).find((link) => link.startsWith(`${root}/`) && link.split("/").length === 3));

  add("privacy", `${root}/privacy`);

  add("corrections", `${root}/corrections`);

  const search = (words) => `${root}/search?${new URLSearchParams({ q: words })}`;
  add("search", `${root}/search`);
  add("found", search(SOUGHT[edition]));
  add("nothing-found", search("xylophonist"));

  add("no-story", `${root}/no-such-story`, 404);
  add("no-section", `${root}/section/no-such-section`, 404);
  add("no-page", `${root}/articles?page=999`, 404);
  return found;
}

/** Every template of every edition; needs the house to be open. */
export async function allTemplates(house) {
  const found = [];
  for (const edition of Object.keys(EDITIONS)) found.push(...(await templatesOf(house, edition)));
  return found;
}

/** The first main article in an edition's front page: a story that all editions have. */
export async function sharedStory(house, edition) {
  return house.read(`/${edition}/`, (document) => document.querySelector("main article h2 a").getAttribute("href"));
}
