// The fields of the form in their groups and lists; an item of a list is closed, with a line that tells what is in it.
// @ts-check
"use strict";

const roadmapFields = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, button, numbered, goInto, form } = roadmapMake;
  const { fill, group: inGroup, twice } = roadmapChecks;
  const { title } = roadmapNames;
  const { simple, languages } = roadmapInputs;

  /**
   * The part for one field: its node, its value (undefined when empty), and its problems.
   * The field says what the value is: values were read by the same fields (form-yaml.js).
   * @param {Field} field @param {FieldValue} value @param {boolean} top @returns {Part<FieldValue>}
   */
  function part(field, value, top) {
    if (field.many) return list(field, /** @type {ItemValue[] | undefined} */ (value));
    return single(field, /** @type {ItemValue | undefined} */ (value), top);
  }

  /**
   * One value; `item` is the title of an item of a list.
   * @param {Field} field @param {ItemValue | undefined} value @param {boolean} top @param {HTMLElement} [item] @returns {Part<ItemValue | undefined>}
   */
  function single(field, value, top, item) {
    const inner = /** @type {GroupValue | undefined} */ (value);
    if (field.as === "group") return field.type === "Citation" ? citation(field, inner, item) : group(field, inner, item);
    if (field.as === "text" || field.as === "prose") return text(field, inner, top, item);
    return simple(field, /** @type {string | undefined} */ (value), top, item);
  }

  /**
   * A text; one that may be left out may stay empty.
   * @param {Field & { as: "text" | "prose" }} field @param {GroupValue | undefined} value @param {boolean} top @param {HTMLElement} [item] @returns {Part<GroupValue | undefined>}
   */
  function text(field, value, top, item) {
    const made = languages(field, value, top, item);
    return { ...made, problems: () => (field.required || made.value() ? made.problems() : quiet(made.problems())) };
  }

  /** The source that was filled in last, for who cites it again. @type {GroupValue | undefined} */
  let cited;

  /** A source that can be the same as the last one. @param {Field & { as: "group" }} field @param {GroupValue | undefined} value @param {HTMLElement} [item] @returns {Part<GroupValue | undefined>} */
  function citation(field, value, item) {
    let part = group(field, value, item);
    const node = make("div", {}, part.node);
    node.addEventListener("input", () => {
      const found = part.value();
      if (!found?.source || !found.heading) return;
      cited = found;
      form.place.classList.add("has-cited");
    });
    const again = button(words.same_source, () => {
      part = group(field, { ...cited }, item);
      node.replaceChildren(part.node);
      goInto(node);
      form.changed();
    });
    again.className = "same-source";
    if (!value) node.append(again);
    return { node, value: () => part.value(), problems: () => part.problems() };
  }

  /** @param {Field & { as: "group" }} field @param {GroupValue | undefined} value @param {HTMLElement} [item] @returns {Part<GroupValue | undefined>} */
  function group(field, value, item) {
    const inner = fields(field.type, { ...value });
    const error = make("p", { class: "error", id: numbered(), hidden: true, tabindex: "-1" });
    const node = item ? make("fieldset", { "aria-labelledby": item.id }, inner.node, error)
      : make("fieldset", { class: "group" }, make("legend", {}, field.label), field.hint ? make("p", { class: "hint" }, field.hint) : "", inner.node, error);
    const read = () => { const found = inner.value(); return Object.keys(found).length ? found : undefined; };
    const problems = () => {
      const found = inner.problems();
      if (!field.required && !read()) return quiet(found);
      const message = inGroup(field.type, inner.value());
      error.textContent = read() ? message : "";  // what is only empty yet is told in the list alone
      error.hidden = !error.textContent;
      const first = /** @type {HTMLElement | null} */ (node.querySelector("input, select, textarea"));
      return [...found, ...(message ? [{ control: error.hidden && first ? first : error, message }] : [])];
    };
    return { node, value: read, problems };
  }

  /** Say nothing of what is empty in a group that may be left out, and is. @param {FormProblem[]} found @returns {FormProblem[]} */
  function quiet(found) {
    for (const { control } of found) {
      const error = document.getElementById(`${control.id}-error`);
      if (error) [error.textContent, error.hidden] = ["", true];
      control.setAttribute("aria-invalid", "false");
    }
    return [];
  }

  /** @param {Field} field @param {ItemValue[] | undefined} values @returns {Part<ItemValue[] | undefined>} */
  function list(field, values) {
    const least = Math.max(field.least ?? 0, field.required ? 1 : 0);
    const more = button(`+ ${fill(words.more, { name: field.label })}`, () => { goInto(items.add().node); form.changed(); });
    more.id = numbered();
    const items = new Items(field, more);
    (values ?? Array(Math.max(1, least)).fill(undefined)).forEach((value) => items.add(value));
    const error = make("p", { class: "error" });
    const node = make("fieldset", { class: "list" }, make("legend", {}, field.label), field.hint ? make("p", { class: "hint" }, field.hint) : "", items.box, error, more);
    const value = () => {
      const found = items.all.map(from).filter((one) => one !== undefined);
      return found.length ? found : undefined;
    };
    const problems = () => {
      const found = items.all.flatMap((item) => item.problems());
      const left = !field.required && !value();
      const few = items.all.length < least && fill(words.too_few, { n: least, key: field.label });
      error.textContent = (!left && few) || twice(field, items.all.map((item) => item.value()));
      error.hidden = !error.textContent;
      return [...(left ? quiet(found) : found), ...(error.textContent ? [{ control: more, message: error.textContent }] : [])];
    };
    return { node, value, problems };
  }

  /**
   * An item of a list: its title, its buttons (up, down, remove) with what they say, and its place in the file that is changed.
   * @typedef {Part<ItemValue | undefined> & { title: HTMLElement, buttons: [HTMLButtonElement, string][], from?: number, tell: () => void }} Item
   */

  /** The items of a list, which can be added, moved and removed. */
  class Items {
    /** @type {Item[]} */
    all = [];
    box = make("div", { class: "items" });

    /** @param {Field} field @param {HTMLElement} more the button that adds one */
    constructor(field, more) {
      this.field = { ...field, many: false, required: true };
      this.more = more;
    }

    /** @param {ItemValue} [value] */
    add(value) {
      const title = make("span", { id: numbered() });
      const place = typeof value === "object" ? /** @type {number | undefined} */ (value["#"]) : undefined;
      const inner = single(this.field, value, false, title);
      /** @type {Item} */
      const item = { ...inner, title, from: place, buttons: [], tell: () => {} };
      item.buttons = [[button("↑", () => this.move(item, -1)), words.up], [button("↓", () => this.move(item, 1)), words.down],
        [button("×", () => this.remove(item)), words.remove]];
      const buttons = make("div", { class: "buttons" }, ...item.buttons.map(([one]) => one));
      item.node = this.field.as === "group" ? this.closed(item, inner.node, buttons, value) : make("div", { class: "item" }, inner.node, buttons);
      this.all.push(item);
      this.draw();
      return item;
    }

    /** A group folds: closed it tells what is in it. @param {Item} item @param {HTMLElement} inner @param {HTMLElement} buttons @param {ItemValue} [value] */
    closed(item, inner, buttons, value) {
      const { type } = /** @type {{ type: string }} */ (this.field);
      const node = make("details", { class: "item", open: value === undefined }, make("summary", {}, item.title), inner, buttons);
      /** @param {ItemValue} [now] */
      const tell = (now) => {
        const line = title(data.types[type], /** @type {GroupValue | undefined} */ (now)) || words.nothing_yet;
        const counted = typeof now === "object" && now.number !== undefined;  // the line begins with the number that it has in the source
        item.title.textContent = counted ? line : `${this.all.indexOf(item) + 1}. ${line}`;
      };
      item.tell = () => tell(node.isConnected ? item.value() : value);
      node.addEventListener("input", () => item.tell());
      node.addEventListener("toggle", () => item.tell());
      return node;
    }

    draw() {
      this.all.forEach((item, place) => {
        const number = fill(words.item, { n: place + 1 });
        item.title.textContent = number;
        item.tell();
        const name = `${number}, ${this.field.label}`;
        item.buttons.forEach(([one, says]) => one.setAttribute("aria-label", fill(says, { name })));
        item.buttons[0][0].hidden = place === 0;
        item.buttons[1][0].hidden = place === this.all.length - 1;
      });
      this.box.replaceChildren(...this.all.map((item) => item.node));
    }

    /** @param {Item} item @param {1 | -1} by */
    move(item, by) {
      const from = this.all.indexOf(item);
      if (!this.all[from + by]) return;
      this.all.splice(from + by, 0, ...this.all.splice(from, 1));
      this.draw();
      const wanted = item.buttons[by < 0 ? 0 : 1][0];
      (wanted.hidden ? item.buttons[by < 0 ? 1 : 0][0] : wanted).focus();
      form.changed();
    }

    /** @param {Item} item */
    remove(item) {
      this.all.splice(this.all.indexOf(item), 1);
      this.draw();
      this.more.focus();
      form.changed();
    }
  }

  /** The value of an item of a list, with its place in the file that is changed. @param {Item} item */
  function from(item) {
    const value = item.value();
    return item.from === undefined || typeof value !== "object" ? value : { "#": item.from, ...value };
  }

  /**
   * The fields of a type: those that are needed, and others when they are asked for. At the top of a file they are a part of its fields.
   * @param {string} type @param {GroupValue} value @param {Field[]} [those] @returns {Part<GroupValue>}
   */
  function fields(type, value, those) {
    return new Fields(type, value, those).part();
  }

  /** The parts of the fields of a type that are shown, and the choice of those that are not. */
  class Fields {
    /** @type {Record<string, Part<FieldValue>>} */
    shown = {};
    box = make("div", { class: "fields" });
    pick = make("select", { "aria-label": words.optional });
    offer = make("div", { class: "offer" }, this.pick, button(words.add, () => this.asked(this.pick.value)));

    /** @param {string} type @param {GroupValue} value @param {Field[]} [those] */
    constructor(type, value, those) {
      this.top = those !== undefined;
      this.type = those ?? data.types[type];
      this.value = value;
      const began = Object.keys(value).some((name) => name !== "#");
      this.made = roadmapMade.made(type, value, this.top, (name) => this.shown[name]?.value());
      const first = this.type.filter((field) => this.made.parts[field.name] || field.required || field.shown || value[field.name] !== undefined
        || (field.usual && !(this.top ? form.file : began)));
      for (const field of first) this.add(field);
      this.draw();
      if (type === "Quantity") this.box.addEventListener("input", (event) => this.meant(/** @type {HTMLSelectElement} */ (event.target)));
    }

    /** A range has a second number, and a quantity in words has words: show where they go. @param {HTMLSelectElement} control */
    meant(control) {
      const name = control.dataset.key === "kind" ? { range: "upto", words: "words" }[control.value] : undefined;
      const field = this.type.find((one) => one.name === name);
      if (!field || this.shown[field.name]) return;
      this.add(field);
      this.draw();
      control.focus();
    }

    draw() {
      const rest = this.type.filter((field) => !this.shown[field.name]);
      const plain = this.type.filter((field) => this.shown[field.name] && !this.made.parts[field.name]);
      this.box.replaceChildren(...plain.map((field) => this.shown[field.name].node), ...this.made.nodes);
      this.pick.replaceChildren(...rest.map((field) => make("option", { value: field.name }, field.label)));
      this.offer.hidden = !rest.length;
    }

    /** @param {Field} field */
    add(field) {
      const { name } = field;
      const free = !field.required && !this.made.parts[name];
      const usual = field.usual ? { ...field, required: true } : field;  // it is needed, unless somebody takes it away
      this.shown[name] = this.made.parts[name] ?? part(usual, this.value[name], this.top);
      if (free && !field.shown) this.shown[name].node = removable(field, this.shown[name].node, () => this.remove(name));
    }

    /** @param {string} name */
    remove(name) {
      delete this.shown[name];
      delete this.value[name];
      this.draw();
      this.pick.focus();
      form.changed();
    }

    /** @param {string} name */
    asked(name) {
      const field = this.type.find((one) => one.name === name);
      if (!field) return;
      this.add(field);
      this.draw();
      goInto(this.shown[name].node);
      form.changed();
    }

    /** @returns {Part<GroupValue>} */
    part() {
      const shown = () => this.type.filter((field) => this.shown[field.name]);
      return { node: make("div", {}, this.box, this.offer),
        value: () => Object.fromEntries(shown().map((field) => [field.name, this.shown[field.name].value()]).filter(([, one]) => one !== undefined)),
        problems: () => shown().flatMap((field) => this.shown[field.name].problems()) };
    }
  }

  /** @param {Field} field @param {HTMLElement} node @param {() => void} remove */
  function removable(field, node, remove) {
    return make("div", { class: "optional" }, node,
      make("div", { class: "buttons" }, button("×", remove, fill(words.remove, { name: field.label }))));
  }

  return { part, fields };
})();
