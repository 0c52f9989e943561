// Puts two to four things of one kind beside each other. What is chosen stands in the address; all there is to show stands in the page.
// @ts-check
"use strict";

(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.compare"));
  const place = /** @type {HTMLElement} */ (document.querySelector(".compared"));
  const says = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const data = /** @type {HTMLTemplateElement} */ (document.querySelector(".compare-data"));
  const lists = [...data.content.querySelectorAll("dl")];
  const things = new Map(lists.map((list) => [String(list.dataset.id), list]));
  const kinds = [...form.querySelectorAll("input")];
  const fields = [...form.querySelectorAll("select")];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

  /** @param {HTMLElement} list */
  const name = (list) => list.dataset.name ?? "";

  /** Offer the things of a kind. @param {string} kind */
  function offer(kind) {
    for (const radio of kinds) radio.checked = radio.value === kind;
    const found = lists.filter((list) => list.dataset.kind === kind).sort((one, other) => order.compare(name(one), name(other)));
    for (const field of fields) field.replaceChildren(...[...field.options].slice(0, 1), ...found.map((list) => new Option(name(list), list.dataset.id)));
  }

  /** What is chosen, each once. */
  function chosen() {
    return [...new Set(fields.map((field) => field.value))].flatMap((id) => things.get(id) ?? []);
  }

  /** What the address says: things of one kind, that of the first; or only a kind, after #. */
  function read() {
    const asked = new URLSearchParams(location.search);
    const known = fields.flatMap((field) => things.get(asked.get(field.name) ?? "") ?? []);
    const only = kinds.find((radio) => radio.value === location.hash.slice(1)) ?? kinds[0];
    offer(known[0]?.dataset.kind ?? only?.value ?? "");
    const same = known.filter((list) => list.dataset.kind === known[0]?.dataset.kind);
    fields.forEach((field, number) => { field.value = same[number]?.dataset.id ?? ""; });
    show();
  }

  function write() {
    const address = new URL(location.href);
    address.hash = "";
    for (const field of fields) {
      address.searchParams.delete(field.name);
      if (field.value) address.searchParams.append(field.name, field.value);
    }
    history.replaceState(null, "", address);
    show();
  }

  /** @param {string} element @param {Record<string, string>} attributes @param {(Node | string)[]} inside */
  function made(element, attributes, ...inside) {
    const found = document.createElement(element);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...inside);
    return found;
  }

  /** What stands in a cell, to show again and again. @param {Element | undefined} cell */
  const inside = (cell) => [...(cell?.childNodes ?? [])].map((node) => node.cloneNode(true));

  /** The table: a column for each thing, a row for each thing that can be said of this kind. @param {HTMLElement[]} columns */
  function table(columns) {
    const cells = columns.map((list) => [...list.querySelectorAll("dd")]);
    const heads = cells.map(([first]) => made("th", { scope: "col", role: "columnheader" }, ...inside(first)));
    const names = [...(columns[0]?.querySelectorAll(":scope > dt") ?? [])].slice(1);
    /** @param {number} number */
    const nothing = (number) => cells.every((column) => column[number + 1]?.textContent === "–");
    const rows = names.map((label, number) => nothing(number) ? "" : made("tr", { role: "row" },
      made("th", { scope: "row", role: "rowheader" }, ...inside(label)),
      ...cells.map((column, at) => made("td", { role: "cell", "data-label": name(/** @type {HTMLElement} */ (columns[at])) }, ...inside(column[number + 1])))));
    return made("div", { class: "table", role: "region", "aria-labelledby": "compared-title", tabindex: "0" },
      made("table", { class: "stacks", role: "table" },
        made("caption", { id: "compared-title" }, String(says.textContent)),
        made("thead", { role: "rowgroup" }, made("tr", { role: "row" }, made("td", {}), ...heads)),
        made("tbody", { role: "rowgroup" }, ...rows)));
  }

  function show() {
    const columns = chosen();
    const words = [says.dataset.none, says.dataset.one, says.dataset.many][Math.min(columns.length, 2)] ?? "";
    says.textContent = words.replace("{names}", columns.map(name).join(" · "));
    place.replaceChildren(...(columns.length ? [table(columns)] : []));
    document.documentElement.classList.remove("waits"); // what stands below it shows where it stays
  }

  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) offer(event.target.value);
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", read);
  read();
})();
