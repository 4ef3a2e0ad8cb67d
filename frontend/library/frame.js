// What of a picture has to be seen: by a click on it, or by the two sliders; and how it is cut then, at once.

const ACROSS = ["focus-left", "focus-leftish", "", "focus-rightish", "focus-right"];
const DOWN = ["focus-top", "focus-topish", "", "focus-bottomish", "focus-bottom"];

/** The classes by which readers see it so; `domain::media::Framing` says the same. */
function classes(x, y, whole) {
  if (whole) return ["whole"];
  const of = (along, names) => names[Math.floor(Math.min(along, 999) / 200)];
  return [of(x, ACROSS), of(y, DOWN)].filter(Boolean);
}

/** The form of a medium's page. */
export function frame(form) {
  const { x, y, whole } = form.elements;
  const picture = form.querySelector("[data-focus]");
  const mark = form.querySelector(".focus-mark");
  const cuts = [...form.querySelectorAll("[data-cut]")];
  const show = () => {
    const named = classes(Number(x.value), Number(y.value), whole.checked);
    for (const cut of cuts) cut.className = ["cut", cut.dataset.cut, ...named].join(" ");
    mark.style.setProperty("--x", `${x.value / 10}%`);
    mark.style.setProperty("--y", `${y.value / 10}%`);
    mark.hidden = whole.checked;
  };
  form.addEventListener("input", show);
  picture.addEventListener("click", (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    const along = (at, begin, length) => String(Math.round(((at - begin) / length) * 1000));
    x.value = along(event.clientX, left, width);
    y.value = along(event.clientY, top, height);
    whole.checked = false;
    show();
  });
  show();
}
