// The library's words in the desk's language: fetched when the first of them is needed.
const address = document.currentScript.dataset.library;
let fetched;

/** The words, by key. */
export async function words() {
  fetched ??= fetch(address).then((answer) => answer.json());
  try {
    return await fetched;
  } catch (error) {
    fetched = undefined;
    throw error;
  }
}

/** A text with its placeholders filled. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
