/** Attributes of nodes: default, check, and how each is written to and read from HTML on copy and paste. */

import type { Attrs, AttributeSpec, Node } from "prosemirror-model";
import { safeAddress } from "./addresses";

/** One attribute. `read` must accept any string: what is pasted is hostile until read. */
export interface Field {
  readonly initial: unknown;
  readonly check: (value: unknown) => boolean;
  /** The HTML attribute; `data-` and the name by default. */
  readonly html?: string;
  /** Never taken from pasted HTML. */
  readonly writeOnly?: boolean;
  readonly read: (value: string | null) => unknown;
}

export type Fields = Readonly<Record<string, Field>>;
export type HtmlAttributes = Record<string, string>;

/** The shapes that the server insists on; anything else would make it refuse the whole document. */
const LANGUAGE = /^(?=.{2,35}$)[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;
const RECORD = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const NOTE = /^[A-Za-z0-9_-]{1,64}$/;
const PROVIDER = /^[a-z0-9_-]{1,32}$/;
/** Numbers are 32 bits wide there. */
const LARGEST = 0x7fff_ffff;
const isString = (value: unknown): value is string => typeof value === "string";
const isText = (value: unknown): boolean => value === null || isString(value);
const isWhole = (low: number, high: number) => (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value >= low && value <= high;
const toWhole = (value: string | null): number => (value === null || value.trim() === "" ? Number.NaN : Number(value));

export const text: Field = { initial: "", check: isString, read: (value) => value ?? "" };
export const optionalText: Field = { initial: null, check: isText, read: (value) => value };
export const address: Field = { initial: "", check: isString, read: (value) => safeAddress(value) ?? "" };
export const optionalAddress: Field = { initial: null, check: isText, read: safeAddress };
export const flag: Field = { initial: false, check: (value) => typeof value === "boolean", read: (value) => value === "true" };

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number, initial: number): Field {
  const check = isWhole(low, high);
  return { initial, check, read: (value) => (check(toWhole(value)) ? toWhole(value) : initial) };
}

/** A count that may be unknown. */
export const optionalWhole: Field = {
  initial: null,
  check: (value) => value === null || isWhole(0, Number.MAX_SAFE_INTEGER)(value),
  read: (value) => (isWhole(0, LARGEST)(toWhole(value)) ? toWhole(value) : null),
};
/** The number that a list begins with. */
export const ordinal = whole(-LARGEST - 1, LARGEST, 1);

function shaped(shape: RegExp, initial: string | null): Field {
  return { initial, check: initial === null ? isText : isString, read: (value) => (value !== null && shape.test(value) ? value : initial) };
}

/** The id of a medium or a shared paragraph. */
export const optionalRecord = shaped(RECORD, null);
export const record = shaped(RECORD, "");
export const note = shaped(NOTE, "");
export const provider = shaped(PROVIDER, "other");

/** One of the given words; the first stands in for anything else. */
export function choice(...words: readonly [string | null, ...(string | null)[]]): Field {
  const [initial] = words;
  return { initial, check: (value) => words.includes(value as string), read: (value) => (words.includes(value) ? value : initial) };
}

/** A block's own id. It is written, for anchors, and never read back: what is pasted gets a fresh one. */
export const identity: Field = { initial: "", check: isString, writeOnly: true, read: () => "" };
export const direction: Field = {
  initial: null,
  check: (value) => value === null || value === "ltr" || value === "rtl",
  html: "dir",
  read: (value) => (value === "ltr" || value === "rtl" ? value : null),
};
export const leftToRight: Field = { ...direction, initial: "ltr", read: () => "ltr" };
export const language: Field = {
  initial: null,
  check: isText,
  html: "lang",
  read: (value) => (value !== null && LANGUAGE.test(value) ? value : null),
};

/** What the contract calls "common". */
export const common: Fields = { id: identity, dir: direction, dir_set: flag, lang: language };

/** ProseMirror's attribute specs; `check()` on a node uses the fields' checks. */
export function specs(fields: Fields): Record<string, AttributeSpec> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      {
        default: field.initial,
        validate: (value: unknown): void => {
          if (!field.check(value)) throw new RangeError(`attribute ${name} cannot be ${JSON.stringify(value)}`);
        },
      },
    ]),
  );
}

function htmlName(name: string, field: Field): string {
  return field.html ?? `data-${name.replace(/_/g, "-")}`;
}

/** HTML attributes that hold the node's attributes; those at their default are left out. */
export function write(node: Node | { attrs: Attrs }, fields: Fields): HtmlAttributes {
  const html: HtmlAttributes = {};
  for (const [name, field] of Object.entries(fields)) {
    const value: unknown = node.attrs[name];
    if (value === null || value === undefined || (value === field.initial && field.html === undefined)) continue;
    html[htmlName(name, field)] = String(value);
  }
  return html;
}

/** The reverse of `write`, safe on hostile HTML. */
export function read(element: HTMLElement, fields: Fields): Attrs {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.writeOnly === true ? field.initial : field.read(element.getAttribute(htmlName(name, field))),
    ]),
  );
}
