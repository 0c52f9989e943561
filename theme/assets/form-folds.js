// A file as a page that is short: what is needed first, the rest folded by subject, and an outline to jump by.
// @ts-check
"use strict";

const roadmapFolds = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, button, numbered, goTo, form } = roadmapMake;
  const { fill, say } = roadmapChecks;
  const { inside, told } = roadmapNames;
  const { part, fields } = roadmapFields;

  /** Whether a field stands with the name and other short ones, and not in a fold of its own. @param {Field} field */
  const short = (field) => field.as !== "prose" && (field.as !== "group" || data.types[field.type].every(({ as }) => as === "whole"));

  /** A subject: a fold with a line that tells what is in it, and how much in it must be mended. */
  class Subject {
    line = make("span", { class: "gist" });
    count = make("span", { class: "count", hidden: true });
    jump = make("a", { onclick: (event) => { event.preventDefault(); this.go(); } });
    body = make("div", { class: "subject" });

    /** @param {string} label @param {() => string} gist */
    constructor(label, gist) {
      this.label = label;
      this.gist = gist;
      this.summary = make("summary", { id: numbered() }, make("span", { class: "label" }, label), this.count, this.line);
      this.node = make("details", { id: numbered(), class: "fold" }, this.summary, this.body);
      this.jump.href = `#${this.node.id}`;
      this.node.addEventListener("toggle", () => this.tell());
      this.node.addEventListener("input", () => this.tell());
    }

    tell() {
      this.line.textContent = this.node.open ? "" : this.gist();
    }

    go() {
      this.node.open = true;
      goTo(this.summary);
      this.node.scrollIntoView({ block: "start" });
    }

    /** How many of the problems are in here. @param {FormProblem[]} problems */
    mark(problems) {
      const count = problems.filter(({ control }) => this.node.contains(control)).length;
      const text = count ? fill(count === 1 ? words.left_one : words.left, { n: count }) : "";
      if (this.count.textContent === text && this.jump.textContent) return;
      this.count.textContent = text;
      this.count.hidden = !count;
      this.jump.replaceChildren(this.label, ...(count ? [" ", make("span", { class: "count" }, String(count), make("span", { class: "off-screen" }, ` ${text.replace(/^\d+ /, "")}`))] : []));
    }
  }

  /** The name and the other short fields, together. @param {string} type @param {Field[]} those @param {GroupValue} value */
  function basics(type, those, value) {
    const made = fields(type, value, those);
    const subject = new Subject(words.basics, () => {
      const now = made.value();
      return those.filter(({ name }) => ["name", "summary"].includes(name)).map((field) => told(field, now[field.name])).filter(Boolean).join(" · ");
    });
    subject.body.append(made.node);
    subject.node.open = !form.file;
    subject.tell();
    return { subject, value: made.value, problems: made.problems };
  }

  /**
   * A field with a fold of its own; where it may be left out it is made when the fold is opened first.
   * @param {Field} field @param {FieldValue} value
   */
  function folded(field, value) {
    /** @type {Part<FieldValue> | undefined} */
    let made;
    const subject = new Subject(field.label, () => inside(field, made?.value()));
    const needed = Boolean(field.required || (field.usual && !form.file));
    const drop = button(fill(words.remove, { name: field.label }), () => {
      made = undefined;
      subject.body.replaceChildren();
      subject.node.open = false;
      subject.summary.focus();
      form.changed();
    });
    const make = () => {
      made = part({ ...field, required: needed }, value, true);
      value = undefined;
      subject.body.replaceChildren(made.node, ...(field.required ? [] : [drop]));
    };
    if (needed || value !== undefined) make();
    subject.node.open = needed && !form.file;
    subject.node.addEventListener("toggle", () => { if (subject.node.open && !made) { make(); form.changed(); } });
    subject.tell();
    return { subject, value: () => made?.value(), problems: () => made?.problems() ?? [] };
  }

  /**
   * All fields of a file: a part, with the outline and a way to tell each subject of its problems.
   * @param {string} kind @param {GroupValue} value @returns {Part<GroupValue> & { mark: (problems: FormProblem[]) => void }}
   */
  function file(kind, value) {
    const { type, usualUnless } = data.kinds[kind];
    const all = data.types[type];
    const first = basics(type, all.filter(short), { ...value });
    const others = all.filter((field) => !short(field)).map((field) => ({ field, ...folded(field, value[field.name]) }));
    const subjects = [first, ...others].map(({ subject }) => subject);
    const [needed, rest] = [others.filter(({ subject }) => subject.node.open), others.filter(({ subject }) => !subject.node.open)];
    const outline = make("nav", { class: "outline", "aria-label": words.outline }, make("p", {}, words.outline), make("ul", {}, ...subjects.map(({ jump }) => make("li", {}, jump))));
    const read = () => {
      /** @type {GroupValue} */
      const found = { ...first.value(), ...Object.fromEntries(others.map(({ field, value: now }) => [field.name, now()])) };
      return Object.fromEntries(all.filter(({ name }) => found[name] !== undefined).map(({ name }) => [name, found[name]]));
    };
    /** The parts that are needed as long as nothing stands in their place. */
    const missing = () => {
      const now = read();
      if (!usualUnless.length || usualUnless.some((name) => now[name] !== undefined)) return [];
      return others.filter(({ field, value: found, problems }) => field.usual && found() === undefined && !problems().length)
        .map(({ field, subject }) => ({ control: subject.summary, message: say("empty-field", { key: field.label }) }));
    };
    const parts = make("div", { class: "subjects" }, first.subject.node, ...needed.map(({ subject }) => subject.node),
      ...(form.file || !rest.length ? [] : [make("p", { class: "rest" }, words.rest)]), ...rest.map(({ subject }) => subject.node));
    return { node: make("div", { class: "file" }, outline, parts), value: read,
      problems: () => [...first.problems(), ...others.flatMap((one) => one.problems()), ...missing()],
      mark: (problems) => { for (const subject of subjects) subject.mark(problems); } };
  }

  return { file };
})();
