// The fields that the form fills in itself: the address of something new, from its name, and its place in the order.
// @ts-check
"use strict";

const roadmapMade = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, fold, form } = roadmapMake;
  const { fieldOf, fill, scalar, innerId } = roadmapChecks;
  const { idFor, taken, nextOrder } = roadmapNames;
  const { input } = roadmapInputs;

  /**
   * The parts that are made for a group or a file, and the fold in which they can be seen and changed.
   * @param {string} type @param {GroupValue} value @param {boolean} top @param {(name: string) => FieldValue} other what stands in a field beside it
   * @returns {{ parts: Record<string, Part<FieldValue>>, nodes: HTMLElement[] }}
   */
  function made(type, value, top, other) {
    if (!data.types[type].some(({ name, required }) => name === "id" && required)) return { parts: {}, nodes: [] };
    if (top && form.file) return { parts: { id: { node: make("div"), value: () => value.id, problems: () => [] } }, nodes: [] };
    const title = make("span");
    const tell = (/** @type {string} */ id) => {
      title.textContent = top ? fill(words.address, { section: data.kinds[form.kind].section, id: id || "…" }) : fill(words.anchor, { id: id || "…" });
    };
    /** @type {Record<string, Part<FieldValue>>} */
    const parts = { id: id(type, value, top, () => /** @type {GroupValue | undefined} */ (other("name"))?.nl, tell) };
    if (top && data.types[type].some(({ name }) => name === "order")) parts.order = order(value, other);
    const node = fold([title], ...Object.values(parts).map((part) => part.node));
    node.className = "made";
    return { parts, nodes: [node] };
  }

  /**
   * An input that the form fills in until somebody else does.
   * @param {string} name @param {string} label @param {string} hint @param {FieldValue} value @param {() => string | undefined} proposed
   * @param {(typed: string) => string} check @returns {Part<string | undefined>}
   */
  function proposing(name, label, hint, value, proposed, check) {
    const control = make("input", { type: "text", autocomplete: "off", spellcheck: "false", "data-key": name, "data-label": label });
    control.value = String(value ?? "");
    /** @type {boolean | undefined} */
    let own;
    control.addEventListener("input", () => { own = control.value.trim() !== ""; });
    const { node, read, problems } = input({ label: [label], hint, control, required: true, check });
    const now = () => {
      own ??= value !== undefined && value !== proposed();  // only when the fields beside it are there
      const made = own ? read() : proposed() ?? "";
      if (!own && control.value !== made) control.value = made;
      return made || undefined;
    };
    return { node, value: now, problems: () => (now() ? problems() : []) };  // without a name that is what is missing
  }

  /**
   * @param {string} type @param {GroupValue} value @param {boolean} top @param {() => FieldValue} name @param {(id: string) => void} tell
   * @returns {Part<FieldValue>}
   */
  function id(type, value, top, name, tell) {
    const box = make("div");
    const others = () => [...form.place.querySelectorAll("[data-key=id]")].filter((one) => !box.contains(one)).map((one) => /** @type {HTMLInputElement} */ (one).value);
    const proposed = () => {
      return idFor(type, String(name() ?? ""), (made) => taken(made) || (!top && others().includes(made)));
    };
    const field = /** @type {Field} */ (fieldOf(type, "id"));
    const part = proposing("id", words.file_name, words.file_name_hint, value.id, proposed,
      (typed) => (top ? scalar(field, typed, form.id, true) : innerId(typed, String(value.id))));
    const { value: read, problems } = part;
    box.append(part.node);
    return { node: box, problems, value: () => { const made = read(); tell(made ?? ""); return made; } };
  }

  /** @param {GroupValue} value @param {(name: string) => FieldValue} other @returns {Part<FieldValue>} */
  function order(value, other) {
    const field = /** @type {Field} */ (fieldOf(data.kinds[form.kind].type, "order"));
    const next = () => nextOrder(form.kind, other);
    return proposing("order", field.label, field.hint, value.order, next, (typed) => scalar(field, typed));
  }

  return { made };
})();
