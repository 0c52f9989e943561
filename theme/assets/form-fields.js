// The fields of the form: an input for each value, a group or a list around them, checked while somebody types.
// @ts-check
"use strict";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{ node: HTMLElement, read: () => string, problems: () => FormProblem[] }} Input */

const roadmapFields = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, say, cleaned, isDay, fingerprint, inText, summary, scalar, group: inGroup, twice } = roadmapChecks;
  /**
   * What the fields know of the form around them: where it stands, the id of what it makes, the file it changes, whom to tell of a change.
   * @type {{ place: HTMLElement, id?: string, file?: OpenedFile, changed: () => void }}
   */
  const form = { place: /** @type {HTMLElement} */ (document.getElementById("form")), changed: () => {} };
  /** The inputs where somebody was. @type {WeakSet<Control>} */
  const touched = new WeakSet();
  let numbers = 0;

  /**
   * An element with its attributes and children; an attribute of which the name starts with "on" is what happens then.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | boolean | undefined | ((event: Event) => void)>} attributes
   * @param {(Node | string)[]} children
   */
  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  /** @param {string} text @param {() => void} onclick @param {string} [name] */
  const button = (text, onclick, name) => make("button", { type: "button", onclick, "aria-label": name }, text);

  /** The name of a field for people is its description up to the semicolon; the rest is a hint. @param {Field} field */
  function told(field) {
    const [first, ...rest] = field.help.split(";");
    return { label: first.replace(/\.$/, ""), hint: rest.join(";").trim() };
  }

  /** @param {Field} field */
  function naming(field) {
    return [told(field).label, " ", make("code", {}, field.name)];
  }

  /**
   * One input with its label, hint and message. `check` gives the message for what is in it.
   * @param {(Node | string)[]} label @param {string} hint @param {Control} control @param {boolean} required
   * @param {(typed: string) => string} check @returns {Input}
   */
  function input(label, hint, control, required, check) {
    const id = `f${++numbers}`;
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true });
    const described = hint ? `${id}-hint ${id}-error` : `${id}-error`;
    Object.entries({ id, "aria-describedby": described }).forEach(([name, value]) => control.setAttribute(name, value));
    if (required) control.setAttribute("aria-required", "true");
    control.addEventListener("blur", () => { touched.add(control); form.changed(); });
    const node = make("div", { class: "field" }, make("label", { for: id }, ...label),
      hint ? make("p", { class: "hint", id: `${id}-hint` }, hint) : "", control, error);
    return { node, read: () => cleaned(control.value.trim().replace(/\r/g, "")), problems: () => show(control, error, required, check) };
  }

  /**
   * Show what is wrong with an input; an empty one is told only after somebody was there.
   * @param {Control} control @param {HTMLElement} error @param {boolean} required @param {(typed: string) => string} check
   * @returns {FormProblem[]}
   */
  function show(control, error, required, check) {
    const value = cleaned(control.value.trim());
    const message = value ? check(value) : required ? say("empty-field", { key: control.dataset.name ?? control.dataset.key }) : "";
    const visible = Boolean(message) && (value !== "" || touched.has(control));
    error.textContent = visible ? message : "";
    error.hidden = !visible;
    control.setAttribute("aria-invalid", String(visible));
    control.setCustomValidity(message);
    return message ? [{ control, message }] : [];
  }

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
    const inside = /** @type {GroupValue | undefined} */ (value);
    if (field.as === "group") return group(field, inside, item);
    if (field.as === "text" || field.as === "prose") return languages(field, inside, top, item);
    return simple(field, /** @type {string | undefined} */ (value), top, item);
  }

  /** @param {Field} field @param {string | undefined} value @param {boolean} top @param {HTMLElement} [item] @returns {Part<string | undefined>} */
  function simple(field, value, top, item) {
    const control = field.as === "choice" || field.as === "yes" ? choice(field, value) : line(field, value);
    control.dataset.key = field.name;
    control.value = value ?? "";
    const { hint } = told(field);
    const fixed = top && field.name === "id" && form.file !== undefined;
    if (fixed) control.setAttribute("readonly", "");
    const made = input(item ? [item] : naming(field), item ? "" : hint, control, field.required || Boolean(item),
      (typed) => (fixed ? "" : scalar(field, typed, form.id, top)));
    return { node: made.node, value: () => made.read() || undefined, problems: made.problems };
  }

  /** A value that is not among the choices stays in the list, for the check to tell of. @param {Field & { as: "choice" | "yes" }} field @param {string} [value] */
  function choice(field, value) {
    /** @type {Record<string, string>} */
    const values = { ...(value && { [value]: value }), ...(field.as === "choice" ? field.values : { true: "true", false: "false" }) };
    return make("select", {}, make("option", { value: "" }, words.choose),
      ...Object.entries(values).map(([value, text]) => make("option", { value }, text === value ? value : `${text} (${value})`)));
  }

  /** @param {Field} field */
  function line(field, value = "") {
    /** @type {Record<string, string>} */
    const modes = { whole: "numeric", number: "decimal" };
    const type = field.as === "day" && (!value || isDay(value)) ? "date" : "text";
    return make("input", { type, inputmode: modes[field.as], autocomplete: "off", list: field.as === "ref" ? known(field.kinds) : undefined });
  }

  /** The list of ids to choose from, made once for each set of kinds. @param {string[]} kinds */
  function known(kinds) {
    const id = `ids-${kinds.join("-")}`;
    if (!document.getElementById(id)) {
      const found = Object.entries(data.ids).filter(([, [of]]) => !kinds.length || kinds.includes(of));
      form.place.append(make("datalist", { id }, ...found.map(([value, [, name]]) => make("option", { value }, name))));
    }
    return id;
  }

  /**
   * A text in two languages, side by side; the English may follow later.
   * @param {Field & { as: "text" | "prose" }} field @param {GroupValue | undefined} value @param {boolean} top @param {HTMLElement} [item]
   * @returns {Part<GroupValue | undefined>}
   */
  function languages(field, value, top, item) {
    const [dutch, english] = [inLanguage(field, "nl", value?.nl, top), inLanguage(field, "en", value?.en, top)];
    const { hint } = told(field);
    const confirmed = confirmation(dutch, english, /** @type {string | undefined} */ (value?.nl_hash));
    const node = make("fieldset", {}, make("legend", {}, ...(item ? [item] : naming(field))),
      hint && !item ? make("p", { class: "hint" }, hint) : "", make("div", { class: "two" }, dutch.node, english.node), confirmed.node);
    const read = () => {
      const [nl, en] = [dutch.read(), english.read()];
      const nl_hash = en && confirmed.hash();
      return nl || en ? { ...(nl && { nl }), ...(en && { en }), ...(nl_hash && { nl_hash }) } : undefined;
    };
    return { node, value: read, problems: () => [...dutch.problems(), ...english.problems()] };
  }

  /** @param {Field & { as: "text" | "prose" }} field @param {"nl" | "en"} lang @param {FieldValue} value @param {boolean} top */
  function inLanguage(field, lang, value, top) {
    const control = make("textarea", { rows: field.as === "prose" ? "4" : "1", lang });
    Object.assign(control.dataset, { key: lang, name: `${field.name} › ${lang}` });
    control.value = String(value ?? "");
    /** @param {string} typed */
    const check = (typed) => inText(typed, field.as) || (top && field.name === "summary" ? summary(typed, lang) : "");
    return input([words[`in_${lang}`]], "", control, lang === "nl", check);
  }

  /**
   * Whether the English says what the Dutch says: a box that gives the hash of the Dutch, and unticks itself when the Dutch changes.
   * @param {Input} dutch @param {Input} english @param {string | undefined} accepted
   */
  function confirmation(dutch, english, accepted) {
    /** @type {string | undefined} */
    let now;
    const box = make("input", { type: "checkbox" });
    const state = make("p", { class: "hint" });
    const label = make("label", {}, box, " ", words.confirmed);
    const look = async () => {
      now = await fingerprint(dutch.read());
      box.checked = now !== undefined && accepted === now;
      label.hidden = !english.read() || now === undefined;
      const unsure = accepted ? words.stale : words.not_confirmed;
      state.textContent = !dutch.read() || (box.checked && english.read()) ? "" : english.read() ? unsure : words.no_english;
    };
    english.node.addEventListener("input", () => { accepted = undefined; });  // nobody compared what is typed now
    box.addEventListener("change", () => { accepted = box.checked ? now : undefined; look().then(() => form.changed()); });
    for (const part of [dutch, english]) part.node.addEventListener("input", look);
    look();
    return { node: make("div", { class: "confirm" }, label, state), hash: () => accepted };
  }

  /** @param {Field & { as: "group" }} field @param {GroupValue | undefined} value @param {HTMLElement} [item] @returns {Part<GroupValue | undefined>} */
  function group(field, value, item) {
    const inner = fields(data.types[field.type], { ...value }, false);
    const error = make("p", { class: "error", hidden: true, tabindex: "-1" });
    const node = make("fieldset", { class: "group" }, make("legend", {}, ...(item ? [item] : naming(field))), inner.node, error);
    const problems = () => {
      const own = inGroup(field.type, inner.value());
      error.textContent = own;
      error.hidden = !own;
      error.id ||= `g${++numbers}`;
      return [...inner.problems(), ...(own ? [{ control: error, message: own }] : [])];
    };
    const read = () => { const found = inner.value(); return Object.keys(found).length ? found : undefined; };
    return { node, value: read, problems };
  }

  /** @param {Field} field @param {ItemValue[] | undefined} values @returns {Part<ItemValue[] | undefined>} */
  function list(field, values) {
    const name = told(field).label;
    const least = Math.max(field.least ?? 0, field.required ? 1 : 0);
    const more = button("+ " + words.add, () => { focusIn(items.add().node); form.changed(); }, fill(words.more, { name }));
    more.id = `f${++numbers}`;
    const items = new Items(field, name, more);
    (values ?? Array(Math.max(1, least)).fill(undefined)).forEach((value) => items.add(value));
    const error = make("p", { class: "error" });
    const node = make("fieldset", { class: "list" }, make("legend", {}, ...naming(field)), items.box, error, more);
    const problems = () => {
      const few = items.all.length < least && fill(words.too_few, { n: least, key: field.name });
      error.textContent = few || twice(field, items.all.map((item) => item.value()));
      error.hidden = !error.textContent;
      return [...items.all.flatMap((item) => item.problems()), ...(error.textContent ? [{ control: more, message: error.textContent }] : [])];
    };
    const value = () => {
      const found = items.all.map(from).filter((one) => one !== undefined);
      return found.length ? found : undefined;
    };
    return { node, value, problems };
  }

  /**
   * An item of a list: its title, its buttons (up, down, remove) with what they say, and its place in the file that is changed.
   * @typedef {Part<ItemValue | undefined> & { title: HTMLElement, buttons: [HTMLButtonElement, string][], from?: number }} Item
   */

  /** The items of a list, which can be added, moved and removed. */
  class Items {
    /** @type {Item[]} */
    all = [];
    box = make("div", { class: "items" });

    /** @param {Field} field @param {string} name @param {HTMLElement} more the button that adds one */
    constructor(field, name, more) {
      this.field = { ...field, many: false, required: true };
      this.name = name;
      this.more = more;
    }

    /** @param {ItemValue} [value] */
    add(value) {
      const title = make("span");
      const place = typeof value === "object" ? /** @type {number | undefined} */ (value["#"]) : undefined;
      /** @type {Item} */
      const item = { ...single(this.field, value, false, title), title, from: place, buttons: [] };
      item.buttons = [[button("↑", () => this.move(item, -1)), words.up], [button("↓", () => this.move(item, 1)), words.down],
        [button("×", () => this.remove(item)), words.remove]];
      item.node = make("div", { class: "item" }, item.node, make("div", { class: "buttons" }, ...item.buttons.map(([one]) => one)));
      this.all.push(item);
      this.draw();
      return item;
    }

    draw() {
      this.all.forEach((item, place) => {
        item.title.textContent = fill(words.item, { n: place + 1 });
        const name = `${item.title.textContent}, ${this.name}`;
        item.buttons.forEach(([one, says]) => one.setAttribute("aria-label", fill(says, { name })));
      });
      this.box.replaceChildren(...this.all.map((item) => item.node));
    }

    /** @param {Item} item @param {1 | -1} by */
    move(item, by) {
      const from = this.all.indexOf(item);
      if (!this.all[from + by]) return;
      this.all.splice(from + by, 0, ...this.all.splice(from, 1));
      this.draw();
      item.buttons[by < 0 ? 0 : 1][0].focus();
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

  /** @param {HTMLElement} node */
  function focusIn(node) {
    /** @type {Control | null} */
    const first = node.querySelector("input, select, textarea");
    first?.focus();
  }

  /**
   * All fields of a type: the required ones, and optional ones when they are asked for.
   * @param {Field[]} type @param {GroupValue} value @param {boolean} top @returns {Part<GroupValue>}
   */
  function fields(type, value, top) {
    /** @type {Record<string, Part<FieldValue>>} */
    const shown = {};
    const box = make("div", { class: "fields" });
    const pick = make("select", { "aria-label": words.optional });
    const offer = make("div", { class: "offer" }, pick, button(words.add, () => asked(pick.value), words.optional));
    const draw = () => {
      const rest = type.filter((field) => !shown[field.name]);
      box.replaceChildren(...type.filter((field) => shown[field.name]).map((field) => shown[field.name].node));
      pick.replaceChildren(...rest.map((field) => make("option", { value: field.name }, `${told(field).label} (${field.name})`)));
      offer.hidden = !rest.length;
    };
    /** @param {Field} field */
    const add = (field) => {
      const { name } = field;
      const remove = () => { delete shown[name]; delete value[name]; draw(); pick.focus(); form.changed(); };
      shown[name] = part(field, value[name], top);
      if (!field.required) shown[name].node = removable(field, shown[name].node, remove);
      draw();
      form.changed();
    };
    /** @param {string} name */
    const asked = (name) => type.filter((field) => field.name === name).forEach((field) => { add(field); focusIn(shown[name].node); });
    type.filter((field) => field.required || (field.usual && !form.file) || value[field.name] !== undefined).forEach(add);
    draw();  // of a group that starts without any field, such as a quantity, nothing was drawn yet
    const read = () => Object.fromEntries(type.filter((field) => shown[field.name]).map((field) => [field.name, shown[field.name].value()])
      .filter(([, one]) => one !== undefined));
    return { node: make("div", {}, box, offer), value: read,
      problems: () => type.flatMap((field) => shown[field.name]?.problems() ?? []) };
  }

  /** @param {Field} field @param {HTMLElement} node @param {() => void} remove */
  function removable(field, node, remove) {
    return make("div", { class: "optional" }, node,
      make("div", { class: "buttons" }, button(fill(words.remove, { name: field.name }), remove)));
  }

  return { form, make, button, fields, known };
})();
