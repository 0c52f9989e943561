// The form that makes or changes a file: what to make or change, its fields, and the file that comes of it.
"use strict";

(() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { fill, say, order } = roadmapChecks;
  const { form, make, button, fields, known } = roadmapFields;
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
    clearTimeout(waiting);
    const began = performance.now();
    const value = root.value();
    form.id = value.id;
    const problems = root.problems();
    const made = roadmapYaml.file(kind, value, form.file?.text);
    const twice = value.order && order(kind, value);
    if (twice) problems.push({ control: root.node.querySelector("[data-key=order]"), message: twice });
    const count = problems.length;
    const same = made === form.file?.text;
    output.count.textContent = count ? (count === 1 ? words.todo_one : fill(words.todo, { n: count })) : same ? words.unchanged : words.ready;
    output.links.replaceChildren(...problems.slice(0, 8).map(pointer));
    for (const one of output.buttons) one.disabled = count > 0 || same;
    output.path.textContent = form.file?.path ?? `kb/${data.kinds[kind].folder}/${value.id ?? "…"}.yml`;
    output.file.textContent = made;
    keep(same ? undefined : value);
    output.node.removeAttribute("aria-busy");
    cost = performance.now() - began;
  }

  /** A problem, with the field where it is, as a link to it. */
  function pointer({ control, message }) {
    const name = control.dataset.name ?? control.dataset.key;
    const go = (event) => { event.preventDefault(); control.focus(); };
    return make("li", {}, make("a", { href: `#${control.id}`, onclick: go }, name && !message.includes(name) ? `${name}: ${message}` : message));
  }

  const key = () => `roadmap-form-${form.file?.id ?? kind}`;

  /** Keep what was typed in this browser, with the file that it changes: another version of it is another file. */
  function keep(value) {
    try {
      if (value) localStorage.setItem(key(), JSON.stringify(form.file ? { text: form.file.text, value } : value));
      else localStorage.removeItem(key());
    } catch { /* not allowed here: nothing is kept */ }
  }

  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(key()) ?? "{}");
      return !form.file ? found : found.text === form.file.text ? found.value : undefined;
    } catch { return undefined; }
  }

  async function copy() {
    refresh();
    try {
      await navigator.clipboard.writeText(output.file.textContent);
      output.said.textContent = words.copied;
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
    await copy();
    if (output.said.textContent === words.copied) output.said.textContent = words.github_edit;
    window.open(`${data.repository}/edit/main/${form.file.path}`, "_blank", "noopener");
  }

  /** GitHub's page for a new file, with the text in the address unless that becomes too long. */
  async function newOnGithub() {
    refresh();
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
    made.buttons = [button(words.copy, copy), button(words.download, download), button(words.github, () => (form.file ? editOnGithub() : newOnGithub()))];
    made.node = make("section", { class: "result" }, make("h2", {}, words.file), made.count, made.links,
      make("p", {}, made.path), make("div", { class: "buttons" }, ...made.buttons, button(words.again, again)), made.said, made.file);
    return made;
  }

  function again() {
    if (!window.confirm(words.again_sure)) return;
    keep(undefined);
    start(kind, form.file ? roadmapYaml.values(kind, form.file.text) : {});
  }

  function start(chosen, value) {
    kind = chosen;
    root = output = undefined;
    const made = fields(data.types[data.kinds[kind].type], value, true);
    root = made;
    output = result();
    const heading = form.file && make("h2", {}, fill(words.changing, { name: data.ids[form.file.id][1] }));
    const newer = form.file && !form.file.pasted && make("p", { class: "hint" }, words.newer, " ",
      make("a", { href: `${data.repository}/commits/main/${form.file.path}` }, words.history));
    const layout = form.file && !roadmapYaml.laidOut(form.file.text) && make("p", { class: "hint" }, words.layout);
    body.replaceChildren(...[heading, newer, layout, made.node, output.node].filter(Boolean));
    refresh();
  }

  function add(chosen) {
    form.file = undefined;
    kind = chosen;
    if (chosen) start(chosen, kept() ?? {});
    else body.replaceChildren();
  }

  /** Show a file to change. Its text stands in a script, so that this works from a folder too, where nothing can be fetched. */
  function change(id) {
    said.textContent = "";
    if (!(id in data.ids)) { said.textContent = say("unknown-reference", { id }); return; }
    window.roadmapFile = (found) => open({ id, ...found });
    document.head.append(make("script", { src: new URL(`${data.files}${id}.js`, assets).href,
      onerror: () => { said.textContent = words.not_loaded; } }));
  }

  function open(found) {
    const [of] = data.ids[found.id];
    try {
      const value = roadmapYaml.values(of, found.text);
      [form.file, kind, kinds.value, existing.value] = [found, of, "", found.id];
      start(of, kept() ?? value);
    } catch (error) { said.textContent = fill(words.not_readable, { why: error.message }); }
  }

  /** The same file as it stands on GitHub by now, which may be newer than this site. */
  function paste() {
    const id = /^id:\s*(\S+)/m.exec(pasted.value)?.[1].replace(/["']/g, "");
    if (!(id in data.ids)) { said.textContent = words.not_known; return; }
    said.textContent = "";
    open({ id, pasted: true, path: `kb/${data.kinds[data.ids[id][0]].folder}/${id}.yml`, text: pasted.value.replace(/\r\n?/g, "\n").trimEnd() + "\n" });
  }

  const body = make("div", { oninput: soon });
  const said = make("p", { class: "error", role: "status" });
  const kinds = make("select", { id: "form-kind", onchange: () => { existing.value = ""; add(kinds.value); } },
    make("option", { value: "" }, words.choose), ...Object.entries(data.kinds).map(([value, { name }]) => make("option", { value }, name)));
  const existing = make("input", { id: "form-existing", list: known([]), autocomplete: "off", onchange: () => existing.value && change(existing.value.trim()) });
  const pasted = make("textarea", { id: "form-pasted", rows: "5", spellcheck: "false" });
  form.changed = soon;
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
