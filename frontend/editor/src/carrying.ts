/**
 * Pictures of a gallery are carried to their place: by their handle with a mouse or a finger, by the picture itself with
 * a mouse. The browser's own dragging knows no touch, and takes the picture's file along. The handle takes arrow keys as well.
 */

import { shortcutOf } from "./keys";

/** Pixels before a press becomes a carrying. */
const SLACK = 6;
/** Pixels from the window's edge in which it scrolls; the bar of tools covers a part of them on a phone. */
const EDGE = 72;
const SCROLL = 12;

export interface Carried {
  /** The picture's element among its neighbours. */
  readonly item: HTMLElement;
  readonly handle: HTMLElement;
  readonly picture: HTMLElement;
  /** Asks for another place, from 0. */
  readonly move: (to: number) => void;
}

interface Place {
  readonly to: number;
  readonly beside: HTMLElement;
  readonly after: boolean;
}

const siblings = (item: HTMLElement): HTMLElement[] => Array.from(item.parentElement?.children ?? []) as HTMLElement[];
const isRightToLeft = (element: HTMLElement): boolean => getComputedStyle(element).direction === "rtl";

/** Whether they stand under one another. */
const isColumn = (items: readonly HTMLElement[]): boolean => items.every((one) => one.offsetLeft === items[0]!.offsetLeft);

/** The place that a point asks for. */
function placeAt(item: HTMLElement, x: number, y: number): Place | null {
  const items = siblings(item);
  let nearest: { readonly one: HTMLElement; readonly box: DOMRect; readonly far: number } | null = null;
  for (const one of items) {
    const box = one.getBoundingClientRect();
    const far = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    if (nearest === null || far < nearest.far) nearest = { one, box, far };
  }
  if (nearest === null) return null;
  const { one, box } = nearest;
  const sideways = isRightToLeft(one.parentElement!) ? x < box.left + box.width / 2 : x > box.left + box.width / 2;
  const after = isColumn(items) ? y > box.top + box.height / 2 : sideways;
  const slot = items.indexOf(one) + (after ? 1 : 0);
  return { to: slot > items.indexOf(item) ? slot - 1 : slot, beside: one, after };
}

/** One press of a pointer, from its beginning to its end. */
class Carrying {
  private place: Place | null = null;
  private frame = 0;
  private x: number;
  private y: number;
  private readonly ends = new AbortController();

  constructor(private readonly carried: Carried, by: HTMLElement, start: PointerEvent) {
    [this.x, this.y] = [start.clientX, start.clientY];
    const { signal } = this.ends;
    by.setPointerCapture(start.pointerId);
    by.addEventListener("pointermove", (event) => this.follow(event, start), { signal });
    by.addEventListener("pointerup", () => this.end(true), { signal });
    by.addEventListener("pointercancel", () => this.end(false), { signal });
    window.addEventListener("keydown", (event) => this.escape(event), { signal, capture: true });
  }

  private follow(event: PointerEvent, start: PointerEvent): void {
    [this.x, this.y] = [event.clientX, event.clientY];
    if (this.frame !== 0 || Math.hypot(this.x - start.clientX, this.y - start.clientY) < SLACK) return;
    this.carried.item.classList.add("is-carried");
    this.look();
  }

  /** At each picture of the screen, as the page may scroll under a pointer that rests. */
  private look(): void {
    const step = this.y < EDGE ? -SCROLL : this.y > window.innerHeight - EDGE ? SCROLL : 0;
    window.scrollBy(0, step);
    this.show(placeAt(this.carried.item, this.x, this.y));
    this.frame = requestAnimationFrame(() => this.look());
  }

  private show(place: Place | null): void {
    this.place?.beside.classList.remove("takes-before", "takes-after", "takes-under");
    this.place = place;
    if (place === null) return;
    place.beside.classList.add(place.after ? "takes-after" : "takes-before");
    place.beside.classList.toggle("takes-under", isColumn(siblings(place.beside)));
  }

  private escape(event: KeyboardEvent): void {
    if (event.code !== "Escape" || this.frame === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.end(false);
  }

  private end(done: boolean): void {
    this.ends.abort();
    cancelAnimationFrame(this.frame);
    // The last word of the pointer counts, also when no picture of the screen came between.
    const place = this.frame !== 0 && done ? placeAt(this.carried.item, this.x, this.y) : null;
    this.show(null);
    this.carried.item.classList.remove("is-carried");
    if (place !== null) this.carried.move(place.to);
  }
}

export function carries(carried: Carried): void {
  const { item, handle, picture, move } = carried;
  handle.addEventListener("pointerdown", (event) => {
    if (event.button === 0) new Carrying(carried, handle, event);
  });
  picture.addEventListener("pointerdown", (event) => {
    // A finger on a picture scrolls the page.
    if (event.button === 0 && event.pointerType !== "touch") new Carrying(carried, picture, event);
  });
  handle.addEventListener("keydown", (event) => {
    const items = siblings(item);
    const at = items.indexOf(item);
    const forward = isRightToLeft(item) ? -1 : 1;
    const targets: Record<string, number> = {
      ArrowRight: at + forward, ArrowLeft: at - forward, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1,
    };
    const to = targets[shortcutOf(event)];
    if (to === undefined) return;
    event.preventDefault();
    move(Math.max(0, Math.min(items.length - 1, to)));
  });
}
