// The place for a whole table on the page of the form: what it needs is loaded when somebody asks for it.
// @ts-check
"use strict";

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const NEEDED = ["sheets", "sheet-writing", "tables/data", "table-words", "table-names", "table-cells", "table-sheets", "table-drafts", "table-checks", "table-rows", "table-files", "table-grid", "table-result", "table"];
  const place = /** @type {HTMLElement} */ (document.getElementById("table-form"));
  const start = /** @type {HTMLButtonElement} */ (place.querySelector("button"));

  /** Load what a table needs, one after the other. */
  function open() {
    start.disabled = true;
    roadmapMake.withFiles(load, () => { start.disabled = false; });
  }

  function load() {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("table.css", script.src).href }));
    for (const name of NEEDED) {
      const made = document.createElement("script");
      made.src = new URL(`${name}.js`, script.src).href;
      made.async = false;
      document.head.append(made);
    }
  }

  start.addEventListener("click", open);
  place.hidden = false;
  if (location.hash === "#table-form") open();
})();
