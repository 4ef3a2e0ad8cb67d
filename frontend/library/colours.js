// The sample beside a field for a colour takes on what is typed, as soon as it is one.

/** Dresses the sample. */
export function sample(picture) {
  const field = document.querySelector(`input[name="${picture.dataset.sample}"]`);
  const ratio = picture.parentElement.querySelector("figcaption");
  const said = ratio.textContent;
  const first = picture.querySelector("text").getAttribute("fill");
  field.addEventListener("input", () => {
    const typed = /^\s*#?([0-9a-f]{6})\s*$/i.exec(field.value);
    const colour = typed ? `#${typed[1].toLowerCase()}` : first;
    for (const text of picture.querySelectorAll("text")) text.setAttribute("fill", colour);
    // What the contrast is, the server says once the colour is sent.
    ratio.textContent = colour === first ? said : "\u00a0";
  });
}
