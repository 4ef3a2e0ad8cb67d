/** Where small windows stand: under the text that they are about, inside the editor's frame. */

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 6;

/** Puts a popup, whose offset parent is the frame, under a place of the text; above it where there is no room. On a phone the style sheet decides. */
export function besideText(popup: HTMLElement, place: Box): void {
  const frame = popup.parentElement?.getBoundingClientRect();
  if (!frame) return;
  const { width, height } = popup.getBoundingClientRect();
  const rightToLeft = getComputedStyle(popup).direction === "rtl";
  const start = rightToLeft ? frame.right - place.right : place.left - frame.left;
  const below = place.bottom + GAP + height <= window.innerHeight || place.top - GAP - height < 0;
  const top = (below ? place.bottom + GAP : place.top - GAP - height) - frame.top;
  popup.style.setProperty("--start", `${Math.max(0, Math.min(start, frame.width - width))}px`);
  popup.style.setProperty("--top", `${top}px`);
}
