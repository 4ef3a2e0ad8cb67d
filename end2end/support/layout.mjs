// Where things stand in a page; run in the page.

/** What sticks out of the page sideways. */
export const outside = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > width + 1 || left < -1;
    })
    .slice(0, 5)
    .map((element) => element.outerHTML.slice(0, 120));
};
