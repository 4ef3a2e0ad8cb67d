/** The list of insertions: after a slash in an empty paragraph, and behind the toolbar's plus with a field to filter it. */

import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { ChoiceForm } from "./choiceform";
import { Choices, type Choice } from "./choices";
import { icon } from "./icons";
import { insertionsFor, type Helpers, type Insertion } from "./insertions";
import type { Labels } from "./labels";
import { besideText } from "./popups";

/** Whether the list stands open behind a slash. */
const key = new PluginKey<boolean>("slash");

/** What is typed behind the slash of the paragraph with the caret; null when there is no such thing. */
function typedAt(state: EditorState): string | null {
  const { $head, empty } = state.selection;
  if (!empty || $head.parent.type.name !== "paragraph") return null;
  const words = $head.parent.textContent;
  return words.startsWith("/") && $head.parentOffset === words.length && words.length < 24 ? words.slice(1) : null;
}

class SlashMenu {
  private readonly choices: Choices;
  private typed: string | null = null;

  constructor(private readonly view: EditorView, frame: HTMLElement, private readonly labels: Labels, lang: string, private readonly helpers: Helpers) {
    this.choices = new Choices(labels.insert);
    this.choices.dom.classList.add("popup", "popup-list");
    this.choices.dom.lang = lang;
    // It scrolls; Tab closes it before it would get there.
    this.choices.dom.tabIndex = 0;
    this.choices.dom.hidden = true;
    frame.append(this.choices.dom);
  }

  update(view: EditorView): void {
    const typed = key.getState(view.state) ? typedAt(view.state) : null;
    if (typed === this.typed) return;
    this.typed = typed;
    const found = typed === null ? [] : insertionsFor(typed, this.labels);
    this.choices.own(found.length === 0 ? null : view.dom);
    this.choices.show(found.map((insertion) => choice(insertion, this.labels, () => this.choose(insertion))));
    this.choices.dom.hidden = found.length === 0;
    if (found.length > 0) besideText(this.choices.dom, view.coordsAtPos(view.state.selection.head));
  }

  /** Keys go to the list while it is open. */
  key(event: KeyboardEvent): boolean {
    if (this.choices.dom.hidden) return false;
    if (event.code === "Escape" || event.code === "Tab") {
      this.view.dispatch(this.view.state.tr.setMeta(key, false));
      return event.code === "Escape";
    }
    return this.choices.key(event);
  }

  destroy(): void {
    this.choices.own(null);
    this.choices.dom.remove();
  }

  private choose(insertion: Insertion): void {
    const { state } = this.view;
    const { $head } = state.selection;
    this.view.dispatch(state.tr.delete($head.start(), $head.pos).setMeta(key, false));
    insertion.run(this.view, this.helpers);
  }
}

function choice(insertion: Insertion, labels: Labels, choose: () => void): Choice {
  return { name: labels[insertion.label], sign: icon(insertion.sign), choose };
}

export function slashMenu(frame: HTMLElement, labels: Labels, lang: string, helpers: Helpers): Plugin<boolean> {
  let menu: SlashMenu | null = null;
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (tr, open, _old, state) => (tr.getMeta(key) as boolean | undefined) ?? (open && typedAt(state) !== null),
    },
    view: (view) => {
      menu = new SlashMenu(view, frame, labels, lang, helpers);
      return menu;
    },
    props: {
      handleTextInput: (view, from, to, words) => {
        const { parent } = view.state.doc.resolve(from);
        if (words !== "/" || parent.type.name !== "paragraph" || parent.content.size > 0) return false;
        view.dispatch(view.state.tr.insertText(words, from, to).setMeta(key, true));
        return true;
      },
      handleKeyDown: (_view, event) => !event.isComposing && (menu?.key(event) ?? false),
      handleDOMEvents: {
        blur: (view) => {
          if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, false));
          return false;
        },
      },
    },
  });
}

/** The toolbar's plus: the same list under a field. */
export function insertForm(labels: Labels, view: () => EditorView, helpers: Helpers): ChoiceForm {
  const find = (typed: string): Choice[] =>
    insertionsFor(typed, labels).map((insertion) => choice(insertion, labels, () => insertion.run(view(), helpers)));
  return new ChoiceForm({ label: labels.insert_what, none: labels.insert_none, find }, view);
}
