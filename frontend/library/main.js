// The library at the desk: files that are dragged in, pasted or picked, and the fields that hold a picture.
// `window.newsLibrary` is what the desk's other scripts call.
import { bring } from "./bring.js";
import { sample } from "./colours.js";
import { watchFields } from "./fields.js";
import { frame } from "./frame.js";
import { order } from "./order.js";
import { pick } from "./picker.js";
import { uploadAll } from "./uploads.js";

window.newsLibrary = {
  pick: (wanted = {}) => pick(wanted),
  upload: (files, options = {}) => uploadAll([...files], options),
};

document.querySelectorAll("form[data-bring]").forEach(bring);
document.querySelectorAll("form[data-frame]").forEach(frame);
document.querySelectorAll("[data-order]").forEach(order);
document.querySelectorAll("[data-sample]").forEach(sample);
watchFields();
