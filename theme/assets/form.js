// The form that makes or changes a file: what to make or change, its fields, and the file that comes of it.
// @ts-check
"use strict";

(() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, say: message, known: isKnown, order } = roadmapChecks;
  const { form, make, button, fields, known } = roadmapFields;
  const drafts = roadmapDrafts;
  const MOST = 8;  // problems in the list
  const LONGEST = 7500;  // characters of an address that GitHub still takes
  const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  /** @type {Part<GroupValue> | undefined} */
  let root;
  /** @type {Output | undefined} */
  let output;
  let kind = "";
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
    const twice = value.order && order(kind, value);
    const place = root.node.querySelector("[data-key=order]");
    if (twice && place instanceof HTMLElement) problems.push({ control: place, message: twice });
    const same = made === form.file?.text;
    tell(output, problems, same);
    output.path.textContent = form.file?.path ?? `kb/${data.kinds[kind].folder}/${form.id ?? "…"}.yml`;
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
    if (!form.file) drafts.keep(kind, value);
    else drafts.keep(form.file.id, same ? undefined : { text: form.file.text, value });
  }

  /**
   * The file with these values; where it cannot be written that is a problem, and the last one stays.
   * @param {Output} output @param {GroupValue} value @param {FormProblem[]} problems
   */
  function written(output, value, problems) {
    try { return roadmapYaml.file(kind, value, form.file?.text); } catch (error) {
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
    const name = control.dataset.name ?? control.dataset.key;
    /** @param {Event} event */
    const go = (event) => { event.preventDefault(); control.focus(); };
    return make("li", {}, make("a", { href: `#${control.id}`, onclick: go }, name && !message.includes(name) ? `${name}: ${message}` : message));
  }

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
    } catch { say(words.not_copied); }
  }

  /** @param {string} message */
  function say(message) {
    if (output) output.said.textContent = message;
  }

  function download() {
    const address = URL.createObjectURL(new Blob([text()], { type: "text/yaml" }));
    make("a", { href: address, download: `${form.id}.yml` }).click();
    URL.revokeObjectURL(address);
  }

  /** GitHub's page to edit a file takes no text in its address: it is copied, to be pasted there. @param {OpenedFile} file */
  async function editOnGithub(file) {
    await copy(words.github_edit);
    window.open(`${data.repository}/edit/main/${file.path}`, "_blank", "noopener");
  }

  /** GitHub's page for a new file, with the text in the address unless that becomes too long. */
  async function newOnGithub() {
    const value = encodeURIComponent(text());
    const start = `${data.repository}/new/main/kb/${data.kinds[kind].folder}?filename=${form.id}.yml`;
    const whole = `${start}&value=${value}`;
    const fits = whole.length <= LONGEST;
    if (!fits) await copy(words.github_long);
    window.open(fits ? whole : start, "_blank", "noopener");
  }

  /** @typedef {ReturnType<typeof result>} Output */

  function result() {
    const made = { count: make("p", { role: "status" }), links: make("ul", { class: "todo" }), path: make("code"),
      file: make("pre", { role: "group", tabindex: "0", "aria-label": words.file }), said: make("p", { role: "status" }) };
    const buttons = [button(words.copy, () => copy()), button(words.download, download),
      button(words.github, () => (form.file ? editOnGithub(form.file) : newOnGithub()))];
    const node = make("section", { class: "result" }, make("h2", {}, words.file), made.count, made.links,
      make("p", {}, made.path), make("div", { class: "buttons" }, ...buttons, button(words.again, again)), made.said, made.file);
    return { ...made, buttons, node };
  }

  function again() {
    if (!window.confirm(words.again_sure)) return;
    start(kind, form.file ? roadmapYaml.values(kind, form.file.text) : {});
  }

  /**
   * Show the fields with these values; `note` says where they come from, when not from the file.
   * @param {string} chosen @param {GroupValue} value @param {Node[]} note
   */
  function start(chosen, value, ...note) {
    kind = chosen;
    root = output = undefined;
    const made = fields(data.types[data.kinds[kind].type], value, true);
    root = made;
    output = result();
    body.replaceChildren(...(form.file ? heading(form.file) : []), ...note, made.node, output.node);
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
    if (!chosen) return;
    const draft = /** @type {GroupValue} */ (drafts.kept(chosen) ?? {});
    start(chosen, draft, ...(Object.keys(draft).length ? [remark(words.restored)] : []));
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

  /** Show a file to change. Its text stands in a script, so that this works from a folder too, where nothing can be fetched. @param {string} id */
  function change(id) {
    clear(!id ? words.choose_id : isKnown(id) ? "" : message("unknown-reference", { id }));
    if (!isKnown(id)) return;
    window.roadmapFile = (found) => open({ id, ...found });
    document.head.append(make("script", { src: new URL(`${data.files}${id}.js`, assets).href,
      onerror: () => clear(words.not_loaded) }));
  }

  /** @param {OpenedFile} found */
  function open(found) {
    const [of] = data.ids[found.id];
    /** @type {GroupValue} */
    let value;
    try { value = roadmapYaml.values(of, found.text); } catch (error) {
      return clear(unreadable(error), " ", make("a", { href: words.errors_address }, words.all_errors));
    }
    clear();
    [form.file, kinds.value, existing.value] = [found, "", found.id];
    const draft = /** @type {Draft | undefined} */ (drafts.kept(found.id));
    const { value: typed, lost } = draft ? drafts.carried(of, draft, found.text) : { value, lost: [] };
    start(of, typed, ...(draft ? explained(of, draft, lost, found, !drafts.same(typed, value)) : []));
  }

  /**
   * What to say of values that come from a draft.
   * @param {string} of @param {Draft} draft @param {string[]} lost @param {OpenedFile} found @param {boolean} differs
   */
  function explained(of, draft, lost, found, differs) {
    if (lost.length) {
      const had = make("details", {}, make("summary", {}, words.had), make("pre", { tabindex: "0" }, roadmapYaml.file(of, draft.value, draft.text)));
      return [remark(fill(words.not_carried, { fields: lost.join(", ") })), had];
    }
    return differs ? [remark(draft.text === found.text ? words.restored : words.carried)] : [];
  }

  /** The same file as it stands on GitHub by now, which may be newer than this site. */
  function paste() {
    const id = /^id:\s*(\S+)/m.exec(pasted.value)?.[1].replace(/["']/g, "");
    if (id === undefined || !isKnown(id)) return clear(words.not_known);
    open({ id, pasted: true, path: `kb/${data.kinds[data.ids[id][0]].folder}/${id}.yml`, text: pasted.value.replace(/\r\n?/g, "\n").trimEnd() + "\n" });
  }

  const body = make("div", { oninput: soon });
  const said = make("p", { class: "error", role: "status" });
  const kinds = make("select", { id: "form-kind", onchange: () => { existing.value = ""; add(kinds.value); } },
    make("option", { value: "" }, words.choose), ...Object.entries(data.kinds).map(([value, { name }]) => make("option", { value }, name)));
  const existing = make("input", { id: "form-existing", list: known([]), autocomplete: "off", onchange: () => existing.value && change(existing.value.trim()) });
  const pasted = make("textarea", { id: "form-pasted", rows: "5", spellcheck: "false" });
  form.changed = soon;
  window.addEventListener("pagehide", flush);
  form.place.append(
    make("div", { class: "field" }, make("label", { for: "form-kind" }, words.kind), kinds),
    make("div", { class: "field" }, make("label", { for: "form-existing" }, words.existing),
      make("div", { class: "offer" }, existing, button(words.open, () => change(existing.value.trim())))),
    make("details", { class: "field" }, make("summary", {}, words.paste), make("label", { for: "form-pasted" }, words.pasted), pasted,
      button(words.open, paste, words.open_pasted)),
    said, body);
  kinds.value = "";
  const asked = new URLSearchParams(location.search).get("id");
  if (asked) change(asked);
})();
