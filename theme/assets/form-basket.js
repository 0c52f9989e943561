// What somebody made that is not on the site yet: kept in this browser, so that other things can refer to it, and handed in together.
// @ts-check
"use strict";

/** @typedef {{ kind: string, name: string, path: string, text: string, place: string }} MadeFile a new file; `place` is its place in the order */

const roadmapBasket = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, button, script } = roadmapMake;
  const { save, zip } = roadmapHandIn;
  const KEY = "roadmap-new";
  const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const made = kept();
  const node = make("section", { class: "basket", "aria-label": words.basket });
  /** What to do when something is to be opened. @type {(id: string) => void} */
  let opening = () => {};

  /** What was made in this browser, without what is on the site by now. @returns {Record<string, MadeFile>} */
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      return Object.fromEntries(Object.entries(found).filter(([id, { kind }]) => !Object.hasOwn(data.ids, id) && Object.hasOwn(data.kinds, kind)));
    } catch { return {}; }
  }

  /** Let the form and the table know it as if it were on the site. @param {string} id */
  function tell(id) {
    const { kind, name, place } = made[id];
    data.ids[id] = [kind, roadmapChecks.fill(words.not_published, { name })];
    if (place) data.orders[place] = id;
  }

  /** @param {string} id */
  const has = (id) => Object.hasOwn(made, id);

  /** @param {string} id @param {MadeFile} file */
  function put(id, file) {
    made[id] = file;
    tell(id);
    changed();
  }

  /** @param {string} id */
  function remove(id) {
    delete data.orders[made[id].place];
    delete data.ids[id];
    delete made[id];
    changed();
  }

  function changed() {
    try { localStorage.setItem(KEY, JSON.stringify(made)); } catch { /* not allowed here: kept until the page is left */ }
    roadmapNames.renew();
    draw();
  }

  /** All files in one, at the places where they belong. */
  async function download() {
    if (!("SHEETS" in window)) await script(new URL("sheets.js", assets).href);
    const files = Object.fromEntries(Object.values(made).map(({ path, text }) => [path, text]));
    save(new Blob([zip(files)], { type: "application/zip" }), "kb.zip");
  }

  function draw() {
    const items = Object.entries(made).map(([id, { name, kind }]) => make("li", {}, `${name} (${data.kinds[kind].name}) `,
      button(words.open, () => opening(id), `${words.open}: ${name}`), " ", button(words.basket_remove, () => remove(id), `${words.basket_remove}: ${name}`)));
    node.hidden = !items.length;
    node.replaceChildren(make("h2", {}, words.basket), make("p", {}, words.basket_about), make("ul", {}, ...items),
      make("div", { class: "buttons" }, button(words.basket_download, download)),
      make("p", { class: "hint" }, words.basket_steps, " ", make("a", { href: `${data.repository}/upload/main` }, words.basket_upload)));
  }

  Object.keys(made).forEach(tell);
  roadmapNames.renew();
  draw();
  return { node, has, put, get: (/** @type {string} */ id) => made[id], all: () => made, whenOpened: (/** @type {typeof opening} */ then) => { opening = then; } };
})();
