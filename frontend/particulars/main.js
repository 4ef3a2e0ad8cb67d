// Helps with the desk's forms: order of credits, tags, pictures, names, calendars. The forms come from the server; what they
// hold is sent as any form's fields.
import { calendars } from "./calendar.js";
import { names } from "./names.js";
import { credits, lead, tags } from "./lists.js";

const done = new WeakSet();
/** Which groups are unfolded: a form that was saved comes anew. */
const open = new Set();

function dress() {
  for (const input of document.querySelectorAll("input[data-calendar]")) once(input, calendars);
  for (const form of document.querySelectorAll("[data-particulars]")) {
    once(form, (root) => {
      for (const group of root.querySelectorAll("details[data-group]")) if (open.has(group.dataset.group)) group.open = true;
      names(root);
      tags(root);
      credits(root);
    });
    // The library may come later than the form.
    lead(form);
  }
}

function once(element, work) {
  if (done.has(element)) return;
  done.add(element);
  work(element);
}

document.addEventListener(
  "toggle",
  ({ target }) => {
    const group = target.dataset?.group;
    if (group) open[target.open ? "add" : "delete"](group);
  },
  true,
);

// Hydration finds the page as the server wrote it; documents without WASM are dressed at once.
const hydrates = document.querySelector("script[data-wasm]") !== null;
const root = document.documentElement;

function look() {
  if (hydrates && root.dataset.wasm !== "ready") return;
  dress();
  // Nothing is to be done about one's own changes.
  observer.takeRecords();
}

const observer = new MutationObserver(look);
observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-wasm"] });
look();
