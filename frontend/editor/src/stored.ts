/** Between the stored document, `{"v":1,"doc":…}`, and the editor's state. */

import { Fragment, Mark, Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { settleDirections, type Direction } from "./direction";
import { settleIds } from "./identity";
import { isPassing } from "./pastedpictures";
import { schema } from "./schema";

export const FORMAT = 1;

interface Stored {
  readonly v: number;
  readonly doc: unknown;
}

interface Json {
  readonly type?: unknown;
  readonly content?: unknown;
}

/** The one node whose stored name is another than the editor's: "code" is also a mark. It stands at the top level only. */
function renamed(block: unknown, from: string, to: string): unknown {
  return (block as Json | null)?.type === from ? { ...(block as Json), type: to } : block;
}

/** Puts marks in the schema's order, which `check()` insists on and other writers may not know. */
function inOrder(node: Node): Node {
  if (node.isText) return node.mark(node.marks.reduce((set, mark) => mark.addToSet(set), Mark.none));
  const children: Node[] = [];
  node.content.forEach((child) => children.push(inOrder(child)));
  return node.copy(Fragment.fromArray(children));
}

function openDocument(json: unknown): Node {
  const content = (json as Json | null)?.content;
  const blocks = Array.isArray(content) ? content.map((block) => renamed(block, "code", "code_block")) : content;
  return inOrder(Node.fromJSON(schema, { ...(json as Json), content: blocks }));
}

/**
 * The stored document as a checked node, with an id and a direction on every block.
 * Throws when it is of another format or not of this schema.
 */
export function open(stored: Stored | null | undefined, version: Direction): Node {
  if (stored && stored.v !== FORMAT) throw new RangeError(`document format ${String(stored.v)} is not known here`);
  let doc = stored ? openDocument(stored.doc) : schema.topNodeType.createAndFill()!;
  const first = doc.firstChild;
  if (first === null || first.type.name === "footnotes") {
    doc = doc.copy(Fragment.from(schema.node("paragraph")).append(doc.content));
  }
  doc.check();
  let state = EditorState.create({ doc });
  for (const settle of [settleIds, (now: EditorState) => settleDirections(now, version, false, () => false)]) {
    const tr = settle(state);
    if (tr !== null) state = state.apply(tr);
  }
  return state.doc;
}

/** Blocks as they are stored: a key changes one of hundreds, the others are the same nodes as before. */
const written = new WeakMap<Node, string>();

function write(block: Node): string {
  let json = written.get(block);
  if (json === undefined) written.set(block, (json = JSON.stringify(renamed(block.toJSON(), "code_block", "code"))));
  return json;
}

/** What is stored: all but pictures that are still on their way into the library. */
export function close(doc: Node): string {
  const kept: string[] = [];
  doc.forEach((block) => void (isPassing(block) || kept.push(write(block))));
  return `{"v":${FORMAT},"doc":{"type":"doc","content":[${kept.join()}]}}`;
}
