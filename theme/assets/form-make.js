// The elements that the form is made of, and what its parts know of the form around them.
// @ts-check
"use strict";

const roadmapMake = (() => {
  const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const FILES = ["yaml", "form-help", "form-yaml"];  // what reads and writes files, in this order

  /**
   * An element with its attributes and children; an attribute of which the name starts with "on" is what happens then.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | boolean | undefined | ((event: Event) => void)>} attributes
   * @param {(Node | string)[]} children
   */
  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  /** @param {string} text @param {() => void} onclick @param {string} [name] */
  const button = (text, onclick, name) => make("button", { type: "button", onclick, "aria-label": name }, text);

  /** Load a script; what it holds it gives to a function of the window. @param {string} src @returns {Promise<void>} */
  function script(src) {
    return new Promise((done, failed) => {
      const made = make("script", { src, onload: () => { made.remove(); done(); }, onerror: () => failed(new Error(src)) });
      made.async = false;  // one after the other, in the order in which they are asked for
      document.head.append(made);
    });
  }

  let ready = false;
  /** @type {Promise<void> | undefined} */
  let fetched;

  /**
   * Do what needs files to be read or written: at once where that can be. What it takes is a third of what the page
   * would weigh, so it is fetched when somebody begins.
   * @param {() => void} then @param {() => void} [failed]
   */
  function withFiles(then, failed = () => {}) {
    if (ready) return then();
    fetched ??= Promise.all(FILES.map((name) => script(new URL(`${name}.js`, assets).href))).then(() => { ready = true; });
    fetched.then(then, () => { fetched = undefined; failed(); });
  }

  let numbers = 0;

  /** An id for an element, that no other has. */
  const numbered = () => `f${++numbers}`;

  /** A part that opens and closes: a title, and what is inside. @param {(Node | string)[]} title @param {(Node | string)[]} inside */
  const fold = (title, ...inside) => make("details", {}, make("summary", {}, ...title), ...inside);

  /** Open every fold that an element stands in, and go to it. @param {HTMLElement} node */
  function goTo(node) {
    for (let around = node.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
    node.focus();
    node.scrollIntoView({ block: "nearest" });
  }

  /** Go to the first thing to fill in. @param {HTMLElement} node */
  function goInto(node) {
    const controls = /** @type {HTMLElement[]} */ ([...node.querySelectorAll("input, select, textarea")]);
    const first = controls.find((control) => !control.closest("details:not([open])")) ?? controls[0];
    if (first) goTo(first);
  }

  /**
   * What the parts know of the form: where it stands, the id of what it makes, the kind of that, the file that it changes,
   * and whom to tell of a change: at once, or when the pointer is up and a click has been heard.
   * @type {{ place: HTMLElement, id?: string, kind: string, file?: OpenedFile, changed: () => void, left: () => void }}
   */
  const form = { place: /** @type {HTMLElement} */ (document.getElementById("form")), kind: "", changed: () => {}, left: () => {} };

  return { make, button, script, withFiles, numbered, fold, goTo, goInto, form };
})();
