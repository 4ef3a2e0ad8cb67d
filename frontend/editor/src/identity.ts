/** Every block keeps its id for life: translations, remarks and revisions hold on to it. */

import type { Node } from "prosemirror-model";
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";

const LENGTH = 8;
const VALID = /^[a-z0-9]{4,16}$/;

export function freshId(): string {
  // 36 does not divide 256; the small bias costs nothing here, ids only have to differ inside one document.
  return Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => (byte % 36).toString(36)).join("");
}

/** Gives an id to each block that has none, or a bad one, or one that an earlier block has; null when all is well. */
export function settleIds(state: EditorState): Transaction | null {
  const tr = state.tr;
  const owners = new Map<string, { node: Node; position: number }>();
  state.doc.descendants((node, position) => {
    if ("id" in node.attrs) {
      const id = node.attrs["id"] as string;
      const owner = owners.get(id);
      if (!VALID.test(id)) {
        tr.setNodeAttribute(position, "id", freshId());
      } else if (owner === undefined) {
        owners.set(id, { node, position });
      } else {
        // Enter at a block's start leaves an empty twin before it: the id stays with the text.
        const newcomer = owner.node.isTextblock && owner.node.content.size === 0 && node.content.size > 0 ? owner.position : position;
        tr.setNodeAttribute(newcomer, "id", freshId());
        if (newcomer === owner.position) owners.set(id, { node, position });
      }
    }
    return !node.isTextblock;
  });
  return tr.docChanged ? tr : null;
}

export function identities(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _old, state) => (transactions.some((tr) => tr.docChanged) ? settleIds(state) : null),
  });
}
