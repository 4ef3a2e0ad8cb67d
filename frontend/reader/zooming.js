// One picture on its stage: zoomed by fingers, wheel, keys and a double tap, moved while it is zoomed.

const MOST = 5;
const STEP = 1.5;
const TWICE = 2.5;
/** Two taps within so many milliseconds and pixels are one gesture. */
const SOON = 320;
const NEAR = 30;
/** How far a swipe goes, in pixels. */
const FAR = 48;

const between = (value, least, most) => Math.min(Math.max(value, least), most);

export class Zooming {
  #stage;
  #picture;
  #swiped;
  #zoomed;
  #pointers = new Map();
  #scale = 1;
  #x = 0;
  #y = 0;
  #tap = { at: 0, x: 0, y: 0 };
  #moved = false;
  #pinched = false;

  /** `swiped` is told the way (-1: to the left), `zoomed` the scale. */
  constructor(stage, { swiped, zoomed }) {
    this.#stage = stage;
    this.#swiped = swiped;
    this.#zoomed = zoomed;
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, (event) => this.#up(event));
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    stage.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /** Another picture comes onto the stage, at its whole size. */
  take(picture) {
    this.#picture = picture;
    this.reset();
  }

  get scale() {
    return this.#scale;
  }

  reset() {
    [this.#scale, this.#x, this.#y] = [1, 0, 0];
    this.#draw();
  }

  in() {
    this.#to(this.#scale * STEP);
  }

  out() {
    this.#to(this.#scale / STEP);
  }

  /** Moves a zoomed picture by so many pixels; answers whether it is zoomed. */
  pan(x, y) {
    if (this.#scale === 1) return false;
    this.#x += x;
    this.#y += y;
    this.#draw();
    return true;
  }

  /** Zooms about a place of the window; without one, about the middle. */
  #to(scale, at) {
    const { left, top, width, height } = this.#stage.getBoundingClientRect();
    const [px, py] = at ? [at.x - left - width / 2, at.y - top - height / 2] : [0, 0];
    const next = between(scale, 1, MOST);
    const by = next / this.#scale;
    this.#x = px - (px - this.#x) * by;
    this.#y = py - (py - this.#y) * by;
    this.#scale = next < 1.02 ? 1 : next;
    this.#draw();
  }

  #draw() {
    if (!this.#picture) return;
    const { clientWidth: width, clientHeight: height } = this.#stage;
    const room = (of, stage) => Math.max(0, (of * this.#scale - stage) / 2);
    if (this.#scale === 1) [this.#x, this.#y] = [0, 0];
    const [x, y] = [room(this.#picture.clientWidth, width), room(this.#picture.clientHeight, height)];
    this.#x = between(this.#x, -x, x);
    this.#y = between(this.#y, -y, y);
    this.#picture.style.transform = this.#scale === 1 ? "" : `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`;
    this.#stage.classList.toggle("zoomed", this.#scale > 1);
    this.#zoomed(this.#scale);
  }

  #down(event) {
    if (event.button > 0) return;
    this.#stage.setPointerCapture(event.pointerId);
    if (this.#pointers.size === 0) [this.#moved, this.#pinched] = [false, false];
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, from: { x: event.clientX, y: event.clientY } });
  }

  #move(event) {
    const pointer = this.#pointers.get(event.pointerId);
    if (!pointer) return;
    const before = [...this.#pointers.values()].map(({ x, y }) => ({ x, y }));
    const [x, y] = [event.clientX - pointer.x, event.clientY - pointer.y];
    [pointer.x, pointer.y] = [event.clientX, event.clientY];
    this.#moved ||= Math.hypot(pointer.x - pointer.from.x, pointer.y - pointer.from.y) > 8;
    if (this.#pointers.size === 2) {
      this.#pinched = true;
      const [a, b] = [...this.#pointers.values()];
      const apart = ([one, other]) => Math.hypot(one.x - other.x, one.y - other.y);
      this.#to((this.#scale * apart([a, b])) / Math.max(1, apart(before)), { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    } else if (this.#scale > 1) {
      this.pan(x, y);
    }
  }

  #up(event) {
    const pointer = this.#pointers.get(event.pointerId);
    if (!this.#pointers.delete(event.pointerId) || event.type === "pointercancel" || this.#pointers.size > 0 || this.#pinched) return;
    const [x, y] = [pointer.x - pointer.from.x, pointer.y - pointer.from.y];
    if (this.#moved) {
      if (this.#scale === 1 && Math.abs(x) > FAR && Math.abs(x) > Math.abs(y)) this.#swiped(Math.sign(x));
      return;
    }
    const { at, x: tapX, y: tapY } = this.#tap;
    const twice = event.timeStamp - at < SOON && Math.hypot(tapX - pointer.x, tapY - pointer.y) < NEAR;
    this.#tap = { at: twice ? 0 : event.timeStamp, x: pointer.x, y: pointer.y };
    if (twice && this.#scale > 1) this.reset();
    else if (twice) this.#to(TWICE, pointer);
  }

  #wheel(event) {
    event.preventDefault();
    if (event.ctrlKey) this.#to(this.#scale * Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY });
    else this.pan(-event.deltaX, -event.deltaY);
  }
}
