// A table as it is shown, with its filter and order, as a file: its rows come from what is published of them, in the order of the page.
// @ts-check

/** The rows of a table with their headings, each with what it is known by on a page. @typedef {{ head: WrittenCell[], rows: { keys: string[], cells: WrittenCell[] }[] }} Known */

const NUMBER = /^-?(0|[1-9]\d*)([.,]\d+)?$/;
/** @type {SiteConfig} */
const config = JSON.parse(document.getElementById("site-config")?.textContent ?? "{}");
/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** Something that is asked for once, and again where it could not be had. @template T @param {string} name @param {() => Promise<T>} ask @returns {Promise<T>} */
function once(name, ask) {
  const found = fetched.get(name) ?? ask();
  fetched.set(name, found);
  found.catch(() => fetched.delete(name));
  return found;
}

/** @param {string} address */
const script = (address) => once(address, () => new Promise((resolve, reject) => {
  const made = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: () => reject(new Error(address)) });
  document.head.append(made);
}));

/** @param {string} address */
async function text(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

/** @param {string} written @param {boolean} isNumber @returns {WrittenCell} */
function cell(written, isNumber) {
  const fits = isNumber && NUMBER.test(written) && written.replace(/\D/g, "").length < 16;
  return fits ? { text: written, number: Number(written.replace(",", ".")) } : { text: written };
}

/** The rows that `make import` reads. @param {string} name @returns {Promise<Known>} */
const present = (name) => once(`import:${name}`, async () => {
  /** @type {PresentRows | undefined} */
  let found;
  window.roadmapPresent = (rows) => { found = rows; };
  await script(`${config.base}/assets/tables/${name}.js`);
  if (!found) throw new Error(name);
  const { keys, numbers, present: [head, ...rows] } = found;
  return { head: head.map((one) => ({ text: one })), rows: rows.map((row, number) => ({ keys: keys[number], cells: row.map((one, place) => cell(one, numbers.includes(place))) })) };
});

/** A table of the open data, as its CSV and what describes that say. @param {string} name @returns {Promise<Known>} */
const published = (name) => once(`rows:${name}`, async () => {
  const folder = `${config.top}data/v1/csv/`;
  const [csv, described] = await Promise.all([text(`${folder}${name}.csv`), once("described", () => text(`${folder}datapackage.json`))]);
  /** @type {{ name: string, type: string }[]} */
  const fields = JSON.parse(described).resources.find((/** @type {{ name: string }} */ one) => one.name === name).schema.fields;
  const [head, ...rows] = SHEETS.parse(csv.replace(/^\ufeff/, ""), { delimiter: "," }).data.filter((row) => row.length > 1);
  const plain = (/** @type {string} */ one) => (/^'+[=+\-@\t\r]/.test(one) ? one.slice(1) : one);
  const cells = (/** @type {string[]} */ row) => row.map((one, place) => cell(plain(one), ["integer", "number"].includes(fields[place].type)));
  return { head: head.map((one) => ({ text: one })), rows: rows.map((row) => ({ keys: [row[head.indexOf("id")].replace(".", "-")], cells: cells(row) })) };
});

/** The rows of a table that are in sight, in their order; heads of groups and what a row shows when it is opened are none. @param {HTMLTableElement} table */
const inSight = (table) => [...table.tBodies].flatMap((body) => (body.hidden ? [] : [...body.rows].filter((row) => !row.hidden && !row.matches(".group, .level, .whole"))));

/** What a row is known by. @param {HTMLTableRowElement} row @param {string} of */
const keysOf = (row, of) => row.dataset.key?.trim().split(/\s+/) ?? [of ? `${of}-${row.id}` : row.id];

/** The rows in sight, from what is known of all. @param {Known} known @param {string[]} keys @returns {WrittenCell[][]} */
function picked(known, keys) {
  const left = new Set(known.rows), made = [];
  for (const key of keys) {
    for (const row of left) {
      if (!row.keys.some((one) => one === key || one.startsWith(`${key}.`))) continue;
      left.delete(row);
      made.push(row.cells);
    }
  }
  return [known.head, ...made];
}

/** What the cells of a table say, and the address that a row leads to. @param {HTMLTableElement} table @param {HTMLTableRowElement[]} rows */
function asShown(table, rows) {
  const here = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href;
  const heads = [...table.tHead?.rows[0]?.cells ?? []].map((one) => ({ text: words(one) }));
  const lines = rows.map((row) => [...[...row.cells].map((one) => cell(words(one), /^\d+$/.test(words(one)))),
    { text: new URL(row.querySelector("a")?.getAttribute("href") ?? "", here).href }]);
  return [[...heads, { text: "page" }], ...lines];
}

/** @param {HTMLElement} of */
function words(of) {
  const copy = document.importNode(of, true);
  copy.querySelectorAll(".unseen, .dots, [aria-hidden=true], [hidden], details, svg").forEach((one) => one.remove());
  for (const one of copy.querySelectorAll("br, p, li, small, .bar, .sign + .sign")) one.before(one.matches(".sign") ? "; " : " ");
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {HTMLTableElement} table @param {string} source @param {string} of */
async function rowsOf(table, source, of) {
  const [sort, name = ""] = source.split(":"), rows = inSight(table);
  if (sort === "cells") return asShown(table, rows);
  return picked(await (sort === "import" ? present(name) : published(name)), rows.flatMap((row) => keysOf(row, of)));
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The last part of the address of the page, and what the table or picture is called in it. @param {string} id */
const fileName = (id) => [location.pathname.replace(/index\.html$/, "").split("/").filter(Boolean).at(-1) ?? "", id.replace(/^tabel-/, "")].filter(Boolean).join("-");

/** @param {HTMLDetailsElement} menu @param {HTMLButtonElement} button */
async function table(menu, button) {
  const found = document.getElementById(menu.dataset.table ?? "")?.closest("table"), source = button.closest("li")?.dataset.source ?? "cells";
  if (!found) throw new Error(menu.dataset.table);
  await script(new URL("sheets.js", import.meta.url).href);
  await script(new URL("sheet-writing.js", import.meta.url).href);
  const rows = await rowsOf(found, source, menu.dataset.of ?? ""), form = button.dataset.as ?? "";
  const named = source.startsWith("import:") ? `-${source.slice(7)}` : "";
  save(roadmapWriting.written(rows, form), fileName(`${menu.dataset.table}${named}`) + roadmapWriting.FORMS[form].ending);
  return String(rows.length - 1);
}

/** @param {HTMLDetailsElement} menu @param {HTMLButtonElement} button */
async function picture(menu, button) {
  const { drawn, painted } = await import("./picture.js");
  const id = menu.dataset.picture ?? "", made = drawn(id, menu.querySelector(".credit")?.textContent ?? "");
  const blob = button.dataset.as === "svg" ? new Blob([made.text], { type: "image/svg+xml" }) : await painted(made);
  save(blob, `${fileName(id)}.${button.dataset.as}`);
  return "";
}

/** The code that shows a list elsewhere, narrowed as it is here. @param {string} code */
const withFilter = (code) => code.replace(/src="([^"?]*)[^"]*"/, (_, address) => `src="${address}${location.search.replaceAll("&", "&amp;").replaceAll('"', "%22")}"`);

/** Make a menu work, once. @param {HTMLDetailsElement} menu */
export function fill(menu) {
  for (const code of menu.dataset.table ? menu.querySelectorAll("[data-embed]") : []) code.textContent = withFilter(code.textContent ?? "");
  if (menu.dataset.filled) return;
  menu.dataset.filled = "yes";
  const said = menu.querySelector("[role=status]");
  menu.querySelectorAll("[data-source]").forEach((line) => line.removeAttribute("hidden"));
  menu.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button || !(said instanceof HTMLElement)) return;
    said.textContent = "";
    try {
      const n = await (menu.dataset.picture ? picture : table)(menu, button);
      said.textContent = (said.dataset.done ?? "").replace("{n}", n);
    } catch (error) {
      said.textContent = said.dataset.failed ?? "";
      console.warn(error);
    }
  });
}
