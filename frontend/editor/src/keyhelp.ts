/** The keys of the editor, in a list under the toolbar. */

import type { EditorView } from "prosemirror-view";
import { formButton, make } from "./elements";
import { MAC, usesHalfSpace } from "./keys";
import type { Label, Labels } from "./labels";

const KEYS: readonly (readonly [label: Label, keys: string])[] = [
  ["strong", "Mod+B"], ["em", "Mod+I"], ["underline", "Mod+U"], ["link", "Mod+K"], ["insert", "/"],
  ["heading_2", "Mod+Alt+2"], ["heading_3", "Mod+Alt+3"], ["paragraph", "Mod+Alt+0"],
  ["ordered_list", "Mod+Shift+7"], ["bullet_list", "Mod+Shift+8"], ["quote", "Mod+Shift+9"],
  ["direction", "Mod+Shift+X"], ["zwnj", "Shift+Space"], ["remark", "Mod+Alt+M"],
  ["find", "Mod+F"], ["next_mistake", "F8"], ["mend", "Alt+Enter"], ["move_block", "Alt+Shift+↑ ↓"],
  ["undo", "Mod+Z"], ["redo", "Mod+Shift+Z"], ["toolbar", "Alt+F10"], ["keys", "Mod+/"],
];

export class KeyHelp {
  readonly dom: HTMLElement;

  constructor(labels: Labels, language: string, private readonly view: () => EditorView) {
    this.dom = make("div", "key-help");
    this.dom.setAttribute("role", "group");
    this.dom.setAttribute("aria-label", labels.keys);
    this.dom.tabIndex = -1;
    this.dom.hidden = true;
    const list = make("dl");
    for (const [label, keys] of KEYS) {
      if (label === "zwnj" && !usesHalfSpace(language)) continue;
      const row = make("div");
      const key = make("kbd", "", MAC ? keys.replace("Mod", "⌘").replace("Alt", "⌥") : keys.replace("Mod", "Ctrl"));
      key.dir = "ltr";
      const sign = make("dd");
      sign.append(key);
      row.append(make("dt", "", labels[label]), sign);
      list.append(row);
    }
    this.dom.append(list, formButton(labels.find_close, "", () => this.close()));
    this.dom.addEventListener("keydown", (event) => {
      if (event.code !== "Escape") return;
      event.preventDefault();
      this.close();
    });
  }

  toggle(): void {
    if (!this.dom.hidden) return this.close();
    this.dom.hidden = false;
    this.dom.focus();
  }

  private close(): void {
    this.dom.hidden = true;
    this.view().focus();
  }
}
