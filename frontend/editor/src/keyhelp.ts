/** The keys of the editor, in a list under the toolbar. */

import type { EditorView } from "prosemirror-view";
import { formButton, make, panel } from "./elements";
import { MAC, usesHalfSpace } from "./keys";
import type { Label, Labels } from "./labels";

/** What a label says, and the keys for it. */
const KEYS =
  "strong Mod+B,em Mod+I,underline Mod+U,link Mod+K,insert /,heading_2 Mod+Alt+2,heading_3 Mod+Alt+3,paragraph Mod+Alt+0," +
  "ordered_list Mod+Shift+7,bullet_list Mod+Shift+8,quote Mod+Shift+9,direction Mod+Shift+X,zwnj Shift+Space,remark Mod+Alt+M," +
  "find Mod+F,next_mistake F8,mend Alt+Enter,move_block Alt+Shift+↑↓,undo Mod+Z,redo Mod+Shift+Z,toolbar Alt+F10,keys Mod+/";

/** The keys for what a label says, as ARIA writes them. */
export const keysOf = (label: Label): string | undefined => new RegExp(`\\b${label} ([^,]+)`).exec(KEYS)?.[1]?.replace("Mod", "Control");

export class KeyHelp {
  readonly dom: HTMLElement;

  constructor(labels: Labels, language: string, private readonly view: () => EditorView) {
    this.dom = panel("key-help", "group", labels.keys);
    this.dom.tabIndex = -1;
    const list = make("dl");
    for (const line of KEYS.split(",")) {
      const [label, keys] = line.split(" ") as [Label, string];
      if (label === "zwnj" && !usesHalfSpace(language)) continue;
      const row = make("div");
      const key = make("kbd", "", keys.replace("Mod", MAC ? "⌘" : "Ctrl"));
      key.dir = "ltr";
      const sign = make("dd");
      sign.append(key);
      row.append(make("dt", "", labels[label]), sign);
      list.append(row);
    }
    this.dom.append(list, formButton(labels.find_close, "", () => this.close()));
    this.dom.addEventListener("keydown", (event) => void (event.code === "Escape" && this.close()));
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
