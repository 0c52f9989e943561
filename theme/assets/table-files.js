// Tables to rows of cells, and back: CSV and text with tabs, what a clipboard holds, XLSX and ODS.
// @ts-check
"use strict";

const roadmapTableFiles = (() => {
  const data = window.roadmapTables;
  const MOST_BYTES = 200_000_000;  // of a part of a spreadsheet, unpacked
  const { Misfit } = roadmapCells;
  const { cell } = roadmapSheets;

  /** Rows without the empty ones at the end. @param {TableCell[][]} rows */
  function trimmed(rows) {
    if (rows.length > data.mostRows) throw new Misfit("table-too-long", { limit: String(data.mostRows) });
    return rows.slice(0, rows.findLastIndex((row) => row.some((one) => one.text)) + 1);
  }

  const unreadable = () => new Misfit("table-unreadable", { known: data.formats.join(", ") });

  /** Every row of the first sheet of a file. Throws a Misfit where it is no table. @param {File} file */
  async function read(file) {
    const ending = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? "";
    if (!data.formats.includes(ending)) throw unreadable();
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (ending !== ".xlsx" && ending !== ".ods") return text(decoded(bytes));
    try {
      return trimmed(ending === ".xlsx" ? roadmapSheets.xlsx(parts(bytes, /^xl\//)) : roadmapSheets.ods(parts(bytes, /^content\.xml$/)));
    } catch (error) { throw error instanceof Misfit ? error : unreadable(); }
  }

  /** The parts of a spreadsheet that are XML, read. @param {Uint8Array} bytes @param {RegExp} which */
  function parts(bytes, which) {
    const found = SHEETS.unzipSync(bytes, { filter: ({ name, originalSize }) => which.test(name) && /\.(xml|rels)$/.test(name) && originalSize < MOST_BYTES });
    /** @param {string} name */
    return (name) => (found[name] ? new DOMParser().parseFromString(new TextDecoder().decode(found[name]), "application/xml") : undefined);
  }

  /** @param {Uint8Array} bytes */
  function decoded(bytes) {
    const [one, two] = bytes;
    const coding = one === 0xff && two === 0xfe ? "utf-16le" : one === 0xfe && two === 0xff ? "utf-16be" : "utf-8";
    try { return new TextDecoder(coding, { fatal: true }).decode(bytes); } catch { throw new Misfit("not-utf8"); }
  }

  /** The rows of a text with commas, semicolons or tabs: what there is most of in the first line. @param {string} typed */
  function text(typed) {
    const first = typed.split(/\r\n?|\n/, 1)[0];
    if (first.trim().startsWith("|")) return trimmed(barred(typed));
    const [delimiter] = [..."\t,"].reduce(([best, most], mark) => (first.split(mark).length > most ? [mark, first.split(mark).length] : [best, most]), /** @type {[string, number]} */ ([";", first.split(";").length]));
    return trimmed(SHEETS.parse(typed, { delimiter }).data.map((row) => row.map((one) => cell(one))));
  }

  /** The rows of a table with a bar before, between and behind its cells; the line below its head is no row. @param {string} typed */
  function barred(typed) {
    const lines = typed.split(/\r\n?|\n/).map((line) => line.trim()).filter((line) => line && !/^[|:\s-]+$/.test(line));
    return lines.map((line) => line.replace(/^\|/, "").replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/).map((one) => cell(one.replaceAll("\\|", "|"))));
  }

  /** The rows of the largest table in what a clipboard holds; undefined where there is none. @param {string} source */
  function html(source) {
    const tables = [...new DOMParser().parseFromString(source, "text/html").querySelectorAll("table")];
    const largest = tables.reduce((/** @type {HTMLTableElement | undefined} */ best, one) => (best && best.rows.length >= one.rows.length ? best : one), undefined);
    return largest && trimmed(grid(largest));
  }

  /** The cells of a table with those that span others in their first place. @param {HTMLTableElement} table */
  function grid(table) {
    const made = [...table.rows].map(() => /** @type {TableCell[]} */ ([]));
    for (const [number, row] of [...table.rows].entries()) {
      let place = 0;
      for (const one of row.cells) {
        while (made[number][place]) place++;
        for (const below of made.slice(number, number + one.rowSpan)) for (let n = 0; n < one.colSpan; n++) below[place + n] = cell("");
        made[number][place] = cell(shown(one).replace(/[ \u00a0]*\n[ \u00a0]*/g, "\n").replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, ""));
      }
    }
    return made.map((row) => Array.from(row, (one) => one ?? cell("")));
  }

  /** The text of a part of a page, with a line for each paragraph and a hyphen before each item. @param {Node} node @returns {string} */
  function shown(node) {
    if (node instanceof Text) return node.data.replace(/[ \t\r\n]+/g, " ");
    const name = node.nodeName.toLowerCase();
    if (name === "br") return "\n";
    if (["script", "style"].includes(name)) return "";
    const inside = [...node.childNodes].map(shown).join("");
    if (name === "li") return `\n- ${inside.trim()}\n`;
    return ["p", "div", "ul", "ol"].includes(name) && inside.trim() ? `\n${inside.trim()}\n` : inside;
  }

  /** A file with these rows. No cell can start a formula. @param {string[][]} rows @param {string} ending */
  const written = (rows, ending) => roadmapWriting.written(rows.map((row) => row.map((text) => ({ text: roadmapWriting.noFormula(text) }))), ending.slice(1));

  return { read, text, html, written };
})();
