// One screen for one task: a result, money, or a status; it asks only what is needed, and changes the file that it belongs in.
// @ts-check
"use strict";

/**
 * A file as a task finds it: its kind and its values, with what was typed before.
 * @typedef {{ file: OpenedFile, kind: string, value: GroupValue }} Found
 */

const roadmapTasks = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, button, numbered, goInto } = roadmapMake;
  const { fieldOf, number: wrongNumber } = roadmapChecks;
  const { Combobox } = roadmapCombobox;
  const { title, told } = roadmapNames;
  const { fields } = roadmapFields;

  /**
   * What the form does for a task: find a file, show the last step with the file that comes of it, and take that away again.
   * @type {{ load: (id: string, then: (found: Found) => void) => void, show: (found: Found, part: Part<GroupValue>) => void, clear: () => void,
   *   began: () => void, ended: () => void }}
   */
  let host;

  /** A question with its control. @param {string} label @param {HTMLElement} control @param {HTMLElement} [around] @param {string} [hint] */
  function question(label, control, around = control, hint = "") {
    control.id = numbered();
    if (hint) control.setAttribute("aria-describedby", `${control.id}-hint`);
    return make("div", { class: "field" }, make("label", { for: control.id }, label), hint ? make("p", { class: "hint", id: `${control.id}-hint` }, hint) : "", around);
  }

  /** A thing to choose by name; what comes next stands below it. @param {string} label @param {string[]} kinds @param {(id: string, next: HTMLElement) => void} then */
  function choosing(label, kinds, then) {
    const next = make("div", { class: "next" });
    const box = new Combobox(kinds, "", () => { host.clear(); next.replaceChildren(); then(box.read(), next); });
    box.control.addEventListener("input", () => { if (!box.id) { host.clear(); next.replaceChildren(); } });
    return make("div", {}, question(label, box.control, box.node, words.by_name), next);
  }

  /** @param {[value: string, text: string][]} options @param {(value: string) => void} then */
  function select(options, then) {
    const made = make("select", { onchange: () => then(made.value) }, ...options.map(([value, text]) => make("option", { value }, text)));
    return made;
  }

  /** The items of a list in a group. @param {GroupValue | undefined} value @param {string} name */
  const items = (value, name) => /** @type {GroupValue[]} */ (value?.[name] ?? []);

  /** The next number that a list of numbered lines has free. @param {GroupValue[]} lines */
  const nextNumber = (lines) => String(Math.max(0, ...lines.map((line) => parseInt(String(line.number), 10)).filter(Number.isFinite)) + 1);

  /** Whether somebody filled something in, beside what was there. @param {GroupValue} value @param {string[]} given */
  const filled = (value, given) => Object.keys(value).some((name) => !given.includes(name));

  // --- a result ---

  /** The two tables of a year plan: what was planned, and what came of it. */
  const TABLES = { results: { planned: "goals", ask: words.answers_goal }, realised: { planned: "intended", ask: words.answers_intended } };

  function result() {
    return choosing(words.initiative, ["initiative"], (id, next) => host.load(id, (found) => {
      const years = items(found.value, "years").map(({ year }) => String(year));
      const rest = make("div", { class: "next" });
      const table = select([["results", words.of_goals], ["realised", words.of_intended]], () => again());
      const year = select([...years.map((one) => /** @type {[string, string]} */ ([one, one])), ["", words.new_year]], () => again());
      year.value = years.at(-1) ?? "";
      const again = () => rest.replaceChildren(new Result(found, /** @type {keyof typeof TABLES} */ (table.value), year.value).node);
      next.replaceChildren(question(words.which_list, table), question(words.which_year, year), rest);
      again();
    }));
  }

  /** The last step of a result: the goals that it answers, and what came of them. */
  class Result {
    /** @param {Found} found @param {keyof typeof TABLES} table @param {string} year of the plan; "" for one that is not there yet */
    constructor(found, table, year) {
      this.found = found;
      this.table = table;
      this.plans = items(found.value, "years");
      this.plan = this.plans.find((plan) => String(plan.year) === year);
      this.planned = TABLES[table].planned;
      this.lines = items(this.plan, this.planned);
      this.newYear = make("input", { type: "text", inputmode: "numeric", autocomplete: "off", "data-key": "year", "data-label": words.the_year, oninput: () => this.changed() });
      this.boxes = this.lines.map((line) => make("input", { type: "checkbox", value: String(line.number), onchange: () => this.changed() }));
      this.none = make("input", { type: "checkbox", id: numbered(), onchange: () => this.draw() });
      this.none.checked = !this.lines.length;
      this.fresh = fields("PlanItem", { number: nextNumber(this.lines) });
      this.came = fields("Outcome", { number: nextNumber(items(this.plan, table)) }, data.types.Outcome.filter(({ name }) => name !== "answers"));
      this.node = make("div", {}, ...(year ? [] : [question(words.the_year, this.newYear)]), this.choice());
      this.part = { node: make("div"), value: () => this.value(), problems: () => this.problems() };
      this.draw();
    }

    choice() {
      /** @param {HTMLElement} box @param {string} text */
      const tick = (box, text) => make("label", { class: "tick" }, box, " ", text);
      const lines = this.boxes.map((box, place) => tick(box, title(data.types.PlanItem, this.lines[place])));
      return make("fieldset", { class: "ticks" }, make("legend", {}, TABLES[this.table].ask), ...lines, tick(this.none, words.answers_none));
    }

    draw() {
      const fresh = make("fieldset", { class: "group" }, make("legend", {}, words.planned_first), make("p", { class: "hint" }, words.answers_new), this.fresh.node);
      const came = make("fieldset", { class: "group" }, make("legend", {}, words.what_came), this.came.node);
      this.part.node.replaceChildren(...(this.none.checked ? [fresh] : []), came);
      host.show(this.found, this.part);
    }

    changed() {
      this.part.node.dispatchEvent(new Event("input", { bubbles: true }));
    }

    /** @returns {GroupValue} */
    value() {
      const came = this.came.value();
      const fresh = this.fresh.value();
      if (!filled(came, ["number"]) && !(this.none.checked && filled(fresh, ["number"]))) return this.found.value;
      const answers = this.boxes.filter((box) => box.checked).map((box) => box.value);
      const plan = { ...this.plan ?? { year: this.newYear.value.trim() } };
      if (this.none.checked) {
        plan[this.planned] = [...this.lines, fresh];
        answers.push(String(fresh.number));
      }
      plan[this.table] = [...items(plan, this.table), { ...came, answers }];
      return { ...this.found.value, years: this.inTime(plan) };
    }

    /** The year plans with this one: in its own place, or before the first of a later year. @param {GroupValue} plan */
    inTime(plan) {
      if (this.plan) return this.plans.map((one) => (one === this.plan ? plan : one));
      const later = this.plans.findIndex(({ year }) => Number(year) > Number(plan.year));
      return this.plans.toSpliced(later < 0 ? this.plans.length : later, 0, plan);
    }

    /** @returns {FormProblem[]} */
    problems() {
      const found = [...(this.none.checked ? this.fresh.problems() : []), ...this.came.problems()];
      const field = /** @type {FileField & { as: "whole" }} */ (fieldOf("YearPlan", "year"));
      const year = this.plan ? "" : wrongNumber(field, this.newYear.value.trim());
      if (year) found.unshift({ control: this.newYear, message: year });
      if (!this.none.checked && !this.boxes.some((box) => box.checked)) found.unshift({ control: this.boxes[0], message: words.choose_answer });
      return found;
    }
  }

  // --- money ---

  /** The kinds with sums of money of their own. */
  const withAmounts = Object.keys(data.kinds).filter((kind) => data.types[data.kinds[kind].type].some(({ name }) => name === "amounts"));

  function money() {
    const toFunded = fieldOf("Use", "thing");
    const funded = toFunded?.as === "ref" ? toFunded.kinds : [];
    return choosing(words.money_for, [...new Set([...funded, ...withAmounts])], (id, next) => {
      const kind = data.ids[id][0];
      const ways = [...(funded.includes(kind) ? [["route", words.money_route]] : []), ...(withAmounts.includes(kind) ? [["own", words.money_own]] : [])];
      const rest = make("div", { class: "next" });
      const group = numbered();
      const radios = ways.map(([way, text]) => make("label", { class: "tick" },
        make("input", { type: "radio", name: group, value: way, onchange: () => { host.clear(); rest.replaceChildren(...paid(way, id)); } }), " ", text));
      next.replaceChildren(make("fieldset", { class: "ticks" }, make("legend", {}, words.where_money), ...radios), rest);
    });
  }

  /** What comes after the choice of where money belongs. @param {string} way @param {string} id */
  function paid(way, id) {
    if (way === "own") {
      host.load(id, (found) => added(found, "amounts", "Amount", {}));
      return [];
    }
    const route = choosing(words.which_route, ["funding"], (chosen) => host.load(chosen, (found) => added(found, "uses", "Use", { thing: id })));
    return [route, make("p", { class: "hint" }, words.route_new)];
  }

  /** The last step of money: an item more in a list of a file. @param {Found} found @param {string} list @param {string} type @param {GroupValue} given */
  function added(found, list, type, given) {
    const inner = fields(type, { ...given });
    const value = () => {
      const made = inner.value();
      return filled(made, Object.keys(given)) ? { ...found.value, [list]: [...items(found.value, list), made] } : found.value;
    };
    host.show(found, { node: inner.node, value, problems: inner.problems });
    goInto(inner.node);
  }

  // --- a status ---

  /** @typedef {{ path: (string | number)[], name: string, type: string, now: GroupValue | undefined }} Row */

  /** Whether a type has a status somewhere in it. @param {string} type @param {string[]} seen @returns {boolean} */
  function hasStatus(type, seen = []) {
    return data.types[type].some((field) => field.as === "group" && !seen.includes(field.type)
      && (field.type === "Status" || hasStatus(field.type, [...seen, field.type])));
  }

  /** What has, or may have, a status: with where it stands, and what it is called. @param {string} type @param {GroupValue} value @param {(string | number)[]} path @param {string[]} names @returns {Row[]} */
  function rows(type, value, path, names) {
    return data.types[type].flatMap((field) => {
      if (field.as !== "group") return [];
      const inner = field.type;
      const now = value[field.name];
      const at = [...path, field.name];
      if (field.many) return items(value, field.name).flatMap((item, place) => rows(inner, item, [...at, place], [...names, named(field, item)]));
      const group = /** @type {GroupValue | undefined} */ (now);
      if (inner === "Status" || (inner === "Realised" && !group)) return [{ path: at, name: names.join(" › ") || field.label, type: inner, now: group }];
      return group ? rows(inner, group, at, names) : [];
    });
  }

  /** @param {Field & { as: "group" }} field @param {GroupValue} item */
  function named(field, item) {
    return field.name === "years" ? String(item.year) : `${field.label}: ${title(data.types[field.type], item)}`;
  }

  /** The words for a status. @param {GroupValue | undefined} now */
  function present(now) {
    const field = fieldOf("Status", "value");
    return now && field ? told(field, now.value).replace(/:.*/, "") : words.status_absent;
  }

  function status() {
    const kinds = Object.keys(data.kinds).filter((kind) => hasStatus(data.kinds[kind].type));
    return choosing(words.which, kinds, (id, next) => host.load(id, (found) => {
      const all = rows(data.kinds[found.kind].type, found.value, [], []);
      const pick = select([["", words.choose], ...all.map(({ name, now }, place) => /** @type {[string, string]} */ ([String(place), `${present(now)}: ${name}`]))],
        (place) => (place ? judged(found, all[Number(place)]) : host.clear()));
      next.replaceChildren(all.length ? question(words.which_status, pick) : make("p", {}, words.no_status));
    }));
  }

  /** The last step of a status. @param {Found} found @param {Row} row */
  function judged(found, { path, type, now }) {
    const those = data.types[type].map((field) => (field.name === "sources" ? { ...field, shown: true } : field));
    const inner = fields(type, { ...now }, those);
    const value = () => {
      const made = inner.value();
      return Object.keys(made).length ? /** @type {GroupValue} */ (placed(found.value, path, made)) : found.value;
    };
    host.show(found, { node: inner.node, value, problems: inner.problems });
    goInto(inner.node);
  }

  /** The same value with another one at a place inside it. @param {FieldValue} whole @param {(string | number)[]} path @param {FieldValue} value @returns {FieldValue} */
  function placed(whole, [first, ...rest], value) {
    if (first === undefined) return value;
    if (Array.isArray(whole)) return whole.map((item, place) => (place === first ? /** @type {ItemValue} */ (placed(item, rest, value)) : item));
    const group = /** @type {GroupValue} */ (whole ?? {});
    return { ...group, [first]: placed(group[first], rest, value) };
  }

  // --- the choice of a task ---

  const TASKS = /** @type {const} */ ([["result", result], ["money", money], ["status", status]]);
  const screen = make("section", { class: "task", hidden: true });

  /** The buttons of the tasks, and the screen of the one that is chosen. @param {typeof host} given */
  function tasks(given) {
    host = given;
    const buttons = TASKS.map(([name, begin]) => make("button", { type: "button", "aria-describedby": `${name}-about`, onclick: () => {
      host.clear();
      const heading = make("h2", { tabindex: "-1" }, words[`${name}_task`]);
      screen.replaceChildren(heading, begin(), button(words.stop, () => { host.clear(); close(); }));
      screen.hidden = false;
      host.began();
      heading.focus();
    } }, words[`${name}_task`]));
    const list = make("ul", { class: "tasks" }, ...TASKS.map(([name], place) => make("li", {}, buttons[place], make("p", { class: "hint", id: `${name}-about` }, words[`${name}_about`]))));
    return { list, screen };
  }

  function close() {
    screen.hidden = true;
    host.ended();
    screen.replaceChildren();
  }

  return { tasks, close };
})();
