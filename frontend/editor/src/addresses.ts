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

/** Who serves what is embedded, by host. */
const PROVIDERS: readonly (readonly [provider: string, host: RegExp])[] = [
  ["youtube", /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/],
  ["vimeo", /(?:^|\.)vimeo\.com$/],
  ["x", /(?:^|\.)(?:x\.com|twitter\.com)$/],
  ["facebook", /(?:^|\.)(?:facebook\.com|fb\.watch)$/],
  ["instagram", /(?:^|\.)instagram\.com$/],
  ["dailymotion", /(?:^|\.)(?:dailymotion\.com|dai\.ly)$/],
  ["aparat", /(?:^|\.)aparat\.com$/],
  ["telegram", /^(?:t\.me|telegram\.me)$/],
  ["soundcloud", /(?:^|\.)soundcloud\.com$/],
  ["spotify", /^open\.spotify\.com$/],
  ["tiktok", /(?:^|\.)tiktok\.com$/],
];

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** The provider's name as the document stores it; "other" for a host that is not known. */
export function providerOf(address: string): string {
  const hostname = parsed(address)?.hostname;
  return (hostname !== undefined && PROVIDERS.find(([, host]) => host.test(hostname))?.[0]) || "other";
}

const NAME = /^[\w.-]{1,64}$/;

/**
 * The page of a known service in the form from which the server makes its player (`domain::document::players`), and the
 * service; null when the address is of no such page.
 */
export function playable(value: string): { url: string; provider: string } | null {
  const url = parsed(typedAddress(value) ?? "");
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const provider = providerOf(url.href);
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const [first = "", second = "", third = ""] = parts;
  const named = (...names: string[]): boolean => names.every((name) => NAME.test(name));
  const page = ((): string | null => {
    switch (provider) {
      case "youtube": {
        const short = url.hostname.endsWith("youtu.be") ? first : /^(?:shorts|embed|live|v)$/.test(first) ? second : null;
        const id = short ?? (first === "watch" ? url.searchParams.get("v") : null) ?? "";
        const list = url.searchParams.get("list") ?? "";
        if (first === "playlist") return named(list) ? `https://www.youtube.com/playlist?list=${list}` : null;
        return named(id) ? `https://www.youtube.com/watch?v=${id}` : null;
      }
      case "vimeo": {
        const id = parts.find((part) => /^\d+$/.test(part)) ?? "";
        return named(id) ? `https://vimeo.com/${id}` : null;
      }
      case "dailymotion": {
        const id = url.hostname.endsWith("dai.ly") ? first : first === "embed" ? third : first === "video" ? second : "";
        return named(id) ? `https://www.dailymotion.com/video/${id}` : null;
      }
      case "aparat":
        return first === "v" && named(second) ? `https://www.aparat.com/v/${second}` : null;
      case "telegram": {
        const [channel, post] = first === "s" ? [second, third] : [first, second];
        return named(channel) && /^\d+$/.test(post) ? `https://t.me/${channel}/${post}` : null;
      }
      case "soundcloud":
        return named(first, second) ? `https://soundcloud.com/${parts.join("/")}` : null;
      case "spotify": {
        const [kind = "", id = ""] = first.startsWith("intl-") ? parts.slice(1) : parts;
        return named(kind, id) ? `https://open.spotify.com/${kind}/${id}` : null;
      }
      case "tiktok":
        return first.startsWith("@") && second === "video" && named(third) ? `https://www.tiktok.com/${first}/video/${third}` : null;
      case "instagram":
        return /^(?:p|reel|tv)$/.test(first) && named(second) ? `https://www.instagram.com/${first}/${second}/` : null;
      case "facebook":
        return url.hostname.endsWith("facebook.com") && first !== "" ? `https://www.facebook.com${url.pathname}${url.search}` : null;
      case "x":
        return second === "status" && /^\d+$/.test(third) ? `https://x.com/${first}/status/${third}` : null;
      default:
        return null;
    }
  })();
  return page === null ? null : { url: page, provider };
}

/** A file of film or sound, by the end of its address. */
export function recordingAt(value: string): { kind: "video" | "audio"; src: string } | null {
  const src = typedAddress(value);
  const path = src === null || /^(?:mailto|tel):/i.test(src) ? "" : src.split(/[?#]/)[0]!;
  const kind = /\.(?:mp4|m4v|webm|mov|ogv)$/i.test(path) ? "video" : /\.(?:mp3|m4a|ogg|oga|opus|wav|flac)$/i.test(path) ? "audio" : null;
  return src === null || kind === null ? null : { kind, src };
}
