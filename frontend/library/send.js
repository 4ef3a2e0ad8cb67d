// One file on its way to the library.

// As the server has them: what is too large is said before it is sent.
const MOST = 2 ** 30;
const MOST_OF_A_PICTURE = 50_000_000;

/** A file that the library refused: `problem` is the code, the message is for people. */
export class Refused extends Error {
  constructor(problem, text) {
    super(text);
    this.problem = problem;
  }
}

/** What is known to be refused before a byte is sent. */
function tooLarge(file) {
  return file.size > (file.type.startsWith("image/") ? MOST_OF_A_PICTURE : MOST);
}

/** Sends it; gives `{picked, already}`. `progress` hears of the share that has gone out, `signal` cancels. */
export function send(file, t, { lang, progress = () => {}, signal } = {}) {
  return new Promise((resolve, reject) => {
    if (file.size === 0) return reject(new Refused("empty", t.refused_empty));
    if (tooLarge(file)) return reject(new Refused("bytes", t.refused_bytes));
    const request = new XMLHttpRequest();
    request.open("POST", "/desk/library/upload");
    request.setRequestHeader("accept", "application/json");
    if (lang) request.setRequestHeader("content-language", lang);
    request.upload.addEventListener("progress", (event) => progress(event.loaded / (event.total || file.size)));
    request.addEventListener("load", () => {
      let answer;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        return reject(new Refused("failed", t.refused_failed));
      }
      if (request.status === 200) resolve(answer);
      else reject(new Refused(answer.problem, request.status === 401 ? t.refused_session : answer.words));
    });
    request.addEventListener("error", () => reject(new Refused("cut", t.refused_cut)));
    request.addEventListener("abort", () => reject(new Refused("cancelled", t.upload_cancelled)));
    signal?.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file, file.name || "picture.png");
    request.send(form);
  });
}
