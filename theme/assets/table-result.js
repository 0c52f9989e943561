// What a table changes: each file with its difference, to copy, download or open on GitHub, and all of them at once.
// @ts-check
"use strict";

const roadmapTableResult = (() => {
  const form = window.roadmapForm;
  const { make, button } = roadmapMake;
  const { save, zip, onGithub } = roadmapHandIn;
  const { say, number } = roadmapTableWords;
  const { spelt } = roadmapTableDrafts;
  const MOST_LINES = 400;  // of a difference
  const MOST_EDITS = 2000;  // more are not worth the time to compare

  /** The text of each file that changes; made when it is first asked for. @type {WeakMap<TableDraft, string>} */
  const texts = new WeakMap();

  /** @param {TableDraft} draft */
  function textOf(draft) {
    const text = texts.get(draft) ?? roadmapYaml.file(draft.kind, draft.value, draft.before);
    texts.set(draft, text);
    return text;
  }

  /** @param {TableDraft} draft @param {TableTouched[]} touched */
  function counts(draft, touched) {
    const about = touched.filter((one) => one.draft === draft);
    const altered = about.filter(({ isNew, item }) => !isNew && spelt(draft.origins.get(item)) !== spelt(item));
    return { added: about.filter(({ isNew }) => isNew).length, altered: altered.length };
  }

  /** What changes in a file, a line each, as `diff` shows it. @param {TableDraft} draft */
  function difference(draft) {
    const text = textOf(draft);
    if (draft.before === undefined) return text.trimEnd().split("\n").map((line) => `+${line}`);
    const patch = SHEETS.structuredPatch(draft.path, draft.path, draft.before, text, "", "", { context: 2, maxEditLength: MOST_EDITS });
    return patch?.hunks.flatMap(({ oldStart, newStart, lines }) => [`@@ -${oldStart} +${newStart} @@`, ...lines]) ?? [say("too_different")];
  }

  /** @param {string[]} lines */
  function shownLines(lines) {
    const names = /** @type {const} */ ({ "+": "ins", "-": "del" });
    const made = lines.slice(0, MOST_LINES).map((line) => make(names[/** @type {"+" | "-"} */ (line[0])] ?? "span", {}, `${line}\n`));
    return lines.length > MOST_LINES ? [...made, make("span", {}, say("more_lines", { n: number(lines.length - MOST_LINES) }))] : made;
  }

  /** Put a text on the clipboard, and say so. @param {string} text @param {string} done @param {HTMLElement} said */
  async function copy(text, done, said) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = done;
    } catch { said.textContent = say("not_copied"); }
  }

  /** GitHub's page for the file; what its address cannot hold is copied, to be pasted there. @param {TableDraft} draft @param {HTMLElement} said */
  async function openOnGithub(draft, said) {
    const { address, fits } = onGithub(draft.path, textOf(draft), draft.before === undefined);
    if (!fits) await copy(textOf(draft), say("on_github"), said);
    window.open(address, "_blank", "noopener");
  }

  /** A file that changes; what is in it is made when it is opened. @param {TableDraft} draft @param {TableTouched[]} touched */
  function file(draft, touched) {
    const inside = make("div");
    const node = make("details", { class: "file", ontoggle: () => {
      if (node.open && !inside.childElementCount) inside.append(...opened(draft));
    } }, make("summary", {}, make("code", {}, draft.path), `: ${say(draft.before === undefined ? "file_new" : "file_changed", counts(draft, touched))}`), inside);
    return node;
  }

  /** @param {TableDraft} draft */
  function opened(draft) {
    const said = make("p", { role: "status" });
    const name = draft.path.split("/").at(-1) ?? "";
    const buttons = [button(say("copy"), () => copy(textOf(draft), say("copied"), said), `${say("copy")}: ${name}`),
      button(say("download"), () => save(new Blob([textOf(draft)], { type: "text/yaml" }), name), `${say("download")}: ${name}`),
      button(say("github"), () => openOnGithub(draft, said), `${say("github")}: ${name}`)];
    return [make("div", { class: "buttons" }, ...buttons), said,
      make("pre", { role: "group", tabindex: "0", "aria-label": say("difference", { name }) }, ...shownLines(difference(draft)))];
  }

  /** All files in one, at the places where they belong. @param {TableDraft[]} drafts @param {string} name */
  function saveAll(drafts, name) {
    const files = Object.fromEntries(drafts.map((draft) => [draft.path, textOf(draft)]));
    for (const { id, path } of drafts.filter((draft) => roadmapBasket.has(draft.id))) roadmapBasket.put(id, { ...roadmapBasket.get(id), text: files[path] });
    save(new Blob([zip(files)], { type: "application/zip" }), name);
  }

  /** The whole of what changes. @param {TableDraft[]} drafts @param {TableTouched[]} touched @param {string} name */
  function result(drafts, touched, name) {
    const sorted = drafts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const upload = make("a", { href: `${form.repository}/upload/main` }, say("upload"));
    const steps = [say("step_unpack"), say("step_open"), say("step_drag"), say("step_commit")].map((step) => make("li", {}, step));
    steps[1].append(" ", upload);
    return make("section", { class: "result" }, make("h3", {}, say("changes")), ...sorted.map((draft) => file(draft, touched)),
      make("h3", {}, say("all_at_once")), make("p", {}, button(say("download_all"), () => saveAll(sorted, name))), make("ol", {}, ...steps));
  }

  return { result, counts, textOf };
})();
