// Leafing through what is looked at: cartoons, pictures, galleries, films and issues have the next newer and older one of
// their kind below them, as links. The arrow keys follow these links, and so does a finger across the picture.
const BUSY = "input, textarea, select, video, audio, iframe, dialog, [contenteditable], [role=dialog], [tabindex='0'], .suggestions";
/** How far a finger goes, in pixels, and how much farther sideways than down. */
const FAR = 60;
const STEEP = 2;

const isRtl = () => document.documentElement.dir === "rtl";
/** The link at one side: the newer one stands where lines begin, as the page shows them. */
function follow(towardsStart) {
  if (document.querySelector("dialog[open]")) return;
  document.querySelector(`.leaf a[rel=${towardsStart ? "prev" : "next"}]`)?.click();
}

addEventListener("keydown", (event) => {
  if (!/^Arrow(Left|Right)$/.test(event.key) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (event.target.closest?.(BUSY) || !getSelection().isCollapsed) return;
  follow((event.key === "ArrowLeft") !== isRtl());
});

let from;
addEventListener(
  "touchstart",
  ({ touches, target }) => {
    const [touch] = touches;
    const zoomed = (window.visualViewport?.scale ?? 1) > 1.01;
    from = touches.length === 1 && !zoomed && target.closest?.(".above, .issue-cover") ? { x: touch.clientX, y: touch.clientY } : undefined;
  },
  { passive: true },
);
addEventListener(
  "touchend",
  ({ changedTouches: [touch] }) => {
    if (!from) return;
    const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
    from = undefined;
    // A page that is pulled to the right shows what stands to its left.
    if (Math.abs(x) > FAR && Math.abs(x) > STEEP * Math.abs(y)) follow(x > 0 !== isRtl());
  },
  { passive: true },
);
