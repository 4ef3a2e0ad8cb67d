/** What can be put into a text besides words: the list behind the slash and the toolbar's plus. */

import type { Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { become, node, place, toggleList, toggleQuote } from "./blocks";
import { insertFootnote } from "./footnotes";
import type { IconName } from "./icons";
import type { Label, Labels } from "./labels";
import { library, type MediaKind } from "./library";
import { plainTable } from "./tables";

/** What an insertion may ask of the editor. */
export interface Helpers {
  /** Lets somebody choose from the library and puts it in. */
  readonly pick: (kinds: readonly MediaKind[], many: boolean) => void;
  /** Opens the form for an address of a film, a sound or a page. */
  readonly address: () => void;
  /** Opens the list of shared paragraphs. */
  readonly background: () => void;
}

export interface Insertion {
  readonly label: Label;
  readonly sign: IconName;
  /** English words and Markdown's signs by which it is found in every language. */
  readonly words: string;
  readonly run: (view: EditorView, helpers: Helpers) => void;
  readonly offered?: () => boolean;
}

const command = (run: Command) => (view: EditorView): void => {
  run(view.state, view.dispatch, view);
  view.focus();
};
const block = (name: string): ((view: EditorView) => void) => command((state, dispatch) => place(node(name).create())(state, dispatch));
const media = (...kinds: MediaKind[]) => (_view: EditorView, { pick }: Helpers): void => pick(kinds, false);
const hasLibrary = (): boolean => library() !== undefined;
/** From the library where there is one, else by address. */
const recording = (kind: MediaKind) => (view: EditorView, helpers: Helpers): void => (hasLibrary() ? media(kind)(view, helpers) : helpers.address());

export const INSERTIONS: readonly Insertion[] = [
  { label: "figure", sign: "picture", words: "picture image photo figure", run: media("picture"), offered: hasLibrary },
  { label: "gallery", sign: "gallery", words: "gallery pictures images photos slideshow", run: (_view, { pick }) => pick(["picture"], true), offered: hasLibrary },
  { label: "video", sign: "video", words: "video film movie", run: recording("video") },
  { label: "audio", sign: "audio", words: "audio sound podcast", run: recording("audio") },
  { label: "file", sign: "file", words: "file pdf document download", run: media("document"), offered: hasLibrary },
  { label: "embed", sign: "code", words: "embed youtube vimeo tweet post address", run: (_view, { address }) => address() },
  { label: "heading_2", sign: "heading", words: "heading title h2 ##", run: command(become("heading", { level: 2 })) },
  { label: "heading_3", sign: "heading", words: "subheading h3 ###", run: command(become("heading", { level: 3 })) },
  { label: "bullet_list", sign: "bullet_list", words: "list bullets ul -", run: command(toggleList(false)) },
  { label: "ordered_list", sign: "ordered_list", words: "numbered list ol 1.", run: command(toggleList(true)) },
  { label: "quote", sign: "quote", words: "quote blockquote >", run: command(toggleQuote) },
  { label: "pullquote", sign: "pullquote", words: "pullquote quote", run: command(become("pullquote")) },
  { label: "table", sign: "table", words: "table rows columns", run: command((state, dispatch) => place(plainTable())(state, dispatch)) },
  { label: "separator", sign: "separator", words: "separator line rule hr ---", run: block("separator") },
  { label: "verse", sign: "verse", words: "verse poem lines", run: command(become("verse")) },
  { label: "code_block", sign: "code", words: "code program ```", run: command(become("code_block")) },
  { label: "background", sign: "background", words: "background shared context", run: (_view, { background }) => background() },
  { label: "more", sign: "more", words: "more teaser read", run: block("more") },
  { label: "footnote", sign: "footnote", words: "footnote note reference", run: command(insertFootnote) },
];

/** Words as they are compared: without case, accents, half-spaces and the two languages' letters. */
export const plain = (words: string): string => words.normalize("NFKD").replace(/[\p{M}\u200c]/gu, "").replace(/ي/g, "ی").replace(/ك/g, "ک").toLowerCase();

/** Those that are to be had here and whose name, in the interface's language or in English, has a word that begins so. */
export function insertionsFor(typed: string, labels: Labels): readonly Insertion[] {
  const wanted = plain(typed.trim());
  const begins = (words: string): boolean => plain(words).split(/\s+/).some((word) => word.startsWith(wanted)) || plain(words).startsWith(wanted);
  return INSERTIONS.filter(({ label, words, offered }) => (offered?.() ?? true) && (wanted === "" || begins(labels[label]) || begins(words)));
}
