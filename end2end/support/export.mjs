// A WordPress export with given stories, for tests that need texts of their own.

import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, temporaryFolder } from "./server.mjs";

const cdata = (text) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

const comment = ({ name, text }, id) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata(name)}</wp:comment_author><wp:comment_date_gmt>2012-12-02 10:00:00</wp:comment_date_gmt><wp:comment_content>${cdata(text)}</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>`;

const item = ({ title, slug, body = "", author = "anna", section = "News", comments = [] }, id) =>
  `<item><title>${cdata(title)}</title><link>https://old.example/${slug}/</link><dc:creator>${cdata(author)}</dc:creator><content:encoded>${cdata(body)}</content:encoded><excerpt:encoded></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2012-12-${10 + (id % 18)} 10:00:00</wp:post_date><wp:post_date_gmt>2012-12-${10 + (id % 18)} 10:00:00</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
<wp:post_name>${cdata(slug)}</wp:post_name><wp:status>publish</wp:status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="news">${cdata(section)}</category>${comments.map((one, at) => comment(one, id * 100 + at)).join("")}</item>`;

/** Imports stories (`title`, `slug`, `body`, `author`, `comments`) into an edition of a data folder. */
export async function publish(data, edition, stories) {
  const folder = await temporaryFolder("export");
  const file = join(folder, "export.xml");
  const authors = [...new Set(stories.map(({ author }) => author).filter(Boolean))].map((name) => `<wp:author><wp:author_login>${cdata(name)}</wp:author_login><wp:author_display_name>${cdata(name)}</wp:author_display_name></wp:author>`);
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title><link>https://${edition}.old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://${edition}.old.example</wp:base_site_url><wp:base_blog_url>https://${edition}.old.example</wp:base_blog_url>${authors.join("")}${stories.map((story, at) => item(story, at + 1)).join("\n")}</channel></rss>`,
  );
  const { status, stderr } = run("import", "wxr", file, "--edition", edition, "--offline", "--data", data);
  rmSync(folder, { recursive: true });
  assert.equal(status, 0, stderr);
}
