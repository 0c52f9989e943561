// Names for people: what an id is called, what is found by a name, what address a new name gets, and how a part is told in a line.
// @ts-check
"use strict";

const roadmapNames = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { script } = roadmapMake;
  const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const LONGEST = 70;  // characters of a line that tells what is inside
  const SHOWN = 30;  // things in a list to choose from

  /** Without capitals, accents and signs, so that "Coordinatie" finds "Coördinatie". @param {string} text */
  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** The name of a thing; of what is not there, what was typed. @param {string} id */
  function nameOf(id) {
    return Object.hasOwn(data.ids, id) ? data.ids[id][1] : id;
  }

  /** @type {Record<string, string[]>} */
  let others = {};
  /** Each thing with all that it is called, made ready to search. */
  const searchable = () => Object.entries(data.ids).map(([id, [kind, name]]) =>
    ({ id, kind, name, all: [name, id, ...(others[id] ?? [])].map((one) => ` ${folded(one)}`) }));
  let things = searchable();
  const renew = () => { things = searchable(); };
  /** Fetched when somebody begins to search: the other names are a sixth of what the page would weigh. @type {Promise<void> | undefined} */
  let fetched;

  /** With the other names of things too, once they are there. */
  function withOtherNames() {
    window.roadmapAlso = (also) => { others = also; renew(); };
    fetched ??= script(new URL("form-also.js", assets).href).catch(() => {});  // without them names still find
    return fetched;
  }

  /** @param {string[]} kinds */
  const among = (kinds) => things.filter(({ kind }) => !kinds.length || kinds.includes(kind));

  /**
   * The things that are called so, or nearly: the best first. Nothing typed gives all of them.
   * @param {string} typed @param {string[]} kinds
   */
  function found(typed, kinds) {
    const sought = folded(typed).split(" ");
    /** How well a name fits: the whole, its beginning, the beginning of a word, any part. @param {string} name @param {number} place */
    const fit = (name, place) => {
      if (!sought.every((word) => name.includes(word))) return Infinity;
      const whole = sought.join(" ");
      const quality = name === ` ${whole}` ? 0 : name.startsWith(` ${whole}`) ? 1 : sought.every((word) => name.includes(` ${word}`)) ? 2 : 3;
      return quality * 2 + Math.min(place, 1);
    };
    const fits = among(kinds).map((thing) => ({ thing, best: Math.min(...thing.all.map(fit)) })).filter(({ best }) => best < Infinity);
    fits.sort((one, other) => one.best - other.best || one.thing.name.localeCompare(other.thing.name, data.lang));
    return { shown: fits.slice(0, SHOWN).map(({ thing }) => thing), more: Math.max(0, fits.length - SHOWN) };
  }

  /** The id that is meant: an id as it is, or the one thing that is called so. @param {string} typed @param {string[]} kinds */
  function meant(typed, kinds) {
    if (Object.hasOwn(data.ids, typed)) return typed;
    const same = among(kinds).filter(({ all }) => all.includes(` ${folded(typed)}`));
    return same.length === 1 ? same[0].id : undefined;
  }

  /** A name in lower-case letters, digits and hyphens. @param {string} name @param {number} longest */
  function plain(name, longest) {
    const letters = folded(name.replace(/[’']/g, "").replace(/&/g, " en ").replace(/ß/g, "ss").replace(/[øØ]/g, "o").replace(/[æÆ]/g, "ae"));
    const parts = letters.replace(/[^a-z0-9 ]+/g, "").split(/ +/).filter(Boolean);
    while (parts.length > 1 && parts.join("-").length > longest) parts.pop();
    return parts.join("-").slice(0, longest);
  }

  /**
   * The id for a name: with the prefix that its kind or type has by custom, and a number where it is taken.
   * @param {string} type @param {string} name @param {(id: string) => boolean} taken
   */
  function idFor(type, name, taken) {
    const prefix = data.prefixes[type] ?? "";
    const start = plain(name, data.longestId - prefix.length - 5);
    if (!start) return undefined;
    const first = prefix && !start.startsWith(`${prefix}-`) ? `${prefix}-${start}` : start;
    let made = /^[a-z]/.test(first) || new RegExp(data.idPattern).test(first) ? first : `n-${first}`;
    for (let number = 2; taken(made); number++) made = `${first}-${number}`;
    return made;
  }

  /** Whether something has this id, had it, or is called so inside a file. @param {string} id */
  function taken(id) {
    return Object.hasOwn(data.ids, id) || data.retired.includes(id) || data.inner.includes(id);
  }

  /** The next free number in reading order. @param {string} kind @param {(name: string) => FieldValue} value */
  function nextOrder(kind, value) {
    const start = [kind, ...data.kinds[kind].numberedWithin.map(value)].join(" ") + " ";
    const numbers = Object.keys(data.orders).filter((key) => key.startsWith(start)).map((key) => Number(key.slice(start.length)));
    return String(Math.max(0, ...numbers.filter(Number.isFinite)) + 1);
  }

  /** The first words of a text. @param {string} text */
  function short(text, longest = LONGEST) {
    const line = text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_]/g, "").replace(/\s+/g, " ").trim();
    return line.length <= longest ? line : line.slice(0, longest).replace(/\s+\S*$/, "") + " …";
  }

  // What tells one item from another where there is room for one thing.
  const NAMING = ["name", "title", "what", "source", "organisation", "to", "thing", "theme", "things"];
  // What a line tells of a group, in this order.
  const HEAD = ["year", "number", "begin", "end", "source", "organisation", "to", "thing", "theme", "things", "criterion", "name", "title", "what",
    "amount", "value", "upto", "unit", "heading", "role", "purpose", "nature", "planned", "how", "text", "words"];

  /** One value in a few words. @param {Field} field @param {FieldValue} value @returns {string} */
  function told(field, value) {
    if (value === undefined) return "";
    if (field.as === "group" && field.type === "Period") return years(/** @type {GroupValue} */ (value));
    if (field.many) return listed({ ...field, many: false }, /** @type {ItemValue[]} */ (value));
    if (field.as === "group") return title(data.types[field.type], /** @type {GroupValue} */ (value));
    if (typeof value === "object") return short(String(/** @type {GroupValue} */ (value)[data.lang] ?? /** @type {GroupValue} */ (value).nl ?? ""));
    if (field.as === "ref") return nameOf(String(value));
    return field.as === "choice" ? field.values[String(value)] ?? String(value) : short(String(value));
  }

  /** @param {GroupValue} period */
  function years({ begin, end }) {
    return end && end !== begin ? `${begin}–${end}` : String(begin ?? end ?? "");
  }

  /** A few values of a list, or how many there are. @param {Field} field @param {ItemValue[]} values */
  function listed(field, values) {
    if (field.as === "group" && data.types[field.type].some(({ name }) => name === "number")) return `${values.length} ${field.label.toLowerCase()}`;
    const lines = values.map((value) => short(typeof value === "object" && field.as === "group" ? naming(data.types[field.type], value) : told(field, value), 40));
    return short(lines.filter(Boolean).join(", "), 110);
  }

  /** What an item is called. @param {Field[]} fields @param {GroupValue} value */
  function naming(fields, value) {
    const name = NAMING.find((one) => value[one] !== undefined && fields.some((field) => field.name === one));
    return title(name ? fields.filter((field) => field.name === name) : fields, value, 1);
  }

  /** A group in one line: what it is about first. @param {Field[]} fields @param {GroupValue | undefined} value */
  function title(fields, value, most = 3) {
    const known = fields.filter(({ name }) => value?.[name] !== undefined);
    const rank = (/** @type {Field} */ { name }) => (HEAD.includes(name) ? HEAD.indexOf(name) : HEAD.length);
    const head = known.filter(({ name, many }) => HEAD.includes(name) && !many).sort((one, other) => rank(one) - rank(other));
    const rest = known.filter(({ name, many, as }) => many && as === "group" && name !== "sources");
    const lines = [...head, ...rest, ...(head.length || rest.length ? [] : known)].map((field) => told(field, value?.[field.name]));
    return short(lines.filter(Boolean).slice(0, most).join(" · "), 110);
  }

  /** What is in a fold, in a line. @param {Field} field @param {FieldValue} value */
  function inside(field, value) {
    return told(field, value) || words.nothing_yet;
  }

  return { nameOf, renew, withOtherNames, found, meant, idFor, taken, nextOrder, title, told, inside, short };
})();
