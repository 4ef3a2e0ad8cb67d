// The few words of these scripts, in every language that the site speaks: fetched when the first of them is needed.
const address = document.currentScript.dataset.words;
let fetched;

/** Finds the words of a language (BCP 47), English where it has none. */
export async function words(language) {
  fetched ??= fetch(address).then((answer) => answer.json());
  try {
    const all = await fetched;
    return all[language] ?? all[language.split("-")[0]] ?? all.en;
  } catch (error) {
    fetched = undefined;
    throw error;
  }
}
