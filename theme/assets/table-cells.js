// A cell as a value of a file, or what does not fit in it: the rules of roadmaps/editing/tables/cells.py in a browser.
// @ts-check
"use strict";

const roadmapCells = (() => {
  const data = window.roadmapTables;
  const form = window.roadmapForm;
  const WIDTH = 96;  // of a line in a text of several lines
  const STARTS_SOMETHING = /^(?:([-+*#>|]|\d+[.)])(\s|$)|[-=]+$)/;
  const BROKEN = /\n[ \t]*\n\s*/;

  /** A cell that does not fit: the code of the message, and what fills its blanks. */
  class Misfit extends Error {
    /** @param {string} code @param {Record<string, string>} [blanks] */
    constructor(code, blanks = {}) {
      super(code);
      this.code = code;
      this.blanks = blanks;
    }
  }

  /** @param {string} found @param {string} expected @param {string} example @param {string[]} [near] */
  function misfit(found, expected, example, near = []) {
    return new Misfit("cell-does-not-fit", { found, expected_nl: expected, expected_en: expected, example, nearest: near.join(", ") });
  }

  /** The field at the end of a way, and the type that has it; of a text in two languages the text itself. @param {string} type @param {string[]} path */
  function declared(type, path) {
    let owner = type;
    for (const [place, name] of path.entries()) {
      const field = form.types[owner].find((one) => one.name === name);
      if (!field) break;
      if (place === path.length - 1 || field.as !== "group") return { owner, field };
      owner = field.type;
    }
    throw new Error(`${type}: ${path.join(".")}`);
  }

  /** The value of a cell, written as a file would hold it. Throws a Misfit. @param {TableCell} cell @param {TableField} declared @returns {string | string[]} */
  function value(cell, { owner, field }) {
    const { text } = cell;
    if (new RegExp(form.patterns.invisible, "u").test(text)) throw new Misfit("cell-invisible");
    if (field.as === "text") return oneLine(text);
    if (field.as === "prose") return prose(text);
    if (field.as === "choice") return choice(text, data.choices[`${owner}.${field.name}`]);
    if (field.as === "number") return number(cell);
    if (field.many) return list(text, field);
    if (field.as === "ref") return knownId(text, field.kinds);
    return plain(text, field);
  }

  /** @param {string} text */
  const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");

  /** The id of the thing that is meant. Throws a Misfit. @param {string} text @param {string[]} kinds */
  function knownId(text, kinds) {
    const found = roadmapTableNames.meant(text, kinds);
    const wrong = roadmapTableNames.problem(found, kinds);
    if (wrong) throw new Misfit(wrong.code, wrong.blanks);
    return found;
  }

  /** The id of something that may not be there yet. Throws a Misfit. @param {string} text */
  function newId(text) {
    const near = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, form.longestId).replace(/^-+|-+$/g, "");
    if (!new RegExp(form.idPattern).test(text) || text.length > form.longestId) throw new Misfit("bad-id", { value: text, nearest: near, example: near || "mijn-onderwerp" });
    return text;
  }

  /** @param {string} text @param {Record<string, [nl: string, en: string]>} options */
  function choice(text, options) {
    const wanted = oneLine(text.toLowerCase());
    const all = Object.entries(options).map(([one, names]) => /** @type {const} */ ([one, [one, ...names].map((name) => name.toLowerCase())]));
    const found = all.find(([, names]) => names.includes(wanted));
    const begun = all.filter(([, names]) => names.some((name) => name.startsWith(wanted)));  // "deels" is enough for "Deels gehaald"
    if (found ?? (begun.length === 1 && begun[0])) return (found ?? begun[0])[0];
    const [nl, en] = [0, 1].map((place) => Object.values(options).map((names) => names[place]));
    const near = roadmapTableNames.nearest(text, [...nl, ...en, ...Object.keys(options)]);
    const listed = (form.lang === "nl" ? nl : en).join(", ");
    throw misfit(text, roadmapChecks.fill(data.wanted.choice, { choices: listed }), near[0] ?? nl[0], near);
  }

  /** A number, with a point before its decimals. Dutch writes 1,5 for one and a half and 1.250 for many. @param {TableCell} cell */
  function number(cell) {
    const text = cell.text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(\D|$))/g, "");
    if (cell.exact && /^-?\d+(\.\d+)?$/.test(text)) return text;
    if (new RegExp(form.patterns.thousands).test(text)) {
      const [whole, part] = text.split(/[.,]/);
      throw new Misfit("cell-two-numbers", { found: cell.text, whole: whole + part, part: `${whole},${part.replace(/0+$/, "") || "0"}`, example: whole + part });
    }
    if (/^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
    if (/^-?\d+(,\d+)?$/.test(text)) return text.replace(",", ".");
    if (/^-?\d+\.\d+$/.test(text)) return text;
    throw misfit(cell.text, data.wanted.number, "1250,5");
  }

  /** A list: names on a line each or with semicolons between, numbers of lines with commas too. @param {string} text @param {Field} field */
  function list(text, field) {
    const found = text.split(field.name === "aliases" ? /[;\n]/ : /[;,\n\s]/).map((part) => part.trim()).filter(Boolean);
    const pattern = field.as === "string" && field.pattern ? new RegExp(field.pattern) : undefined;
    if (pattern && !found.every((one) => pattern.test(one))) throw misfit(text, data.wanted.list, "1, 2a");
    return found;
  }

  /** A year, a day, an id or a text on one line. @param {string} typed @param {Field} field */
  function plain(typed, field) {
    if (field.as === "string" && field.name === "id") newId(typed);
    const text = oneLine(typed);
    if (field.as === "whole") return whole(text, field);
    if (field.as === "day" && !(/^\d{4}-\d{2}-\d{2}$/.test(text) && roadmapChecks.isDay(text))) throw misfit(text, data.wanted.day, "2018-03-27");
    const fits = field.as !== "string" || !field.pattern || new RegExp(field.pattern).test(text);
    if (!fits && field.name === "number") throw misfit(text, data.wanted.line, "2a");
    return text;
  }

  /** @param {string} text @param {Field & { as: "whole" }} field */
  function whole(text, field) {
    if (!/^[1-9]\d*$/.test(text)) throw misfit(text, data.wanted.whole, "2024");
    for (const limit of /** @type {const} */ (["ge", "le"])) {
      const most = field[limit];
      const over = most !== undefined && (limit === "ge" ? Number(text) < most : Number(text) > most);
      if (over) throw misfit(text, roadmapChecks.fill(data.wanted[limit], { limit: most }), "2018-03-27");
    }
    return text;
  }

  /** Running text as a file holds it: on one line where it fits, else lines of an even width. @param {string} typed */
  function prose(typed) {
    const text = typed.trim().split("\n").map((line) => line.trimEnd()).join("\n");
    return !text.includes("\n") && text.length <= WIDTH ? text : text.split(BROKEN).map(wrapped).join("\n\n");
  }

  /** A paragraph in lines; a list, a table and what would become one stay as they were typed. @param {string} paragraph */
  function wrapped(paragraph) {
    if (isList(paragraph)) return paragraph;
    /** @type {string[]} */
    const lines = [];
    for (const word of paragraph.split(/\s+/)) {
      const longer = `${lines.at(-1) ?? ""} ${word}`.trimStart();
      if (lines.length && longer.length <= WIDTH) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.join(lines.some((line) => STARTS_SOMETHING.test(line)) ? " " : "\n");
  }

  /** @param {string} paragraph */
  const isList = (paragraph) => paragraph.split("\n").some((line) => STARTS_SOMETHING.test(line.trim()));

  /** The same running text with each paragraph on a line, as a cell shows it. @param {string} text */
  function unwrapped(text) {
    return text.replace(/^\n+|\n+$/g, "").split(BROKEN).map((part) => (isList(part) ? part : oneLine(part))).join("\n\n");
  }

  /** @param {string} number */
  const plainNumber = (number) => (number.includes(".") ? number.replace(/\.?0+$/, "") : number);

  /** Whether a file says this already, however its lines are broken and its number is written. @param {FieldValue} present @param {string | string[]} given @param {Field} field */
  function same(present, given, field) {
    if (typeof present !== "string" || typeof given !== "string") return JSON.stringify(present) === JSON.stringify(given);
    if (field.as === "prose") return unwrapped(present) === unwrapped(given);
    if (field.as === "number") return plainNumber(present) === plainNumber(given);
    return oneLine(present) === oneLine(given);
  }

  return { Misfit, declared, value, knownId, newId, same };
})();
