/** Small whole numbers as the language writes them: its digits, nothing else. */

const ZEROS: Readonly<Record<string, number>> = { fa: 0x6f0, ar: 0x660 };

export function localNumber(value: number, lang: string): string {
  const zero = ZEROS[lang.split("-")[0]!.toLowerCase()];
  return zero === undefined ? String(value) : String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

/** Words with their `{name}`s filled in. */
export function filled(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
