/** Which addresses a document may hold, and who serves an embedded page. */

/** As the server reads them: a web address names a host. */
const ALLOWED_SCHEME = /^(?:https?:\/\/[^/?#]|(?:mailto|tel):.)/i;
const LONGEST = 8 * 1024;
const RELATIVE = /^[/#?]/;
const LOOKS_LIKE_HOST = /^[^\s/:?#@]+\.[^\s/:?#@.]{2,}(?:[/?#]|$)/;
const LOOKS_LIKE_MAIL = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;

/** The address with blanks and control characters taken out, or null when its scheme is not allowed. */
export function safeAddress(value: string | null | undefined): string | null {
  // Browsers skip control characters inside a scheme: "java\tscript:" would still run.
  const address = (value ?? "").replace(/[\u0000-\u001f\u007f-\u009f]/g, "").trim();
  if (address === "" || address.length > LONGEST) return null;
  if (address.startsWith("//")) return `https:${address}`;
  return ALLOWED_SCHEME.test(address) || (RELATIVE.test(address) && !address.startsWith("/\\")) ? address : null;
}

/** What a person types into the link form: "example.org" and "desk@example.org" get their scheme. */
export function typedAddress(value: string): string | null {
  const text = value.trim();
  if (LOOKS_LIKE_MAIL.test(text)) return `mailto:${text}`;
  if (LOOKS_LIKE_HOST.test(text)) return `https://${text}`;
  return safeAddress(text);
}

/** The address when it is this site's own, so that showing it asks nobody else. */
export function ownAddress(value: string | null | undefined): string | null {
  const address = value ?? "";
  return /^\/(?![/\\])/.test(address) || address.startsWith("blob:") ? address : null;
}

const PROVIDERS: readonly (readonly [provider: string, host: RegExp])[] = [
  ["youtube", /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/],
  ["vimeo", /(?:^|\.)vimeo\.com$/],
  ["x", /(?:^|\.)(?:x\.com|twitter\.com)$/],
  ["facebook", /(?:^|\.)(?:facebook\.com|fb\.watch)$/],
  ["instagram", /(?:^|\.)instagram\.com$/],
];

/** The provider's name as the document stores it; "other" for a host that is not known. */
export function providerOf(address: string): string {
  try {
    const { hostname } = new URL(address);
    return PROVIDERS.find(([, host]) => host.test(hostname))?.[0] ?? "other";
  } catch {
    return "other";
  }
}
