// What the form says of a value while somebody types: the rules that a browser can know, in the words of the check.
"use strict";

const roadmapChecks = (() => {
  const data = window.roadmapForm;

  /** A message with its blanks filled in. */
  function say(code, blanks = {}) {
    return fill(data.messages[code], blanks);
  }

  function fill(text, blanks) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in blanks ? blanks[name] : whole));
  }

  /** The first thing wrong with a text; `sort` is text or prose, or nothing for a string. */
  function inText(value, sort) {
    if (new RegExp(data.patterns.invisible, "u").test(value)) return say("control-character");
    for (const [code, pattern] of sort ? [...data.patterns.any, data.patterns[sort]] : data.patterns.any) {
      const found = value.match(new RegExp(pattern, sort ? "m" : ""));
      if (found) return say(code, { found: found[0].trim() || "↵" });
    }
    return badLink(value);
  }

  function badLink(value) {
    for (const match of value.matchAll(new RegExp(data.patterns.link, "gm"))) {
      const { inline, definition } = match.groups;
      if (definition !== undefined || !new RegExp(data.patterns.goodLink).test(inline)) return say("bad-link", { found: definition ?? inline });
      if (inline.startsWith("kb:") && !known(inline.slice(3))) return say("unknown-reference", { id: inline.slice(3) });
    }
    return "";
  }

  function summary(value, language) {
    const words = value.trim().split(/\s+/).length;
    const blanks = { words, language_nl: language === "nl" ? "Nederlandse" : "Engelse", language_en: language === "nl" ? "Dutch" : "English" };
    return words > data.summaryWords ? say("summary-too-long", blanks) : "";
  }

  /** Whether something has this id. */
  function known(id) {
    return Object.hasOwn(data.ids, id);
  }

  function ownId(value) {
    if (!new RegExp(data.idPattern).test(value) || value.length > data.longestId) return say("bad-id", { value });
    if (known(value)) return say("duplicate-id", { id: value, first: data.kinds[data.ids[value][0]].folder });
    return data.retired.includes(value) ? say("duplicate-id", { id: value, first: "kb" }) : "";
  }

  function reference(field, value, own) {
    if (value === own) return say("refers-to-itself", { id: value });
    if (!known(value)) return say("unknown-reference", { id: value });
    const kind = data.ids[value][0];
    const names = (kinds) => kinds.map((one) => data.kinds[one].one).join(data.words.or);
    const blanks = { id: value, found_nl: names([kind]), found_en: names([kind]), kinds_nl: names(field.kinds), kinds_en: names(field.kinds) };
    return field.kinds.length && !field.kinds.includes(kind) ? say("wrong-reference", blanks) : "";
  }

  function number(field, value) {
    if (new RegExp(data.patterns.thousands).test(value)) return say("point-in-number", { key: field.name, value, plain: value.replaceAll(".", "") });
    if (!(field.as === "whole" ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(value)) return data.words.not_a_number;
    if (field.ge !== undefined && value < field.ge) return fill(data.words.too_low, { n: field.ge });
    return field.le !== undefined && value > field.le ? fill(data.words.too_high, { n: field.le }) : "";
  }

  /** Whether a day exists, written as year-month-day. */
  function isDay(value) {
    const day = new Date(`${value}T00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
  }

  /** The eight letters of roadmaps/model.py that stand for a text; undefined where the browser cannot make them. */
  async function fingerprint(text) {
    if (!window.crypto?.subtle) return undefined;
    const bytes = new TextEncoder().encode(text.split(/\s+/).filter(Boolean).join(" "));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 4);
    return [...digest].flatMap((byte) => [byte >> 4, byte & 15]).map((digit) => "bcdfghjkmnpqrstv"[digit]).join("");
  }

  /** What is wrong with a value of one line; "" when nothing is. */
  function scalar(field, value, own, top) {
    if (top && field.name === "id") return ownId(value);
    if (field.as === "ref") return reference(field, value, own);
    if (field.as === "whole" || field.as === "number") return number(field, value);
    if (field.as === "day") return isDay(value) ? "" : data.words.not_a_day;
    if (field.as !== "string") return "";
    return field.pattern && !new RegExp(field.pattern).test(value) ? data.words.not_the_form : field.pattern ? "" : inText(value);
  }

  /** What is wrong with a group as a whole: a quantity unlike its kind, years that go back. */
  function group(type, value) {
    if (type === "Quantity") return quantity(value);
    const backwards = type === "Period" && value.end && Number(value.end) < Number(value.begin);
    return backwards ? say("end-before-begin", value) : "";
  }

  function quantity(value) {
    const kind = value.kind ?? "exact";
    const needed = { all: [], words: ["words"], range: ["value", "upto"] }[kind] ?? ["value"];
    const missing = needed.find((name) => value[name] === undefined);
    if (missing) return say("empty-field", { key: missing });
    if (["value", "upto"].some((name) => value[name] !== undefined && !needed.includes(name))) return say("quantity", { kind });
    return value.upto !== undefined && Number(value.upto) <= Number(value.value) ? say("upto-below-value", value) : "";
  }

  /** Whether a list says something twice, or points to one thing twice. */
  function twice(field, values) {
    const said = values.map((value) => value && (field.type === "Related" ? value.to : JSON.stringify(value)));
    const number = said.findIndex((one, place) => one && said.indexOf(one) < place);
    return number < 0 ? "" : say("listed-twice", { number: number + 1, list: field.name, first: said.indexOf(said[number]) + 1 });
  }

  function order(kind, value) {
    const place = kind === "speerpunt" ? [kind, value.challenge, value.year, value.order] : [kind, value.order];
    const first = data.orders[place.join(" ")];
    return first && first !== value.id ? say("duplicate-order", { order: value.order, first }) : "";
  }

  return { fill, say, known, isDay, fingerprint, inText, summary, scalar, group, twice, order };
})();
