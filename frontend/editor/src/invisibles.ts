/** Shows the characters that cannot be seen: half-space, direction marks and the no-break space. */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const NAMES: Readonly<Record<string, string>> = {
  "\u200c": "zwnj", "\u200d": "zwj", "\u200e": "lrm", "\u200f": "rlm", "\u00a0": "nbsp", "\u00ad": "shy", "\u2060": "wj",
};
const INVISIBLE = new RegExp(`[${Object.keys(NAMES).join("")}]`, "g");

const key = new PluginKey<DecorationSet | null>("invisibles");

function marksIn(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, position) => {
    for (const match of node.text?.matchAll(INVISIBLE) ?? []) {
      const at = position + match.index!;
      found.push(Decoration.inline(at, at + 1, { class: `invisible invisible-${NAMES[match[0]]!}` }));
    }
  });
  return DecorationSet.create(doc, found);
}

export function showsInvisibles(state: EditorState): boolean {
  return key.getState(state) != null;
}

export const toggleInvisibles: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(key, !showsInvisibles(state)));
  return true;
};

export function invisibles(): Plugin<DecorationSet | null> {
  return new Plugin<DecorationSet | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, shown) => {
        const wanted = (tr.getMeta(key) as boolean | undefined) ?? shown !== null;
        if (!wanted) return null;
        return shown === null || tr.docChanged ? marksIn(tr.doc) : shown;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
