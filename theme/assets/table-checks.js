// What is wrong with items that rows changed: what they lack, and the rules of the form for their texts and numbers.
// @ts-check
"use strict";

const roadmapTableChecks = (() => {
  const form = window.roadmapForm;

  /** The groups inside a field: one, or the items of its list. @param {FieldValue} value */
  const groups = (value) => /** @type {GroupValue[]} */ ((Array.isArray(value) ? value : [value]).filter((one) => typeof one === "object"));

  /** The ways to what a group lacks. @param {string} type @param {GroupValue} group @returns {string[][]} */
  function missing(type, group) {
    return form.types[type].flatMap((field) => {
      const value = group[field.name];
      if (value === undefined) return field.required ? [[field.name]] : [];
      if (field.as === "text" || field.as === "prose") return groups(value).filter((one) => one.nl === undefined).map(() => [field.name, "nl"]);
      if (field.as !== "group") return [];
      return groups(value).flatMap((one) => missing(field.type, one)).map((loc) => [field.name, ...loc]);
    });
  }

  /** What the form would say of each value in a group, with the way to it. @param {string} type @param {GroupValue} group @returns {[loc: string[], text: string][]} */
  function wrong(type, group) {
    const whole = roadmapChecks.group(type, group);
    return form.types[type].flatMap((field) => {
      const value = group[field.name];
      if (value === undefined) return [];
      if (field.as === "text" || field.as === "prose") return groups(value).flatMap((one) => texts(field, one));
      if (field.as === "group") return groups(value).flatMap((one) => wrong(field.type, one)).map(([loc, text]) => /** @type {[string[], string]} */ ([[field.name, ...loc], text]));
      const found = field.as === "string" && !field.pattern && typeof value === "string" ? roadmapChecks.inText(value) : "";
      return /** @type {[string[], string][]} */ (found ? [[[field.name], found]] : []);
    }).concat(whole ? [[[], whole]] : []);
  }

  /** @param {Field} field @param {GroupValue} value @returns {[loc: string[], text: string][]} */
  function texts(field, value) {
    return ["nl", "en"].flatMap((language) => {
      const text = value[language];
      if (typeof text !== "string") return [];
      const said = roadmapChecks.inText(text, field.as === "prose" ? "prose" : "text") || (field.name === "summary" ? roadmapChecks.summary(text, language) : "");
      return said ? [/** @type {[string[], string]} */ ([[field.name, language], said])] : [];
    });
  }

  /** Tell all that the form would say of what the rows changed. @param {TableTouched[]} touched @param {(row: number, part: TablePart, loc: string[], message: TableMessage) => void} say */
  function tell(touched, say) {
    for (const { draft, part, item, row } of touched) {
      const was = draft.origins.get(item);
      if (roadmapTableDrafts.spelt(was) === roadmapTableDrafts.spelt(item)) continue;
      for (const [loc, text] of wrong(part.type, item)) say(row, part, loc, { code: "", blanks: { text } });
      const order = part.steps.length ? "" : roadmapChecks.order(draft.kind, item);
      if (order) say(row, part, ["order"], { code: "", blanks: { text: order } });
      const answers = unanswered(draft, item);
      if (answers) say(row, part, ["answers"], answers);
    }
  }

  /** A line that an outcome answers and that is not there. @param {TableDraft} draft @param {GroupValue} item @returns {TableMessage | undefined} */
  function unanswered(draft, item) {
    if (!Array.isArray(item.answers)) return undefined;
    for (const plan of roadmapTableDrafts.items(draft.value, "years")) {
      for (const [planned, outcomes] of /** @type {const} */ ([["goals", "results"], ["intended", "realised"]])) {
        if (!roadmapTableDrafts.items(plan, outcomes).includes(item)) continue;
        const known = roadmapTableDrafts.items(plan, planned).map(({ number }) => String(number));
        const lost = item.answers.find((number) => !known.includes(String(number)));
        if (lost !== undefined) return { code: "answers-nothing", blanks: { number: String(lost), planned, known: known.join(", ") || "–" } };
      }
    }
    return undefined;
  }

  return { missing, tell };
})();
