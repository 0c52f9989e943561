// The inputs of the form: one for each value, with its label, hint and message, checked while somebody types.
// @ts-check
"use strict";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{ node: HTMLElement, read: () => string, problems: () => FormProblem[] }} Input */

const roadmapInputs = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, numbered, form } = roadmapMake;
  const { say, cleaned, isDay, fingerprint, inText, summary, scalar } = roadmapChecks;
  const { Combobox } = roadmapCombobox;
  /** The inputs where somebody was. @type {WeakSet<Control>} */
  const touched = new WeakSet();

  /**
   * One input with its label, hint and message. `check` gives the message for what is in it; `around` is what holds the control, and `read`
   * what it says, where that is not the control alone.
   * @param {{ label: (Node | string)[], hint?: string, control: Control, required: boolean, check: (typed: string) => string,
   *   around?: HTMLElement, read?: () => string }} what
   * @returns {Input}
   */
  function input({ label, hint, control, required, check, around = control, read = typedIn(control) }) {
    const id = numbered();
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true });
    const described = hint ? `${id}-hint ${id}-error` : `${id}-error`;
    Object.entries({ id, "aria-describedby": described }).forEach(([name, value]) => control.setAttribute(name, value));
    if (required) control.setAttribute("aria-required", "true");
    control.addEventListener("blur", () => { touched.add(control); form.left(); });
    const node = make("div", { class: "field" }, make("label", { for: id }, ...label),
      hint ? make("p", { class: "hint", id: `${id}-hint` }, hint) : "", around, error);
    return { node, read, problems: () => show(control, error, required, read(), check) };
  }

  /** What is typed in a control, cleaned; only what changed is cleaned again. @param {Control} control */
  function typedIn(control) {
    let [typed, found] = ["", ""];
    return () => {
      if (control.value !== typed) [typed, found] = [control.value, cleaned(control.value.trim().replace(/\r/g, ""))];
      return found;
    };
  }

  /**
   * Show what is wrong with an input; an empty one is told only after somebody was there.
   * @param {Control} control @param {HTMLElement} error @param {boolean} required @param {string} value @param {(typed: string) => string} check
   * @returns {FormProblem[]}
   */
  function show(control, error, required, value, check) {
    const message = value ? check(value) : required ? say("empty-field", { key: control.dataset.label }) : "";
    const visible = message && (value !== "" || touched.has(control)) ? message : "";
    if (error.textContent !== visible || !control.hasAttribute("aria-invalid")) {
      error.textContent = visible;
      error.hidden = !visible;
      control.setAttribute("aria-invalid", String(Boolean(visible)));
    }
    return message ? [{ control, message }] : [];
  }

  /**
   * One value of one line; `item` is the title of an item of a list.
   * @param {Field} field @param {string | undefined} value @param {boolean} top @param {HTMLElement} [item] @returns {Part<string | undefined>}
   */
  function simple(field, value, top, item) {
    const made = field.as === "ref" ? reference(field, value) : { control: field.as === "choice" || field.as === "yes" ? choice(field, value) : line(field, value) };
    Object.assign(made.control.dataset, { key: field.name, label: field.label });
    const name = item ? [make("span", { class: "off-screen" }, `${field.label}, `), item] : [field.label];
    const { node, read, problems } = input({ ...made, label: name, hint: item ? "" : field.hint, required: field.required || Boolean(item),
      check: (typed) => scalar(field, typed, form.id, top) });
    return { node, value: () => read() || undefined, problems };
  }

  /** @param {Field & { as: "ref" }} field @param {string} [value] */
  function reference(field, value) {
    const box = new Combobox(field.kinds, value);
    return { control: box.control, around: box.node, read: () => box.read() };
  }

  /** A value that is not among the choices stays in the list, for the check to tell of. @param {Field & { as: "choice" | "yes" }} field @param {string} [value] */
  function choice(field, value) {
    /** @type {Record<string, string>} */
    const values = { ...(value && { [value]: value }), ...(field.as === "choice" ? field.values : { true: words.yes, false: words.no }) };
    const made = make("select", {}, make("option", { value: "" }, words.choose), ...Object.entries(values).map(([one, text]) => make("option", { value: one }, text)));
    made.value = value ?? "";
    return made;
  }

  /** @param {Field} field */
  function line(field, value = "") {
    /** @type {Record<string, string>} */
    const modes = { whole: "numeric", number: "decimal" };
    const type = field.as === "day" && (!value || isDay(value)) ? "date" : "text";
    const made = make("input", { type, inputmode: modes[field.as], autocomplete: "off" });
    made.value = value;
    return made;
  }

  /**
   * A text in two languages, side by side; the English may follow later.
   * @param {Field & { as: "text" | "prose" }} field @param {GroupValue | undefined} value @param {boolean} top @param {HTMLElement} [item]
   * @returns {Part<GroupValue | undefined>}
   */
  function languages(field, value, top, item) {
    const [dutch, english] = [inLanguage(field, "nl", value?.nl, top), inLanguage(field, "en", value?.en, top)];
    const confirmed = confirmation(dutch, english, /** @type {string | undefined} */ (value?.nl_hash));
    const node = make("fieldset", {}, make("legend", {}, ...(item ? [make("span", { class: "off-screen" }, `${field.label}, `), item] : [field.label])),
      field.hint && !item ? make("p", { class: "hint" }, field.hint) : "", make("div", { class: "two" }, dutch.node, english.node), confirmed.node);
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
    Object.assign(control.dataset, { key: lang, label: `${field.label} › ${words[`in_${lang}`].replace(/ \(.*/, "")}` });
    control.value = String(value ?? "");
    /** @param {string} typed */
    const check = (typed) => inText(typed, field.as) || (top && field.name === "summary" ? summary(typed, lang) : "");
    return input({ label: [words[`in_${lang}`]], control, required: lang === "nl", check });
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

  return { input, simple, languages };
})();
