// What the reader chose, where the browser lets it be kept.

export function remembered(name) {
  try {
    return localStorage.getItem(`nashr-${name}`) ?? "";
  } catch {
    return "";
  }
}

export function remember(name, value) {
  try {
    if (value) localStorage.setItem(`nashr-${name}`, value);
    else localStorage.removeItem(`nashr-${name}`);
  } catch {
    // It holds for this page.
  }
}
