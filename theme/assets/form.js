// The form that makes or changes a file: what to make or change, its fields, and the file that comes of it.
// @ts-check
"use strict";

(() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, known: isKnown, labelOf, order, placeOf } = roadmapChecks;
  const { form, make, button, script, withFiles, fold, goTo } = roadmapMake;
  const { save, onGithub } = roadmapHandIn;
  const { Combobox } = roadmapCombobox;
  const drafts = roadmapDrafts;
  const MOST = 8;  // problems in the list
  const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  /** The fields; `mark` tells their folds of what is wrong in them. @type {Part<GroupValue> & { mark?: (problems: FormProblem[]) => void } | undefined} */
  let root;
  /** @type {Output | undefined} */
  let output;
  /** Does anew what is shown. */
  let anew = () => {};
  let pressed = false;  // a pointer is down: what moves now would slip away from under a click
  let held = false;  // and a refresh waits for it
  let cost = 0;  // how long the last refresh took
  /** The refresh to come. @type {number | undefined} */
  let waiting;

  /** Refresh at once, or after a pause in the typing where a long file makes that slow. */
  function soon() {
    clearTimeout(waiting);
    if (cost < 40) return refresh();
    output?.node.setAttribute("aria-busy", "true");
    waiting = setTimeout(refresh, 2 * cost);
  }

  /** After a field is left: not before the click is over that took the focus away, since a message moves what is below it. */
  function left() {
    if (pressed) held = true;
    else setTimeout(() => (pressed ? (held = true) : soon()));
  }

  function released() {
    setTimeout(() => {  // after the click
      pressed = false;
      if (held) soon();
      held = false;
    });
  }

  /** Say how many fields are left, with a link to each, and show the file. */
  function refresh() {
    if (!root || !output) return;
    clearTimeout(waiting);
    waiting = undefined;
    const began = performance.now();
    const value = root.value();
    form.id = idOf(value);
    const problems = root.problems();
    const made = written(output, value, problems);
    const twice = value.order && order(form.kind, value);
    const place = root.node.querySelector("[data-key=order]");
    if (twice && place instanceof HTMLElement) problems.push({ control: place, message: twice });
    const same = made === form.file?.text;
    root.mark?.(problems);
    tell(output, problems, same);
    output.path.textContent = pathOf();
    output.file.textContent = made;
    keep(value, same);
    output.node.removeAttribute("aria-busy");
    cost = performance.now() - began;
  }

  /** @param {GroupValue} value */
  function idOf(value) {
    return /** @type {string | undefined} */ (value.id);
  }

  /** Say what is left, with a link to each; only what is whole and differs can go. @param {Output} output @param {FormProblem[]} problems @param {boolean} same */
  function tell(output, problems, same) {
    const count = problems.length;
    const left = count === 1 ? words.todo_one : fill(words.todo, { n: count });
    output.count.textContent = count ? left : same ? words.unchanged : words.ready;
    const more = count > MOST ? [make("li", {}, fill(words.and_more, { n: count - MOST }))] : [];
    output.links.replaceChildren(...problems.slice(0, MOST).map(pointer), ...more);
    for (const one of output.buttons) one.disabled = count > 0 || same;
  }

  /** Keep what was typed as a draft; none where that is what the file says. @param {GroupValue} value @param {boolean} same */
  function keep(value, same) {
    if (!form.file) drafts.keep(form.kind, value);
    else drafts.keep(form.file.id, same ? undefined : { text: form.file.text, value });
  }

  /**
   * The file with these values; where it cannot be written that is a problem, and the last one stays.
   * @param {Output} output @param {GroupValue} value @param {FormProblem[]} problems
   */
  function written(output, value, problems) {
    try { return roadmapYaml.file(form.kind, value, form.file?.text); } catch (error) {
      problems.push({ control: output.file, message: unreadable(error) });
      return output.file.textContent;
    }
  }

  /** @param {unknown} error */
  function unreadable(error) {
    return fill(words.not_readable, { why: error instanceof Error ? error.message : String(error) });
  }

  /** Do now what waits for a pause: before the page is left, or something else is shown. */
  function flush() {
    if (waiting) refresh();
  }

  /** A problem, with the field where it is, as a link to it. @param {FormProblem} problem */
  function pointer({ control, message }) {
    const part = control.closest(".fold")?.querySelector(".label")?.textContent;
    const label = control.dataset.label;
    const name = label && part && part !== words.basics && !label.startsWith(part) ? `${part} › ${label}` : label;
    /** @param {Event} event */
    const go = (event) => { event.preventDefault(); goTo(control); };
    return make("li", {}, make("a", { href: `#${control.id}`, onclick: go }, name && !message.includes(name) ? `${name}: ${message}` : message));
  }

  /** Keep a new file with what was made before, and go on changing it. */
  function putAside() {
    const [value, made] = [root?.value() ?? {}, text()];
    const id = /** @type {string} */ (form.id);
    const name = /** @type {GroupValue | undefined} */ (value.name);
    const place = value.order ? placeOf(form.kind, value) : "";
    const path = pathOf();
    if (!form.file) drafts.keep(form.kind);
    drafts.keep(id);  // what was typed is in the file now
    roadmapBasket.put(id, { kind: form.kind, name: String(name?.[data.lang] ?? name?.nl ?? id), path, text: made, place });
    open({ id, path, text: made, pasted: true });
    say(words.basket_kept);
  }

  /** Whether the file is not on the site yet. */
  const isNew = () => !form.file || roadmapBasket.has(form.file.id);

  /** The file as it is shown, with all that was typed. */
  function text() {
    refresh();
    return output?.file.textContent ?? "";
  }

  /** Put the file on the clipboard, and say so, or what to do next. */
  async function copy(done = words.copied) {
    const copied = text();
    try {
      await navigator.clipboard.writeText(copied);
      say(done);
    } catch {
      say(words.not_copied);
      if (output) goTo(output.file);
    }
  }

  /** @param {string} message */
  function say(message) {
    if (output) output.said.textContent = message;
  }

  function download() {
    save(new Blob([text()], { type: "text/yaml" }), `${form.id}.yml`);
    say(fill(words.downloaded, { path: pathOf() }));
  }

  /** The path of the file that is made or changed. */
  const pathOf = () => form.file?.path ?? `kb/${data.kinds[form.kind].folder}/${form.id ?? "…"}.yml`;

  /** GitHub's page for the file; what its address cannot hold is copied, to be pasted there. */
  async function openOnGithub() {
    const { address, fits } = onGithub(pathOf(), text(), isNew());
    if (!fits) await copy(isNew() ? words.github_long : words.github_edit);
    window.open(address, "_blank", "noopener");
  }

  /** @typedef {ReturnType<typeof result>} Output */

  function result() {
    const made = { count: make("p", { role: "status" }), links: make("ul", { class: "todo" }), path: make("code"),
      file: make("pre", { role: "group", tabindex: "0", "aria-label": words.file }), said: make("p", { role: "status" }) };
    const buttons = [...(isNew() ? [button(words.basket_keep, putAside)] : []), button(words.copy, () => copy()), button(words.download, download),
      button(words.github, openOnGithub)];
    const confirm = button(words.confirm_all, confirmAll);
    confirm.className = "confirm-all";
    const node = make("section", { class: "result" }, make("h2", {}, words.hand_in), made.count, made.links, confirm,
      make("div", { class: "buttons" }, ...buttons, button(words.again, again)), made.said, fold([words.see_file], make("p", {}, made.path), made.file));
    return { ...made, buttons, node };
  }

  /** Tick each box that says that the English says what the Dutch says. */
  function confirmAll() {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (root?.node.querySelectorAll(".confirm label:not([hidden]) input:not(:checked)"));
    for (const box of boxes ?? []) box.click();
  }

  function again() {
    if (!window.confirm(words.again_sure)) return;
    drafts.keep(form.file ? form.file.id : form.kind);
    anew();
  }

  /**
   * Show all fields of a file with these values; `note` says where they come from, when not from the file.
   * @param {string} kind @param {GroupValue} value @param {Node[]} note
   */
  function start(kind, value, ...note) {
    form.kind = kind;
    anew = () => start(kind, form.file ? roadmapYaml.values(kind, form.file.text) : {});
    root = output = undefined;
    show(roadmapFolds.file(kind, value), ...(form.file ? heading(form.file) : []), ...note);
  }

  /** Show fields, and the file that comes of them. @param {NonNullable<typeof root>} fields @param {Node[]} above */
  function show(fields, ...above) {
    root = fields;
    output = result();
    body.replaceChildren(...above, fields.node, output.node);
    refresh();
  }

  /** Above the fields of a file: its name, where a newer text of it may be, and whether its layout will change. @param {OpenedFile} file */
  function heading(file) {
    const history = make("a", { href: `${data.repository}/commits/main/${file.path}` }, words.history);
    return [make("h2", {}, fill(words.changing, { name: data.ids[file.id][1] })),
      ...(file.pasted ? [] : [make("p", { class: "hint" }, words.newer, " ", history)]),
      ...(roadmapYaml.laidOut(file.text) ? [] : [make("p", { class: "hint" }, words.layout)])];
  }

  /** @param {string} chosen */
  function add(chosen) {
    clear();
    if (chosen) withFiles(() => begin(chosen), () => clear(words.not_loaded));
  }

  /** @param {string} chosen */
  function begin(chosen) {
    const { draft = {}, spoilt } = drafts.kept(chosen, (found) => drafts.ofNew(chosen, found));
    if (spoilt !== undefined) return offerToDrop(chosen, spoilt, () => add(chosen));
    form.kind = chosen;
    start(chosen, draft, ...(Object.keys(draft).length ? [remark(words.restored)] : []));
  }

  /** Say that what was kept cannot be read, show it as it is, and offer to go on without it. @param {string} id @param {string} spoilt @param {() => void} then */
  function offerToDrop(id, spoilt, then) {
    clear(words.draft_spoilt);
    body.replaceChildren(fold([words.had], make("pre", { tabindex: "0" }, spoilt)),
      make("div", { class: "buttons" }, button(words.draft_drop, () => { drafts.keep(id); then(); })));
  }

  /** @param {(Node | string)[]} message */
  function clear(...message) {
    flush();
    root = output = form.file = undefined;
    body.replaceChildren();
    said.replaceChildren(...message);
  }

  /** @param {string} text */
  const remark = (text) => make("p", { class: "remark" }, text);

  /** Find a file. Its text stands in a script, so that this works from a folder too, where nothing can be fetched. @param {string} id @param {(found: OpenedFile) => void} then */
  function load(id, then) {
    const failed = () => clear(words.not_loaded);
    /** @param {OpenedFile} found */
    const read = (found) => withFiles(() => then(found), failed);
    if (roadmapBasket.has(id)) return read({ id, pasted: true, ...roadmapBasket.get(id) });
    window.roadmapFile = (found) => read({ id, ...found });
    script(new URL(`${data.files}${id}.js`, assets).href).catch(failed);
  }

  /** Show a file to change. @param {string} id */
  function change(id) {
    clear(!id ? words.choose_id : isKnown(id) ? "" : fill(words.no_such, { name: id }));
    if (isKnown(id)) load(id, open);
  }

  /** The values of a file, with what was typed in it before and what to say of that; undefined where one of the two cannot be read. @param {OpenedFile} found */
  function read(found) {
    const [kind] = data.ids[found.id];
    /** @type {GroupValue} */
    let value;
    try { value = roadmapYaml.values(kind, found.text); } catch (error) {
      clear(unreadable(error), " ", make("a", { href: words.errors_address }, words.all_errors));
      return undefined;
    }
    const { draft, spoilt } = drafts.kept(found.id, (one) => drafts.ofFile(kind, one));
    if (spoilt !== undefined) return offerToDrop(found.id, spoilt, () => open(found));
    const { value: typed, lost } = draft ? drafts.carried(kind, draft, found.text) : { value, lost: [] };
    return { file: found, kind, value: typed, note: draft ? explained(kind, draft, lost, found, !drafts.same(typed, value)) : [] };
  }

  /** @param {OpenedFile} found */
  function open(found) {
    const made = read(found);
    if (!made) return;
    clear();
    roadmapTasks.close();
    form.file = found;
    kinds.value = "";
    existing.set(found.id);
    start(made.kind, made.value, ...made.note);
  }

  /** Show the last step of a task, with the file that it changes. @param {Found & { note?: Node[] }} found @param {Part<GroupValue>} part */
  function showTask({ file, kind, note = [] }, part) {
    clear();
    [form.file, form.kind] = [file, kind];
    anew = () => { clear(); roadmapTasks.close(); };
    show(part, make("p", { class: "remark" }, fill(words.goes_in, { name: data.ids[file.id][1] }), " ",
      button(words.whole_file, () => change(file.id))), ...note);
  }

  /**
   * What to say of values that come from a draft.
   * @param {string} of @param {Draft} draft @param {string[]} lost @param {OpenedFile} found @param {boolean} differs
   */
  function explained(of, draft, lost, found, differs) {
    if (lost.length) {
      const had = make("details", {}, make("summary", {}, words.had), make("pre", { tabindex: "0" }, roadmapYaml.file(of, draft.value, draft.text)));
      return [remark(fill(words.not_carried, { fields: lost.map((name) => labelOf(data.kinds[of].type, name)).join(", ") })), had];
    }
    return differs ? [remark(draft.text === found.text ? words.restored : words.carried)] : [];
  }

  /** The same file as it stands on GitHub by now, which may be newer than this site. */
  function paste() {
    const id = /^id:\s*(\S+)/m.exec(pasted.value)?.[1].replace(/["']/g, "");
    if (id === undefined || !isKnown(id)) return clear(words.not_known);
    const found = { id, pasted: true, path: `kb/${data.kinds[data.ids[id][0]].folder}/${id}.yml`, text: pasted.value.replace(/\r\n?/g, "\n").trimEnd() + "\n" };
    withFiles(() => open(found), () => clear(words.not_loaded));
  }

  const asked = new URLSearchParams(location.search).get("id");
  const body = make("div", { oninput: soon });
  const said = make("p", { class: "error", role: "status" });
  const kinds = make("select", { id: "form-kind", onchange: () => { existing.set(""); roadmapTasks.close(); add(kinds.value); } },
    make("option", { value: "" }, words.choose), ...Object.entries(data.kinds).map(([value, { name }]) => make("option", { value }, name)));
  const existing = new Combobox([], "", () => change(existing.read()));
  Object.entries({ id: "form-existing", "aria-describedby": "form-existing-hint" }).forEach(([name, value]) => existing.control.setAttribute(name, value));
  const pasted = make("textarea", { id: "form-pasted", rows: "5", spellcheck: "false" });
  [form.changed, form.left] = [soon, left];
  window.addEventListener("pagehide", flush);
  window.addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const event of ["pointerup", "pointercancel"]) window.addEventListener(event, released, true);
  const { list, screen } = roadmapTasks.tasks({ show: showTask, clear, load: (id, then) => load(id, (found) => { const made = read(found); if (made) then(made); }),
    began: () => { chooser.hidden = true; kinds.value = ""; existing.set(""); }, ended: () => { chooser.hidden = false; } });
  const chooser = make("details", { class: "chooser", open: !asked }, make("summary", {}, make("h2", {}, words.task)), list,
    make("div", { class: "field" }, make("label", { for: "form-kind" }, words.kind), kinds),
    make("div", { class: "field" }, make("label", { for: "form-existing" }, words.existing), make("p", { class: "hint", id: "form-existing-hint" }, words.by_name),
      make("div", { class: "offer" }, existing.node, button(words.open, () => change(existing.read())))),
    make("details", { class: "field" }, make("summary", {}, words.paste), make("label", { for: "form-pasted" }, words.pasted), pasted,
      button(words.open_pasted, paste)));
  roadmapBasket.whenOpened(change);
  form.place.addEventListener("focusin", () => withFiles(() => {}), { once: true });
  form.place.append(roadmapBasket.node, chooser, screen, said, body);
  kinds.value = "";
  if (asked) change(asked);
})();
