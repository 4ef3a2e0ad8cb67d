// Many files at once: a line each, with its progress, what came of it, and a way to cancel.
import { element } from "../reader/element.js";
import { send } from "./send.js";
import { fill, words } from "./words.js";

/** So many go out at the same time; the others wait. */
const AT_ONCE = 3;

/** The digits of the desk's language. */
function number(value) {
  return new Intl.NumberFormat(document.documentElement.lang || "en").format(value);
}

/** The list at the foot of the window, made when it is needed; `within` a dialog it stands there. */
function listIn(within, t) {
  const place = within ?? document.body;
  let panel = place.querySelector(":scope > .uploads");
  if (!panel) {
    const close = element("button", { type: "button", class: "uploads-close", "aria-label": t.close, onclick: () => panel.remove() }, "×");
    panel = element("section", { class: "uploads", "aria-label": t.uploads }, close, element("ol"));
    // In a dialog what is chosen and used stands below it.
    place.insertBefore(panel, within?.querySelector(":scope > footer") ?? null);
  }
  return panel.querySelector("ol");
}

function line(list, file, t, control) {
  const state = element("span", { class: "state", role: "status" }, t.upload_waiting);
  const bar = element("progress", { max: "1", value: "0", "aria-label": file.name });
  const cancel = element("button", { type: "button", "aria-label": fill(t.cancel_upload, { name: file.name }), onclick: () => control.abort() }, t.cancel);
  const row = element("li", {}, element("bdi", { class: "name" }, file.name), bar, state, cancel);
  list.append(row);
  const end = (name, ...said) => {
    row.className = name;
    bar.remove();
    cancel.remove();
    state.replaceChildren(...said);
  };
  return {
    progress(share) {
      bar.value = share;
      state.textContent = share >= 1 ? t.upload_checking : fill(t.upload_progress, { percent: number(Math.floor(share * 100)) });
    },
    done({ picked, already }) {
      end("done", already ? t.upload_already : t.upload_done, " ", element("a", { href: `/desk/library/${picked.media}` }, t.open_medium));
    },
    failed: (error) => end("failed", error.message),
  };
}

/** Uploads files; gives those that are in the library then, in their order. Shows progress and refusals itself. */
export async function uploadAll(files, { lang, within } = {}) {
  if (!files.length) return [];
  const t = await words();
  const list = listIn(within, t);
  const waiting = files.map((file, place) => {
    const control = new AbortController();
    return { file, place, control, shown: line(list, file, t, control) };
  });
  const picked = [];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { file, place, control, shown } = next;
      try {
        if (control.signal.aborted) throw new Error(t.upload_cancelled);
        const answer = await send(file, t, { lang, progress: shown.progress, signal: control.signal });
        shown.done(answer);
        picked[place] = answer.picked;
      } catch (error) {
        shown.failed(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return picked.filter(Boolean);
}
