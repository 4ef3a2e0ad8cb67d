// The library's own page: many files by button, by dragging, by pasting.
import { element } from "../reader/element.js";
import { uploadAll } from "./uploads.js";
import { words } from "./words.js";

const filesOf = (transfer) => [...(transfer?.files ?? [])];
const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

/** The form with which one file can be sent without a script. */
export async function bring(form) {
  const input = form.querySelector("input[type=file]");
  input.multiple = true;
  // Files are sent as soon as they are chosen.
  const button = form.querySelector("button");
  if (button && input.form?.requestSubmit) button.hidden = true;
  const take = async (files) => {
    const picked = await uploadAll(files);
    // The list below shows what is new; whatever was refused stays readable above it.
    if (picked.length) await refresh();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take([...input.files]);
    form.reset();
  });
  input.addEventListener("change", () => form.requestSubmit?.());
  document.addEventListener("paste", (event) => {
    const files = filesOf(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    take(files);
  });
  const t = await words();
  const over = element("div", { class: "drop-here", "aria-hidden": "true", hidden: true }, t.drop_here);
  document.body.append(over);
  let depth = 0;
  const show = (by) => {
    depth = by === 0 ? 0 : Math.max(0, depth + by);
    over.hidden = depth === 0;
  };
  document.addEventListener("dragenter", (event) => hasFiles(event) && show(1));
  document.addEventListener("dragleave", (event) => hasFiles(event) && show(-1));
  document.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(0);
    take(filesOf(event.dataTransfer));
  });
}

/** Puts the newest list in the place of this one. */
async function refresh() {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = document.querySelector(".shelf")?.closest("form") ?? document.querySelector(".nothing");
  const next = fresh.querySelector(".shelf")?.closest("form") ?? fresh.querySelector(".nothing");
  if (now && next) now.replaceWith(document.importNode(next, true));
  const bar = fresh.querySelector("main .bar");
  if (bar) document.querySelector("main .bar")?.replaceWith(document.importNode(bar, true));
}
