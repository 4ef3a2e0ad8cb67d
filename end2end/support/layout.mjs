// Where things stand in a page; run in the page.

/** What sticks out of the page sideways; also controls before its beginning, where nobody can scroll to. */
export const outside = () => {
  const width = document.documentElement.clientWidth;
  const leaves = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > width + 1 || left < -1;
  };
  const scrolls = (element) => {
    for (let around = element.parentElement; around !== null && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX !== "visible") return true;
    }
    return false;
  };
  const all = document.documentElement.scrollWidth > width ? [...document.querySelectorAll("body *")] : [];
  const controls = [...document.querySelectorAll("a[href], button, input, select, summary, textarea")];
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest(".visually-hidden") === null;
  return [...all.filter(leaves), ...controls.filter((element) => seen(element) && leaves(element) && !scrolls(element))]
    .slice(0, 5)
    .map((element) => element.outerHTML.slice(0, 120));
};
