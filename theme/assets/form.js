// The form that makes or changes a file: what to make or change, its fields, and the file that comes of it.
"use strict";

(() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, say, known: isKnown, order } = roadmapChecks;
  const { form, make, button, fields, known } = roadmapFields;
  const drafts = roadmapDrafts;
  const MOST = 8;  // problems in the list
  const LONGEST = 7500;  // characters of an address that GitHub still takes
  const assets = new URL(".", document.currentScript.src);
  let root, kind, output;
  let cost = 0, waiting;  // how long the last refresh took, and the one to come

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
    waiting = clearTimeout(waiting);
    const began = performance.now();
    const value = root.value();
    form.id = value.id;
    const problems = root.problems();
    const made = written(value, problems);
    const twice = value.order && order(kind, value);
    if (twice) problems.push({ control: root.node.querySelector("[data-key=order]"), message: twice });
    const count = problems.length;
    const same = made === form.file?.text;
    output.count.textContent = count ? (count === 1 ? words.todo_one : fill(words.todo, { n: count })) : same ? words.unchanged : words.ready;
    const more = count > MOST ? [make("li", {}, fill(words.and_more, { n: count - MOST }))] : [];
    output.links.replaceChildren(...problems.slice(0, MOST).map(pointer), ...more);
    for (const one of output.buttons) one.disabled = count > 0 || same;
    output.path.textContent = form.file?.path ?? `kb/${data.kinds[kind].folder}/${value.id ?? "…"}.yml`;
    output.file.textContent = made;
    if (same) drafts.keep(form.file.id);
    else drafts.keep(form.file?.id ?? kind, form.file ? { text: form.file.text, value } : value);
    output.node.removeAttribute("aria-busy");
    cost = performance.now() - began;
  }

  /** The file with these values; where it cannot be written that is a problem, and the last one stays. */
  function written(value, problems) {
    try { return roadmapYaml.file(kind, value, form.file?.text); } catch (error) {
      problems.push({ control: output.file, message: fill(words.not_readable, { why: error.message }) });
      return output.file.textContent;
    }
  }

  /** Do now what waits for a pause: before the page is left, or something else is shown. */
  function flush() {
    if (waiting) refresh();
  }

  /** A problem, with the field where it is, as a link to it. */
  function pointer({ control, message }) {
    const name = control.dataset.name ?? control.dataset.key;
    const go = (event) => { event.preventDefault(); control.focus(); };
    return make("li", {}, make("a", { href: `#${control.id}`, onclick: go }, name && !message.includes(name) ? `${name}: ${message}` : message));
  }

  /** Put the file on the clipboard, and say so, or what to do next. */
  async function copy(done = words.copied) {
    refresh();
    try {
      await navigator.clipboard.writeText(output.file.textContent);
      output.said.textContent = done;
    } catch { output.said.textContent = words.not_copied; }
  }

  function download() {
    refresh();
    const address = URL.createObjectURL(new Blob([output.file.textContent], { type: "text/yaml" }));
    make("a", { href: address, download: `${root.value().id}.yml` }).click();
    URL.revokeObjectURL(address);
  }

  /** GitHub's page to edit a file takes no text in its address: it is copied, to be pasted there. */
  async function editOnGithub() {
    await copy(words.github_edit);
    window.open(`${data.repository}/edit/main/${form.file.path}`, "_blank", "noopener");
  }

  /** GitHub's page for a new file, with the text in the address unless that becomes too long. */
  async function newOnGithub() {
    refresh();
    const start = `${data.repository}/new/main/kb/${data.kinds[kind].folder}?filename=${root.value().id}.yml`;
    const whole = `${start}&value=${encodeURIComponent(output.file.textContent)}`;
    const fits = whole.length <= LONGEST;
    if (!fits) await copy(words.github_long);
    window.open(fits ? whole : start, "_blank", "noopener");
  }

  function result() {
    const made = { count: make("p", { role: "status" }), links: make("ul", { class: "todo" }), path: make("code"),
      file: make("pre", { role: "group", tabindex: "0", "aria-label": words.file }), said: make("p", { role: "status" }) };
    made.buttons = [button(words.copy, () => copy()), button(words.download, download), button(words.github, () => (form.file ? editOnGithub() : newOnGithub()))];
    made.node = make("section", { class: "result" }, make("h2", {}, words.file), made.count, made.links,
      make("p", {}, made.path), make("div", { class: "buttons" }, ...made.buttons, button(words.again, again)), made.said, made.file);
    return made;
  }

  function again() {
    if (!window.confirm(words.again_sure)) return;
    start(kind, form.file ? roadmapYaml.values(kind, form.file.text) : {});
  }

  /** Show the fields with these values; `note` says where they come from, when not from the file. */
  function start(chosen, value, ...note) {
    kind = chosen;
    root = output = undefined;
    const made = fields(data.types[data.kinds[kind].type], value, true);
    root = made;
    output = result();
    const heading = form.file && make("h2", {}, fill(words.changing, { name: data.ids[form.file.id][1] }));
    const newer = form.file && !form.file.pasted && make("p", { class: "hint" }, words.newer, " ",
      make("a", { href: `${data.repository}/commits/main/${form.file.path}` }, words.history));
    const layout = form.file && !roadmapYaml.laidOut(form.file.text) && make("p", { class: "hint" }, words.layout);
    body.replaceChildren(...[heading, newer, layout, ...note, made.node, output.node].filter(Boolean));
    refresh();
  }

  function add(chosen) {
    clear();
    const draft = chosen && drafts.kept(chosen);
    if (chosen) start(chosen, draft ?? {}, ...(draft && Object.keys(draft).length ? [remark(words.restored)] : []));
  }

  function clear(message = "", ...more) {
    flush();
    root = output = form.file = undefined;
    body.replaceChildren();
    said.replaceChildren(message, ...more);
  }

  const remark = (text) => make("p", { class: "remark" }, text);

  /** Show a file to change. Its text stands in a script, so that this works from a folder too, where nothing can be fetched. */
  function change(id) {
    clear(!id ? words.choose_id : isKnown(id) ? "" : say("unknown-reference", { id }));
    if (!isKnown(id)) return;
    window.roadmapFile = (found) => open({ id, ...found });
    document.head.append(make("script", { src: new URL(`${data.files}${id}.js`, assets).href,
      onerror: () => clear(words.not_loaded) }));
  }

  function open(found) {
    const [of] = data.ids[found.id];
    let value;
    try { value = roadmapYaml.values(of, found.text); } catch (error) {
      return clear(fill(words.not_readable, { why: error.message }), " ", make("a", { href: words.errors_address }, words.all_errors));
    }
    clear();
    [form.file, kinds.value, existing.value] = [found, "", found.id];
    const draft = drafts.kept(found.id);
    const { value: typed, lost } = draft ? drafts.carried(of, draft, found.text) : { value, lost: [] };
    start(of, typed, ...explained(of, draft, lost, !drafts.same(typed, value)));
  }

  /** What to say of values that come from a draft. */
  function explained(of, draft, lost, differs) {
    if (lost.length) {
      const had = make("details", {}, make("summary", {}, words.had), make("pre", { tabindex: "0" }, roadmapYaml.file(of, draft.value, draft.text)));
      return [remark(fill(words.not_carried, { fields: lost.join(", ") })), had];
    }
    return differs ? [remark(draft.text === form.file.text ? words.restored : words.carried)] : [];
  }

  /** The same file as it stands on GitHub by now, which may be newer than this site. */
  function paste() {
    const id = /^id:\s*(\S+)/m.exec(pasted.value)?.[1].replace(/["']/g, "");
    if (!isKnown(id)) return clear(words.not_known);
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
