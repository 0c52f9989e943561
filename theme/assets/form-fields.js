// The fields of the form: an input for each value, a group or a list around them, checked while somebody types.
"use strict";

const roadmapFields = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, say, isDay, fingerprint, inText, summary, scalar, group: inGroup, twice } = roadmapChecks;
  /** What the fields know of the form around them: where it stands, the id of what it makes, the file it changes, whom to tell of a change. */
  const form = { place: document.getElementById("form"), id: undefined, file: undefined, changed: () => {} };
  let numbers = 0;

  function make(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  }

  const button = (text, onclick, name) => make("button", { type: "button", onclick, "aria-label": name }, text);

  /** The name of a field for people is its description up to the semicolon; the rest is a hint. */
  function told(field) {
    const [first, ...rest] = field.help.split(";");
    return { label: first.replace(/\.$/, ""), hint: rest.join(";").trim() };
  }

  function naming(field) {
    return [told(field).label, " ", make("code", {}, field.name)];
  }

  /** One input with its label, hint and message. `check` gives the message for what is in it. */
  function input(label, hint, control, required, check) {
    const id = `f${++numbers}`;
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true });
    const described = hint ? `${id}-hint ${id}-error` : `${id}-error`;
    Object.entries({ id, "aria-describedby": described }).forEach(([name, value]) => control.setAttribute(name, value));
    if (required) control.setAttribute("aria-required", "true");
    control.addEventListener("blur", () => { control.touched = true; form.changed(); });
    const node = make("div", { class: "field" }, make("label", { for: id }, ...label),
      hint ? make("p", { class: "hint", id: `${id}-hint` }, hint) : "", control, error);
    return { node, read: () => control.value.trim().replace(/\r/g, ""), problems: () => show(control, error, required, check) };
  }

  /** Show what is wrong with an input; an empty one is told only after somebody was there. */
  function show(control, error, required, check) {
    const value = control.value.trim();
    const message = value ? check(value) : required ? say("empty-field", { key: control.dataset.name ?? control.dataset.key }) : "";
    const visible = Boolean(message) && (value !== "" || control.touched === true);
    error.textContent = visible ? message : "";
    error.hidden = !visible;
    control.setAttribute("aria-invalid", String(visible));
    control.setCustomValidity(message);
    return message ? [{ control, message }] : [];
  }

  /** The part for one field: its node, its value (undefined when empty), and its problems. */
  function part(field, value, top) {
    if (field.many) return list(field, value);
    return single(field, value, top);
  }

  function single(field, value, top, item) {
    if (field.as === "group") return group(field, value, item);
    if (field.as === "text" || field.as === "prose") return languages(field, value, top, item);
    return simple(field, value, top, item);
  }

  function simple(field, value, top, item) {
    const control = ["choice", "yes"].includes(field.as) ? choice(field, value) : line(field, value);
    control.dataset.key = field.name;
    control.value = value ?? "";
    const { hint } = told(field);
    if (top && field.name === "id" && form.file) control.readOnly = true;
    const made = input(item ? [item] : naming(field), item ? "" : hint, control, field.required || Boolean(item),
      (typed) => (control.readOnly ? "" : scalar(field, typed, form.id, top)));
    return { node: made.node, value: () => made.read() || undefined, problems: made.problems };
  }

  /** A value that is not among the choices stays in the list, for the check to tell of. */
  function choice(field, value) {
    const values = { ...(value && { [value]: value }), ...(field.as === "yes" ? { true: "true", false: "false" } : field.values) };
    return make("select", {}, make("option", { value: "" }, words.choose),
      ...Object.entries(values).map(([value, text]) => make("option", { value }, text === value ? value : `${text} (${value})`)));
  }

  function line(field, value = "") {
    const modes = { whole: "numeric", number: "decimal" };
    const type = field.as === "day" && (!value || isDay(value)) ? "date" : "text";
    return make("input", { type, inputmode: modes[field.as], autocomplete: "off", list: field.as === "ref" ? known(field.kinds) : undefined });
  }

  /** The list of ids to choose from, made once for each set of kinds. */
  function known(kinds) {
    const id = `ids-${kinds.join("-")}`;
    if (!document.getElementById(id)) {
      const found = Object.entries(data.ids).filter(([, [of]]) => !kinds.length || kinds.includes(of));
      form.place.append(make("datalist", { id }, ...found.map(([value, [, name]]) => make("option", { value }, name))));
    }
    return id;
  }

  /** A text in two languages, side by side; the English may follow later. */
  function languages(field, value, top, item) {
    const parts = ["nl", "en"].map((lang) => {
      const control = make("textarea", { rows: field.as === "prose" ? "4" : "1", lang });
      Object.assign(control.dataset, { key: lang, name: `${field.name} › ${lang}` });
      control.value = value?.[lang] ?? "";
      const check = (typed) => inText(typed, field.as) || (top && field.name === "summary" ? summary(typed, lang) : "");
      return input([words[`in_${lang}`]], "", control, lang === "nl", check);
    });
    const { hint } = told(field);
    const confirmed = confirmation(parts, value?.nl_hash);
    const node = make("fieldset", {}, make("legend", {}, ...(item ? [item] : naming(field))),
      hint && !item ? make("p", { class: "hint" }, hint) : "", make("div", { class: "two" }, ...parts.map((one) => one.node)), confirmed.node);
    const read = () => {
      const [nl, en] = parts.map((one) => one.read());
      const nl_hash = en && confirmed.hash();
      return nl || en ? { ...(nl && { nl }), ...(en && { en }), ...(nl_hash && { nl_hash }) } : undefined;
    };
    return { node, value: read, problems: () => parts.flatMap((one) => one.problems()) };
  }

  /** Whether the English says what the Dutch says: a box that gives the hash of the Dutch, and unticks itself when the Dutch changes. */
  function confirmation([dutch, english], accepted) {
    let now;
    const box = make("input", { type: "checkbox" });
    const state = make("p", { class: "hint" });
    const label = make("label", {}, box, " ", words.confirmed);
    const look = async () => {
      now = await fingerprint(dutch.read());
      box.checked = now !== undefined && accepted === now;
      label.hidden = !english.read() || now === undefined;
      state.textContent = !dutch.read() || box.checked && english.read() ? "" : !english.read() ? words.no_english : accepted ? words.stale : words.not_confirmed;
    };
    english.node.addEventListener("input", () => { accepted = undefined; });  // nobody compared what is typed now
    box.addEventListener("change", () => { accepted = box.checked ? now : undefined; look().then(() => form.changed()); });
    for (const part of [dutch, english]) part.node.addEventListener("input", look);
    look();
    return { node: make("div", { class: "confirm" }, label, state), hash: () => accepted };
  }

  function group(field, value, item) {
    const inner = fields(data.types[field.type], { ...value });
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

  function list(field, values) {
    const items = [];
    const box = make("div", { class: "items" });
    const name = told(field).label;
    const draw = () => {
      items.forEach((item, place) => {
        item.title.textContent = fill(words.item, { n: place + 1 });
        item.buttons.forEach(([one, says]) => one.setAttribute("aria-label", fill(says, { name: `${item.title.textContent}, ${name}` })));
      });
      box.replaceChildren(...items.map((item) => item.node));
    };
    const move = (item, by) => {
      const from = items.indexOf(item);
      if (!items[from + by]) return;
      items.splice(from + by, 0, ...items.splice(from, 1));
      draw();
      item.buttons[by < 0 ? 0 : 1][0].focus();
      form.changed();
    };
    const remove = (item) => { items.splice(items.indexOf(item), 1); draw(); more.focus(); form.changed(); };
    const add = (value) => {
      const title = make("span");
      const item = { ...single({ ...field, many: false, required: true }, value, false, title), title, from: value?.["#"] };
      item.buttons = [[button("↑", () => move(item, -1)), words.up], [button("↓", () => move(item, 1)), words.down],
        [button("×", () => remove(item)), words.remove]];
      item.node = make("div", { class: "item" }, item.node, make("div", { class: "buttons" }, ...item.buttons.map(([one]) => one)));
      items.push(item);
      draw();
      return item;
    };
    const least = Math.max(field.least ?? 0, field.required ? 1 : 0);
    const more = button("+ " + words.add, () => { focusIn(add().node); form.changed(); }, fill(words.more, { name }));
    more.id = `f${++numbers}`;
    (values ?? Array(Math.max(1, least)).fill(undefined)).forEach((value) => add(value));
    const error = make("p", { class: "error" });
    const node = make("fieldset", { class: "list" }, make("legend", {}, ...naming(field)), box, error, more);
    const read = () => items.map((item) => from(item)).filter((value) => value !== undefined);
    const problems = () => {
      const few = items.length < least && fill(words.too_few, { n: least, key: field.name });
      error.textContent = few || twice(field, items.map((item) => item.value()));
      error.hidden = !error.textContent;
      return [...items.flatMap((item) => item.problems()), ...(error.textContent ? [{ control: more, message: error.textContent }] : [])];
    };
    const value = () => { const found = read(); return found.length ? found : undefined; };
    return { node, value, problems };
  }

  /** The value of an item of a list, with its place in the file that is changed. */
  function from(item) {
    const value = item.value();
    return item.from === undefined || value === undefined ? value : { "#": item.from, ...value };
  }

  function focusIn(node) {
    node.querySelector("input, select, textarea")?.focus();
  }

  /** All fields of a type: the required ones, and optional ones when they are asked for. */
  function fields(type, value, top) {
    const shown = {};
    const box = make("div", { class: "fields" });
    const pick = make("select", { "aria-label": words.optional });
    const offer = make("div", { class: "offer" }, pick, button(words.add, () => focusIn(add(pick.value)), words.optional));
    const draw = () => {
      const rest = type.filter((field) => !shown[field.name]);
      box.replaceChildren(...type.filter((field) => shown[field.name]).map((field) => shown[field.name].node));
      pick.replaceChildren(...rest.map((field) => make("option", { value: field.name }, `${told(field).label} (${field.name})`)));
      offer.hidden = !rest.length;
    };
    const add = (name) => {
      const field = type.find((one) => one.name === name);
      shown[name] = part(field, value[name], top);
      if (!field.required) shown[name].node = removable(field, shown[name].node, () => { delete shown[name]; delete value[name]; draw(); pick.focus(); form.changed(); });
      draw();
      form.changed();
      return shown[name].node;
    };
    type.filter((field) => field.required || (field.usual && !form.file) || value[field.name] !== undefined).forEach((field) => add(field.name));
    const read = () => Object.fromEntries(type.filter((field) => shown[field.name]).map((field) => [field.name, shown[field.name].value()])
      .filter(([, one]) => one !== undefined));
    return { node: make("div", {}, box, offer), value: read,
      problems: () => type.flatMap((field) => shown[field.name]?.problems() ?? []) };
  }

  function removable(field, node, remove) {
    return make("div", { class: "optional" }, node,
      make("div", { class: "buttons" }, button(fill(words.remove, { name: field.name }), remove)));
  }

  return { form, make, button, fields, known };
})();
