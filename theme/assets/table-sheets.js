// Spreadsheets: the cells of the first sheet of an XLSX or ODS file, from its XML.
// @ts-check
"use strict";

const roadmapSheets = (() => {
  const MOST = 50_001;  // rows: one more than may be there
  /** Formats of numbers that come with every XLSX file and are days. */
  const DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
  /** @typedef {(name: string) => Document | undefined} Parts */

  /** The elements with this name, whatever stands before its colon. @param {Document | Element} node @param {string} name */
  const all = (node, name) => [...node.getElementsByTagNameNS("*", name)];

  /** The text of a cell, without the apostrophe that kept it from being a formula. @param {string} typed @param {boolean} [exact] @returns {TableCell} */
  function cell(typed, exact = false) {
    const text = typed.replace(/\r\n?/g, "\n").replace(/^[ \n]+|[ \n]+$/g, "");
    return { text: /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text, exact };
  }

  /** @param {string} written */
  const number = (written) => cell(Number(written).toLocaleString("en", { useGrouping: false, maximumFractionDigits: 20 }), true);

  /** @param {Document | undefined} part */
  function whole(part) {
    if (!part || part.querySelector("parsererror")) throw new Error("no part of a spreadsheet");
    return part;
  }

  // --- XLSX ---

  /** @param {Parts} part */
  function xlsx(part) {
    const book = whole(part("xl/workbook.xml"));
    const id = all(book, "sheet")[0].getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
    const target = all(whole(part("xl/_rels/workbook.xml.rels")), "Relationship").find((one) => one.getAttribute("Id") === id)?.getAttribute("Target") ?? "";
    const sheet = whole(part(target.startsWith("/") ? target.slice(1) : `xl/${target}`));
    const strings = part("xl/sharedStrings.xml");
    const known = { texts: strings ? all(strings, "si").map(letters) : [], days: days(part("xl/styles.xml")),
      since: all(book, "workbookPr").some((one) => ["1", "true"].includes(one.getAttribute("date1904") ?? "")) ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30) };
    /** @type {TableCell[][]} */
    const rows = [];
    for (const row of all(sheet, "row").slice(0, MOST)) {
      const place = Number(row.getAttribute("r") ?? rows.length + 1);
      while (rows.length < Math.min(place, MOST)) rows.push([]);
      for (const one of all(row, "c")) put(rows[rows.length - 1], column(one.getAttribute("r") ?? ""), value(one, known));
    }
    return rows;
  }

  /** Put a cell at its place, or behind the last one. @param {TableCell[]} row @param {number} place @param {TableCell} made */
  function put(row, place, made) {
    while (row.length < place) row.push(cell(""));
    row.push(made);
  }

  /** The number of a column from the name of a cell: A1 is 0. @param {string} name */
  const column = (name) => [...name.replace(/\d+$/, "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

  /** The text of a string, without how it is to be pronounced. @param {Element} node */
  const letters = (node) => all(node, "t").filter((one) => one.parentElement?.localName !== "rPh").map((one) => one.textContent ?? "").join("");

  /** Which formats of cells are of days. @param {Document | undefined} styles */
  function days(styles) {
    if (!styles) return [];
    const own = new Map(all(styles, "numFmt").map((one) => [Number(one.getAttribute("numFmtId")), one.getAttribute("formatCode") ?? ""]));
    return all(all(styles, "cellXfs")[0] ?? styles, "xf").map((one) => {
      const id = Number(one.getAttribute("numFmtId"));
      return DAYS.has(id) || /[dy]/i.test((own.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
    });
  }

  /** @param {Element} one @param {{ texts: string[], days: boolean[], since: number }} known */
  function value(one, { texts, days: isDay, since }) {
    const type = one.getAttribute("t") ?? "n";
    const text = all(one, "v")[0]?.textContent ?? "";
    if (type === "inlineStr") return cell(letters(one));
    if (type === "s") return cell(texts[Number(text)] ?? "");
    if (type === "b") return cell(text === "1" ? "true" : "false");
    if (type === "d") return cell(text.slice(0, 10), true);
    if (type !== "n" || !text) return cell(text);
    return isDay[Number(one.getAttribute("s") ?? 0)] ? cell(new Date(since + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10), true) : number(text);
  }

  // --- ODS ---

  /** @param {Parts} part */
  function ods(part) {
    /** @type {TableCell[][]} */
    const rows = [];
    let empty = 0;
    for (const row of all(all(whole(part("content.xml")), "table")[0], "table-row")) {
      const made = oneRow(row);
      const times = Math.min(attribute(row, "number-rows-repeated", 1), MOST);
      if (!made.length) { empty += times; continue; }
      while (empty > 0 && rows.length < MOST) { rows.push([]); empty--; }
      for (let n = 0; n < times && rows.length < MOST; n++) rows.push(made.map((one) => ({ ...one })));
    }
    return rows;
  }

  /** The cells of a row, without the empty ones at the end, of which there may be thousands. @param {Element} row */
  function oneRow(row) {
    /** @type {TableCell[]} */
    const made = [];
    let empty = 0;
    for (const one of row.children) {
      if (!/^(covered-)?table-cell$/.test(one.localName)) continue;
      const times = Math.min(attribute(one, "number-columns-repeated", 1), 1024);
      const found = odsValue(one);
      if (!found.text) { empty += times; continue; }
      for (; empty > 0; empty--) made.push(cell(""));
      for (let n = 0; n < times; n++) made.push({ ...found });
    }
    return made;
  }

  /** @param {Element} node @param {string} name @param {number} other */
  const attribute = (node, name, other) => Number([...node.attributes].find((one) => one.localName === name)?.value ?? other);

  /** @param {Element} one */
  function odsValue(one) {
    const office = Object.fromEntries([...one.attributes].filter(({ name }) => name.startsWith("office:")).map(({ localName, value: held }) => [localName, held]));
    if (["float", "percentage", "currency"].includes(office["value-type"])) return number(office.value);
    if (office["value-type"] === "date") return cell(office["date-value"].slice(0, 10), true);
    if (office["value-type"] === "boolean") return cell(office["boolean-value"]);
    return cell([...one.children].filter(({ localName }) => localName === "p").map(paragraph).join("\n") || (office["string-value"] ?? ""));
  }

  /** @param {Node} node @returns {string} */
  function paragraph(node) {
    return [...node.childNodes].map((one) => {
      if (!(one instanceof Element)) return one.textContent ?? "";
      if (one.localName === "s") return " ".repeat(attribute(one, "c", 1));
      if (one.localName === "annotation") return "";
      return { tab: "\t", "line-break": "\n" }[one.localName] ?? paragraph(one);
    }).join("");
  }

  return { cell, xlsx, ods };
})();
