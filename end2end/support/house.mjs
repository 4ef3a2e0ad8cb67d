// What a test file needs: the demo newsroom served, a browser, and a way to look into HTML as it was sent.

import { after, before } from "node:test";
import { Visitor, launch } from "./browser.mjs";
import { demoFolder, serve } from "./server.mjs";

/**
 * Registers start and end with the file's tests; the fields are there once they run. What else has to be done before
 * goes into `prepare`: a second hook of the file need not wait for this one.
 */
export function house({ data = demoFolder, args = [], expected, prepare = async () => {} } = {}) {
  const here = new House();
  before(async () => {
    here.server = await serve(await data(), ...args);
    here.browser = await launch();
    here.desktop = await (await here.browser.newContext()).newPage();
    await prepare(here);
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.stop({ expected });
  });
  return here;
}

class House {
  /** A visitor of the site. */
  visitor(options) {
    return Visitor.come(this.browser, this.server.origin, options);
  }

  /** Runs a function on the document that some HTML parses to; no script of it runs, nothing is loaded. */
  inspect(html, look, argument) {
    const parse = "(html, look, argument) => look(new DOMParser().parseFromString(html, 'text/html'), argument)";
    return this.desktop.evaluate(`(${parse})(${JSON.stringify(html)}, ${look}, ${JSON.stringify(argument ?? null)})`);
  }

  /** Asks for a page and runs a function on its document. */
  async read(path, look, argument) {
    const answer = await this.server.ask(path);
    return this.inspect(answer.text, look, argument);
  }
}
