/** Letters of pasted text as a text is to hold them (MR-30). */

/** Glyphs of an old font encoding; signs such as ﷺ are written so and stay. */
const GLYPHS = /[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]+/g;
/** Embeddings and overrides; blanks of no width; object holes. */
const CONTROLS = /[\u202a-\u202e\u200b\ufeff\ufffc]/g;
const ISOLATES = /[\u2066-\u2069]/;

/** Isolates without their partner go; those in pairs hold a name together. */
function paired(text: string): string {
  if (!ISOLATES.test(text)) return text;
  const open: number[] = [];
  const kept = new Set<number>();
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign >= 0x2066 && sign <= 0x2068) open.push(at);
    else if (sign === 0x2069 && open.length > 0) kept.add(open.pop()!).add(at);
    else if (sign === 0x0a) open.length = 0;
  }
  return Array.from({ length: text.length }, (_, at) => (ISOLATES.test(text[at]!) && !kept.has(at) ? "" : text[at])).join("");
}

/** Base letters for glyphs, no hidden controls, composed (NFC). Half-spaces, vowel signs and tatweel stay. */
export function cleaned(text: string): string {
  const letters = text.replace(GLYPHS, (glyphs) => glyphs.normalize("NFKC").replace(/ /g, ""));
  return paired(letters.replace(CONTROLS, "")).normalize("NFC");
}
