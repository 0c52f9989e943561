// What the form says of a value while somebody types: the rules that a browser can know, in the words of the check.
// @ts-check
"use strict";

const roadmapChecks = (() => {
  const data = window.roadmapForm;

  /** A message with its blanks filled in. @param {string} code @param {object} [blanks] */
  function say(code, blanks = {}) {
    return fill(data.messages[code], blanks);
  }

  /** @param {string} text @param {object} blanks */
  function fill(text, blanks) {
    const known = new Map(Object.entries(blanks));
    return text.replace(/\{(\w+)\}/g, (whole, name) => (known.has(name) ? String(known.get(name)) : whole));
  }

  /** A text with ordinary letters for those that a PDF or word processor left behind, as `make fmt` gives it. @param {string} value */
  function cleaned(value) {
    return data.patterns.ligatures.reduce((text, [found, letters]) => text.replaceAll(found, letters), value).normalize("NFC");
  }

  /** What was said of a text before: all fields are asked after each key, and only one has changed. @type {Map<string, string>} */
  const said = new Map();

  /** The first thing wrong with a text; `sort` is nothing for a string. @param {string} value @param {"text" | "prose"} [sort] */
  function inText(value, sort) {
    const asked = `${sort} ${value}`;
    const message = said.get(asked) ?? wrongIn(value, sort);
    if (said.size > 5000) said.clear();
    said.set(asked, message);
    return message || badLink(value);  // what there is to link to may change, the patterns do not
  }

  /** @param {string} value @param {"text" | "prose"} [sort] */
  function wrongIn(value, sort) {
    if (new RegExp(data.patterns.invisible, "u").test(value)) return say("control-character");
    for (const [code, pattern] of [...data.patterns.any, ...(sort ? data.patterns[sort] : [])]) {
      const found = value.match(new RegExp(pattern, "m"));
      const named = code === "crooked-link" ? undefined : Object.values(found?.groups ?? {}).find(Boolean);
      if (found) return say(code, { found: (named ?? found[0]).trim() || "↵" });
    }
    return "";
  }

  /** @param {string} value */
  function badLink(value) {
    for (const match of value.matchAll(new RegExp(data.patterns.link, "gm"))) {
      const { inline = "", definition } = match.groups ?? {};
      if (definition !== undefined || !new RegExp(data.patterns.goodLink).test(inline)) return say("bad-link", { found: definition ?? inline });
      if (inline.startsWith("kb:") && !known(inline.slice(3))) return say("unknown-reference", { id: inline.slice(3) });
    }
    return "";
  }

  /** @param {string} value @param {string} language */
  function summary(value, language) {
    const words = value.trim().split(/\s+/).length;
    const blanks = { words, language_nl: language === "nl" ? "Nederlandse" : "Engelse", language_en: language === "nl" ? "Dutch" : "English" };
    return words > data.summaryWords ? say("summary-too-long", blanks) : "";
  }

  /** Whether something has this id. @param {string} id */
  function known(id) {
    return Object.hasOwn(data.ids, id);
  }

  /** @param {string} value */
  function ownId(value) {
    if (!new RegExp(data.idPattern).test(value) || value.length > data.longestId) return say("bad-id", { value });
    if (known(value)) return say("duplicate-id", { id: value, first: data.kinds[data.ids[value][0]].folder });
    return data.retired.includes(value) ? say("duplicate-id", { id: value, first: "kb" }) : "";
  }

  /** An id inside a file; `before` is what it was. @param {string} value @param {string} before */
  function innerId(value, before) {
    return value !== before && data.inner.includes(value) ? say("duplicate-id", { id: value, first: "kb" }) : value === before ? "" : ownId(value);
  }

  /** A field of a type. @param {string} type @param {string} name */
  const fieldOf = (type, name) => data.types[type].find((field) => field.name === name);

  /** The name of a field for people. @param {string} type @param {string} name */
  const labelOf = (type, name) => fieldOf(type, name)?.label ?? name;

  /** @param {FileField & { as: "ref" }} field @param {string} value @param {string} [own] */
  function reference(field, value, own) {
    if (value === own) return say("refers-to-itself", { id: data.ids[value]?.[1] ?? value });
    if (!known(value)) return fill(data.words.no_such, { name: value });
    const kind = data.ids[value][0];
    /** @param {string[]} kinds */
    const names = (kinds) => kinds.map((one) => data.kinds[one].one).join(data.words.or);
    const blanks = { id: data.ids[value][1], found_nl: names([kind]), found_en: names([kind]), kinds_nl: names(field.kinds), kinds_en: names(field.kinds) };
    return field.kinds.length && !field.kinds.includes(kind) ? say("wrong-reference", blanks) : "";
  }

  /** The number that a spelling probably means, as a file has it. @param {string} value */
  function plain(value) {
    return data.patterns.spellings.reduce((text, [looks, found, replaced]) =>
      (new RegExp(looks).test(text) ? text.replace(new RegExp(found, "g"), replaced) : text), value.trim());
  }

  /** @param {FileField & { as: "whole" | "number" }} field @param {string} value */
  function number(field, value) {
    if (field.as === "number" && new RegExp(data.patterns.thousands).test(value)) return say("point-in-number", { key: field.label ?? field.name, value, plain: value.replace(/[.,]/, "") });
    const pattern = new RegExp(data.patterns[field.as]);
    if (!pattern.test(value)) return pattern.test(plain(value)) ? fill(data.words.write_number, { plain: plain(value) }) : data.words.not_a_number;
    if (field.ge !== undefined && Number(value) < field.ge) return fill(data.words.too_low, { n: field.ge });
    return field.le !== undefined && Number(value) > field.le ? fill(data.words.too_high, { n: field.le }) : "";
  }

  /** Whether a day exists, written as year-month-day. @param {string} value */
  function isDay(value) {
    const day = new Date(`${value}T00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
  }

  /** The eight letters of roadmaps/reading/base.py that stand for a text; undefined where the browser cannot make them. @param {string} text */
  async function fingerprint(text) {
    if (!window.crypto?.subtle) return undefined;
    const bytes = new TextEncoder().encode(text.split(/\s+/).filter(Boolean).join(" "));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 4);
    return [...digest].flatMap((byte) => [byte >> 4, byte & 15]).map((digit) => "bcdfghjkmnpqrstv"[digit]).join("");
  }

  /**
   * What is wrong with a value of one line; "" when nothing is.
   * @param {Field} field @param {string} value @param {string} [own] the id of the thing @param {boolean} [top]
   */
  function scalar(field, value, own, top) {
    if (top && field.name === "id") return ownId(value);
    if (field.as === "ref") return reference(field, value, own);
    if (field.as === "whole" || field.as === "number") return number(field, value);
    if (field.as === "day") return isDay(value) ? "" : data.words.not_a_day;
    if (field.as !== "string") return "";
    if (!field.pattern) return inText(value);
    return new RegExp(field.pattern).test(value) ? "" : data.words.not_the_form;
  }

  /** What is wrong with a group as a whole: a quantity unlike its kind, years that go back. @param {string} type @param {GroupValue} value */
  function group(type, value) {
    if (type === "Quantity") return quantity(value);
    const backwards = type === "Period" && value.end && Number(value.end) < Number(value.begin);
    return backwards ? say("end-before-begin", value) : "";
  }

  /** @type {Record<string, string[]>} */
  const NEEDED = { all: [], words: ["words"], range: ["value", "upto"] };

  /** How a number is meant, in words. @param {string} kind */
  function told(kind) {
    const field = fieldOf("Quantity", "kind");
    return (field?.as === "choice" && field.values[kind]) || kind;
  }

  /** @param {GroupValue} value */
  function quantity(value) {
    const kind = String(value.kind ?? "exact");
    const needed = NEEDED[kind] ?? ["value"];
    const missing = needed.find((name) => value[name] === undefined);
    if (missing) return say("empty-field", { key: labelOf("Quantity", missing) });
    if (["value", "upto"].some((name) => value[name] !== undefined && !needed.includes(name))) return fill(data.words.quantity_unlike, { kind: told(kind) });
    return value.upto !== undefined && Number(value.upto) <= Number(value.value) ? say("upto-below-value", value) : "";
  }

  /** Whether a list says something twice, or points to one thing twice. @param {Field} field @param {FieldValue[]} values */
  function twice(field, values) {
    const related = field.as === "group" && field.type === "Related";
    const said = values.map((value) => (related ? /** @type {GroupValue | undefined} */ (value)?.to : value && JSON.stringify(value)));
    const number = said.findIndex((one, place) => one && said.indexOf(one) < place);
    return number < 0 ? "" : say("listed-twice", { number: number + 1, list: field.label, first: said.indexOf(said[number]) + 1 });
  }

  /** What may occur once in the order, as data.orders names it. @param {string} kind @param {GroupValue} value */
  const placeOf = (kind, value) => [kind, ...data.kinds[kind].numberedWithin.map((name) => value[name]), value.order].join(" ");

  /** Whether something else has this place in the order already. @param {string} kind @param {GroupValue} value */
  function order(kind, value) {
    const first = data.orders[placeOf(kind, value)];
    return first && first !== value.id ? say("duplicate-order", { order: value.order, first }) : "";
  }

  return { fill, say, fieldOf, labelOf, placeOf, cleaned, known, isDay, fingerprint, inText, innerId, summary, number, scalar, group, twice, order };
})();
