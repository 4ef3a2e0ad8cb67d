/** The small window beside a mistake at the caret: what it is, the way out of it, and the same for all of its kind. */

import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { formButton, make } from "./elements";
import type { Label, Labels } from "./labels";
import { fix, leave, mistakeAt, mistakes, type Marked } from "./lint";
import { filled, localNumber } from "./numbers";
import { besideText } from "./popups";

const FIX = "Alt+Enter";

export class LintPopup {
  readonly dom: HTMLElement;
  private readonly title: HTMLElement;
  private readonly one: HTMLButtonElement;
  private readonly all: HTMLButtonElement;
  private about: Marked | null = null;

  constructor(private readonly labels: Labels, private readonly lang: string, private readonly view: () => EditorView, private readonly say: (words: string) => void) {
    this.dom = make("div", "popup popup-lint");
    this.dom.lang = lang;
    this.dom.setAttribute("role", "group");
    this.dom.hidden = true;
    this.title = make("p", "lint-title");
    this.one = formButton("", "primary", () => this.mend(false));
    this.one.setAttribute("aria-keyshortcuts", FIX);
    this.all = formButton("", "", () => this.mend(true));
    this.all.setAttribute("aria-keyshortcuts", "Alt+Shift+Enter");
    this.dom.append(this.title, this.one, this.all, formButton(labels.lint_leave, "", () => this.leave()));
    this.dom.addEventListener("mousedown", (event) => event.preventDefault());
    this.dom.addEventListener("keydown", (event) => {
      if (event.code !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.view().focus();
      this.close();
    });
  }

  /** Shows itself when the caret comes to a mistake; writing closes it. */
  update(state: EditorState, before: EditorState): void {
    if (state.doc !== before.doc) return this.close();
    if (state.selection.eq(before.selection) && this.about === null) return;
    const found = mistakeAt(state);
    if (found === null) return this.close();
    if (this.about?.from === found.from && this.about.mistake === found.mistake) return;
    this.about = found;
    const { problem, fix: other } = found.mistake;
    const kind = `lint_${problem.replace(/-/g, "_")}`;
    this.title.textContent = kind in this.labels ? this.labels[kind as Label] : problem;
    this.dom.setAttribute("aria-label", this.title.textContent);
    const same = mistakes(state).filter(({ mistake }) => mistake.problem === problem && mistake.fix !== null).length;
    this.one.hidden = other === null;
    this.one.textContent = other === null ? "" : other === "" ? this.labels.lint_remove : filled(this.labels.lint_fix, { fix: `\u2068${this.shown(other)}\u2069` });
    this.all.hidden = other === null || same < 2;
    this.all.textContent = `${this.labels.lint_all} (${localNumber(same, this.lang)})`;
    this.dom.hidden = false;
    besideText(this.dom, this.view().coordsAtPos(found.from));
    this.say(`${this.title.textContent}${this.one.textContent === "" ? "" : `. ${this.one.textContent}: ${FIX}`}`);
  }

  /** Does what the window proposes, from the keyboard. False when it is not open. */
  mend(all: boolean): boolean {
    const found = mistakeAt(this.view().state);
    if (found === null || found.mistake.fix === null) return false;
    const view = this.view();
    const count = all ? mistakes(view.state).filter(({ mistake }) => mistake.problem === found.mistake.problem && mistake.fix !== null).length : 1;
    fix(found, all)(view.state, view.dispatch);
    this.say(filled(this.labels.lint_fixed, { count: localNumber(count, this.lang) }));
    view.focus();
    return true;
  }

  close(): void {
    this.about = null;
    this.dom.hidden = true;
  }

  private leave(): void {
    if (this.about !== null) leave(this.about)(this.view().state, this.view().dispatch);
    this.close();
    this.view().focus();
  }

  /** Signs that cannot be seen are named. */
  private shown(words: string): string {
    return words === " " ? "␣" : words === "\u200c" ? this.labels.zwnj : words;
  }
}
