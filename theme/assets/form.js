// The form that makes a file: fields for what the chosen kind holds, checked while somebody types.
"use strict";

(() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, say, inText, summary, scalar, group: inGroup, order } = roadmapChecks;
  const place = document.getElementById("form");
  let root, kind, output, numbers = 0;

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
    control.addEventListener("blur", () => { control.touched = true; refresh(); });
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
    const control = ["choice", "yes"].includes(field.as) ? choice(field) : line(field);
    control.dataset.key = field.name;
    control.value = value ?? "";
    const { hint } = told(field);
    const made = input(item ? [item] : naming(field), item ? "" : hint, control, field.required || Boolean(item),
      (typed) => scalar(field, typed, root?.value().id, top));
    return { node: made.node, value: () => made.read() || undefined, problems: made.problems };
  }

  function choice(field) {
    const values = field.as === "yes" ? { true: "true", false: "false" } : field.values;
    return make("select", {}, make("option", { value: "" }, words.choose),
      ...Object.entries(values).map(([value, text]) => make("option", { value }, text === value ? value : `${text} (${value})`)));
  }

  function line(field) {
    const types = { day: "date", whole: "text", number: "text", ref: "text", string: "text" };
    const modes = { whole: "numeric", number: "decimal" };
    return make("input", { type: types[field.as], inputmode: modes[field.as], autocomplete: "off",
      list: field.as === "ref" ? known(field.kinds) : undefined });
  }

  /** The list of ids to choose from, made once for each set of kinds. */
  function known(kinds) {
    const id = `ids-${kinds.join("-")}`;
    if (!document.getElementById(id)) {
      const found = Object.entries(data.ids).filter(([, [of]]) => !kinds.length || kinds.includes(of));
      place.append(make("datalist", { id }, ...found.map(([value, [, name]]) => make("option", { value }, name))));
    }
    return id;
  }

  /** A text in two languages, side by side; the English may follow later. */
  function languages(field, value, top, item) {
    const parts = ["nl", "en"].map((lang) => {
      const control = field.as === "prose" ? make("textarea", { rows: "4", lang }) : make("input", { type: "text", lang, autocomplete: "off" });
      Object.assign(control.dataset, { key: lang, name: `${field.name} › ${lang}` });
      control.value = value?.[lang] ?? "";
      const check = (typed) => inText(typed, field.as) || (top && field.name === "summary" ? summary(typed, lang) : "");
      return input([words[`in_${lang}`]], "", control, lang === "nl", check);
    });
    const { hint } = told(field);
    const node = make("fieldset", {}, make("legend", {}, ...(item ? [item] : naming(field))),
      hint && !item ? make("p", { class: "hint" }, hint) : "", make("div", { class: "two" }, ...parts.map((one) => one.node)));
    const read = () => {
      const [nl, en] = parts.map((one) => one.read());
      return nl || en ? { nl, ...(en && { en }) } : undefined;
    };
    return { node, value: read, problems: () => parts.flatMap((one) => one.problems()) };
  }

  function group(field, value, item) {
    const inner = fields(data.types[field.type], value ?? {});
    const error = make("p", { class: "error", hidden: true, tabindex: "-1" });
    const node = make("fieldset", { class: "group" }, make("legend", {}, ...(item ? [item] : naming(field))), inner.node, error);
    const problems = () => {
      const own = inGroup(field.type, inner.value());
      error.textContent = own;
      error.hidden = !own;
      error.id ||= `g${++numbers}`;
      return [...inner.problems(), ...(own ? [{ control: error, message: own }] : [])];
    };
    const read = () => (Object.keys(inner.value()).length ? inner.value() : undefined);
    return { node, value: read, problems };
  }

  function list(field, values) {
    const items = [];
    const box = make("div", { class: "items" });
    const name = told(field).label;
    const draw = () => box.replaceChildren(...items.map((item) => item.node));
    const move = (item, by) => {
      const from = items.indexOf(item);
      if (!items[from + by]) return;
      items.splice(from + by, 0, ...items.splice(from, 1));
      draw();
      refresh();
    };
    const remove = (item) => { items.splice(items.indexOf(item), 1); draw(); more.focus(); refresh(); };
    const add = (value) => {
      const item = single({ ...field, many: false, required: true }, value, false, fill(words.item, { n: items.length + 1 }));
      item.node = make("div", { class: "item" }, item.node, make("div", { class: "buttons" },
        button("↑", () => move(item, -1), fill(words.up, { name })), button("↓", () => move(item, 1), fill(words.down, { name })),
        button("×", () => remove(item), fill(words.remove, { name }))));
      items.push(item);
      draw();
      return item;
    };
    const least = Math.max(field.least ?? 0, field.required ? 1 : 0);
    const more = button("+ " + words.add, () => { focusIn(add().node); refresh(); }, fill(words.more, { name }));
    more.id = `f${++numbers}`;
    (values ?? Array(Math.max(1, least)).fill(undefined)).forEach((value) => add(value));
    const node = make("fieldset", { class: "list" }, make("legend", {}, ...naming(field)), box, more);
    const read = () => items.map((item) => item.value()).filter((value) => value !== undefined);
    return { node, value: () => (read().length ? read() : undefined), problems: () => [...items.flatMap((item) => item.problems()),
      ...(items.length < least ? [{ control: more, message: fill(words.too_few, { n: least, key: field.name }) }] : [])] };
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
      if (!field.required) shown[name].node = removable(field, shown[name].node, () => { delete shown[name]; delete value[name]; draw(); pick.focus(); refresh(); });
      draw();
      refresh();
      return shown[name].node;
    };
    type.filter((field) => field.required || field.usual || value[field.name] !== undefined).forEach((field) => add(field.name));
    const read = () => Object.fromEntries(type.filter((field) => shown[field.name]).map((field) => [field.name, shown[field.name].value()])
      .filter(([, one]) => one !== undefined));
    return { node: make("div", {}, box, offer), value: read,
      problems: () => type.flatMap((field) => shown[field.name]?.problems() ?? []) };
  }

  function removable(field, node, remove) {
    return make("div", { class: "optional" }, node,
      make("div", { class: "buttons" }, button("×", remove, fill(words.remove, { name: told(field).label }))));
  }

  /** Say how many fields are left, with a link to each, and show the file. */
  function refresh() {
    if (!root || !output) return;
    const value = root.value();
    const problems = root.problems();
    const twice = value.order && order(kind, value);
    if (twice) problems.push({ control: root.node.querySelector("[data-key=order]"), message: twice });
    const count = problems.length;
    output.count.textContent = count ? (count === 1 ? words.todo_one : fill(words.todo, { n: count })) : words.ready;
    output.links.replaceChildren(...problems.slice(0, 8).map(({ control, message }) =>
      make("li", {}, make("a", { href: `#${control.id}` , onclick: (event) => { event.preventDefault(); control.focus(); } }, message))));
    for (const one of output.buttons) one.disabled = count > 0;
    output.path.textContent = `kb/${data.kinds[kind].folder}/${value.id ?? "…"}.yml`;
    output.file.textContent = roadmapYaml.file(kind, value);
    keep(value);
  }

  const key = () => `roadmap-form-${kind}`;

  function keep(value) {
    try { localStorage.setItem(key(), JSON.stringify(value)); } catch { /* not allowed here: nothing is kept */ }
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(key()) ?? "{}"); } catch { return {}; }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(output.file.textContent);
      output.said.textContent = words.copied;
    } catch { output.said.textContent = words.not_copied; }
  }

  function download() {
    const address = URL.createObjectURL(new Blob([output.file.textContent], { type: "text/yaml" }));
    make("a", { href: address, download: `${root.value().id}.yml` }).click();
    URL.revokeObjectURL(address);
  }

  /** GitHub's page for a new file, with the text in the address unless that becomes too long. */
  async function github() {
    const start = `${data.repository}/new/main/kb/${data.kinds[kind].folder}?filename=${root.value().id}.yml`;
    const whole = `${start}&value=${encodeURIComponent(output.file.textContent)}`;
    if (whole.length > 7500) {
      await copy();
      output.said.textContent = output.said.textContent === words.copied ? words.github_long : words.not_copied;
    }
    window.open(whole.length > 7500 ? start : whole, "_blank", "noopener");
  }

  function result() {
    const made = { count: make("p", { role: "status" }), links: make("ul", { class: "todo" }), path: make("code"),
      file: make("pre", { role: "group", tabindex: "0", "aria-label": words.file }), said: make("p", { role: "status" }) };
    made.buttons = [button(words.copy, copy), button(words.download, download), button(words.github, github)];
    made.node = make("section", { class: "result" }, make("h2", {}, words.file), made.count, made.links,
      make("p", {}, made.path), make("div", { class: "buttons" }, ...made.buttons, button(words.again, again)), made.said, made.file);
    return made;
  }

  function again() {
    if (!window.confirm(words.again_sure)) return;
    keep({});
    start(kind, {});
  }

  function start(chosen, value) {
    kind = chosen;
    root = output = undefined;
    const made = fields(data.types[data.kinds[kind].type], value ?? kept(), true);
    root = made;
    output = result();
    body.replaceChildren(made.node, output.node);
    refresh();
  }

  const body = make("div", { oninput: refresh });
  const kinds = make("select", { id: "form-kind", onchange: () => (kinds.value ? start(kinds.value) : body.replaceChildren()) },
    make("option", { value: "" }, words.choose), ...Object.entries(data.kinds).map(([value, { name }]) => make("option", { value }, name)));
  place.append(make("div", { class: "field" }, make("label", { for: "form-kind" }, words.kind), kinds), body);
  kinds.value = "";
})();
