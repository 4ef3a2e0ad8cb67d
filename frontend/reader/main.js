// What a reader's page has besides the bundle, and before it: small scripts that need no WASM.
import "../start.js";
import "./controls.js";
import "./offer.js";
import "./prefetch.js";
import "./offline.js";
import "./pictures.js";
import "./players.js";
import "./leaf.js";
