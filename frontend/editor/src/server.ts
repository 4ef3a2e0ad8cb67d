/** What the editor asks of the desk's server by itself. */

/** A published story that a link may lead to. */
export interface Linkable {
  readonly headline: string;
  readonly lang: string;
  /** The edition, and the day. */
  readonly detail: string;
  readonly href: string;
}

/** A problem of a text's spelling: places in UTF-16, as the browser counts. */
export interface Spotted {
  readonly from: number;
  readonly to: number;
  /** The label's name without `lint_`. */
  readonly problem: string;
  /** What to write instead; null where only a person can tell. */
  readonly fix: string | null;
}

export interface LookedAt {
  readonly words: number;
  readonly findings: readonly Spotted[];
}

export interface Look {
  /** How long the whole is, in words. */
  readonly line: string;
  /** One a text that was sent. */
  readonly texts: readonly LookedAt[];
}

export interface Text {
  readonly lang: string;
  readonly text: string;
}

async function ask<Answer>(address: string, options: RequestInit): Promise<Answer | null> {
  try {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    return answer.ok ? ((await answer.json()) as Answer) : null;
  } catch {
    // Off the line: whoever writes goes on, without help.
    return null;
  }
}

/** Stories with these words; none when the server cannot be asked. */
export async function linkable(words: string, lang: string): Promise<readonly Linkable[]> {
  const query = new URLSearchParams({ words, language: lang });
  return (await ask<Linkable[]>(`/api/desk/links?${query.toString()}`, {})) ?? [];
}

/** Looks at texts; `counted` words stand in the others. */
export function look(texts: readonly Text[], counted: number, lang: string): Promise<Look | null> {
  const body = JSON.stringify({ texts, counted, language: lang });
  return ask("/api/desk/lint", { method: "POST", headers: { "content-type": "application/json" }, body });
}
