// `make soak`: what takes minutes. PART=pictures or PART=saves runs one part; KILLS says how often a process is killed.

import { killPictures } from "./soak/pictures.mjs";
import { killSaves } from "./soak/saves.mjs";

const wanted = process.env.PART ?? "";
const kills = Number(process.env.KILLS ?? 25);
// A server that is waited for does not keep this script from ending.
const stay = setInterval(() => {}, 1000);
if (wanted === "" || wanted === "saves") await killSaves(kills);
if (wanted === "" || wanted === "pictures") await killPictures(kills);
clearInterval(stay);
