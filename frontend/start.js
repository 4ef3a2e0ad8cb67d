// Brings a page to life when the moment is right: at once at the desk; for readers when the line is quiet or they
// first touch the page, and not at all on Save-Data or a 2G line. The page is complete without it.
(() => {
  const root = document.documentElement;
  const { js, wasm, texts, editor, particulars, lang } = document.currentScript.dataset;
  // What not every browser has, and none on a page that came by plain HTTP: the style sheet shows buttons for it.
  root.dataset.can = ["clipboard", "share"].filter((what) => what in navigator).join(" ");
  const line = navigator.connection;
  const eager = root.dataset.start === "now";
  if (!("WebAssembly" in window)) return;
  if (!eager && line && (line.saveData || /2g/.test(line.effectiveType || ""))) return;

  const interactions = ["pointerdown", "keydown", "touchstart"];
  let begun = false;
  const begin = async () => {
    if (begun) return;
    begun = true;
    interactions.forEach((name) => removeEventListener(name, begin, true));
    try {
      const [bundle, catalogue] = await Promise.all([
        import(js),
        fetch(texts).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))),
        editor ? import(editor) : null,
        particulars ? import(particulars) : null,
      ]);
      window.nashrTexts = { lang, json: catalogue };
      await bundle.default({ module_or_path: wasm });
      if (root.dataset.wasm !== "dead") root.dataset.wasm = "ready";
    } catch (error) {
      // Links and forms go on working as plain HTML.
      root.dataset.wasm = "dead";
      // A reader who leaves breaks the loading off, and that is no fault: by then nothing is left to say it.
      setTimeout(() => left || console.error(error), 1000);
    }
  };
  // The browser may bring the page back as it was left, half loaded.
  let left = false;
  addEventListener("pagehide", () => (left = true));
  addEventListener("pageshow", () => {
    if (left && root.dataset.wasm === "dead") {
      delete root.dataset.wasm;
      begun = false;
      begin();
    }
    left = false;
  });
  if (eager) {
    begin();
    return;
  }
  interactions.forEach((name) => addEventListener(name, begin, { capture: true, passive: true }));
  const quiet = () => ("requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 2000 }) : setTimeout(begin, 300));
  if (document.readyState === "complete") quiet();
  else addEventListener("load", quiet);
})();
