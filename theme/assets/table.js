// A whole table brought in on the page: choose what the rows are, paste or choose a table, correct it, and see what changes.
// @ts-check
"use strict";

(() => {
  const data = window.roadmapTables;
  const form = window.roadmapForm;
  const { make, button, script } = roadmapMake;
  const { say, told, sentence, number } = roadmapTableWords;
  const assets = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const MOST_PROBLEMS = 20;  // in the list
  const AT_ONCE = 50;  // files that are read at the same time
  /** @type {Map<string, { path: string, text: string }>} */
  const files = new Map();
  /** @type {TableCell[][]} */
  let rows = [];
  /** What somebody said of a column, by its place. @type {Record<number, string>} */
  let byHand = {};
  /** @type {InstanceType<typeof roadmapGrid.Grid> | undefined} */
  let grid;
  let turn = 0;

  /** Load a script of the site. @param {string} path */
  const load = (path) => script(new URL(path, assets).href);

  /** Read the files of these things, as far as that was not done. @param {string[]} ids */
  async function read(ids) {
    const before = window.roadmapFile;
    for (const id of ids.filter(roadmapBasket.has)) files.set(id, roadmapBasket.get(id));
    const wanted = ids.filter((id) => !files.has(id));
    window.roadmapFile = (found) => {
      const id = /([^/]+)\.yml$/.exec(found.path)?.[1] ?? "";
      if (wanted.includes(id)) files.set(id, found);
      else before?.(found);
    };
    for (let n = 0; n < wanted.length; n += AT_ONCE) await Promise.all(wanted.slice(n, n + AT_ONCE).map((id) => load(`${form.files}${id}.js`)));
    window.roadmapFile = before;
  }

  const table = () => data.tables[kinds.value];

  /** Work out what the table changes, and show it; of an older table nothing is shown. */
  async function work() {
    const mine = ++turn;
    if (!table() || !rows.length) return;
    output.setAttribute("aria-busy", "true");
    try {
      const found = await brought();
      if (mine === turn) show(found);
    } catch (error) {
      if (mine === turn) fail(error instanceof Error && error.message.endsWith(".js") ? say("not_loaded") : String(error));
    }
    if (mine === turn) output.removeAttribute("aria-busy");
  }

  /** @returns {Promise<TableBrought>} */
  async function brought() {
    const columns = roadmapRows.columnsOf(table(), rows[0], byHand);
    const problems = rows.length < 2 ? [{ row: 1, column: 1, code: "table-empty", blanks: { table: kinds.value } }] : roadmapRows.headingProblems(table(), rows[0], columns);
    if (problems.length) return { columns, problems, drafts: [], touched: [] };
    await read(roadmapRows.named(table(), rows, columns));
    return { columns, ...roadmapRows.bringIn(table(), rows, columns, files) };
  }

  /** @param {TableBrought} found */
  function show({ columns, problems, drafts, touched }) {
    grid ??= new roadmapGrid.Grid(rows, work);
    grid.mark(problems);
    headings.replaceChildren(...matched(columns, problems));
    list.replaceChildren(...problems.slice(0, MOST_PROBLEMS).map(pointer),
      ...(problems.length > MOST_PROBLEMS ? [make("li", {}, say("and_more", { n: number(problems.length - MOST_PROBLEMS) }))] : []));
    const counted = drafts.map((draft) => roadmapTableResult.counts(draft, touched));
    const added = counted.reduce((sum, one) => sum + one.added, 0);
    const altered = counted.reduce((sum, one) => sum + one.altered, 0);
    status.textContent = problems.length ? say(problems.length === 1 ? "wrong_one" : "wrong", { n: number(problems.length) })
      : drafts.length ? say("ready", { files: number(drafts.length), added: number(added), altered: number(altered) }) : say("nothing");
    result.replaceChildren(...(problems.length || !drafts.length ? [] : [roadmapTableResult.result(drafts, touched, `${kinds.value}.zip`)]));
    if (!gridPlace.contains(grid.node)) gridPlace.replaceChildren(grid.node);
  }

  /** A problem as a link to its cell. @param {TableProblem} problem */
  function pointer(problem) {
    /** @param {Event} event */
    const go = (event) => { event.preventDefault(); grid?.go(problem); };
    const [wrong, cure] = told(problem);
    return make("li", {}, make("a", { href: "#table-output", onclick: go }, wrong), cure);
  }

  /** For each heading that is unknown, or was, what it is. @param {(string | undefined)[]} columns @param {TableProblem[]} problems */
  function matched(columns, problems) {
    const places = new Set([...Object.keys(byHand).map(Number), ...problems.filter(({ row, code }) => row === 1 && code.startsWith("heading-")).map(({ column }) => column - 1)]);
    const fields = [...places].sort((a, b) => a - b).map((place) => match(place, columns[place], problems.some(({ row, column }) => row === 1 && column === place + 1)));
    return fields.length ? [make("h3", {}, say("unknown_headings")), ...fields] : [];
  }

  /** @param {number} place @param {string | undefined} column @param {boolean} wrong */
  function match(place, column, wrong) {
    const letter = roadmapRows.letterOf(place + 1);
    const id = `heading-${letter}`;
    const options = [["?", say("choose")], ["", say("leave_out")], ...table().columns.map((one) => [one, data.headings[one][form.lang === "nl" ? "nl" : "en"]])];
    const select = make("select", { id, "aria-invalid": String(wrong), onchange: () => {
      if (select.value === "?") delete byHand[place];
      else byHand[place] = select.value;
      work().then(() => document.getElementById(id)?.focus());
    } }, ...options.map(([value, name]) => make("option", { value }, name)));
    select.value = column === undefined ? "?" : column;
    return make("div", { class: "field" }, make("label", { for: id }, say("column_is", { letter, found: rows[0][place]?.text ?? "" })), select);
  }

  /** Start with a table that was read. @param {TableCell[][]} found */
  function start(found) {
    [rows, byHand, grid] = [found, {}, undefined];
    clear();
    if (!rows.length) return fail(sentence({ code: "table-empty", blanks: {} }));
    if (!table()) return fail(say("choose_first"));
    return work();
  }

  function clear() {
    for (const place of [headings, list, gridPlace, result]) place.replaceChildren();
    status.textContent = "";
  }

  /** @param {string} text */
  function fail(text) {
    clear();
    status.textContent = text;
  }

  /** What reading gives, or why it is no table. @param {() => Promise<TableCell[][]> | TableCell[][]} reading */
  async function take(reading) {
    let found;
    try { found = await reading(); } catch (error) {
      if (!(error instanceof roadmapCells.Misfit)) throw error;
      rows = [];
      return fail(sentence(error));
    }
    return start(found);
  }

  /** @param {Event} event */
  function paste(event) {
    const held = /** @type {ClipboardEvent} */ (event).clipboardData;
    const found = roadmapTableFiles.html(held?.getData("text/html") ?? "");
    const text = held?.getData("text/plain") ?? "";
    if (!found?.length && !text.includes("\t")) return;  // no table yet: it is read with the button
    event.preventDefault();
    take(() => (found?.length ? found : roadmapTableFiles.text(text)));
  }

  function readPasted() {
    if (pasted.value.trim()) take(() => roadmapTableFiles.text(pasted.value));
    else fail(say("nothing_pasted"));
  }

  /** A table to download: one to fill in, or the rows that there are. @param {"template" | "present"} which @param {string} ending */
  async function download(which, ending) {
    if (!table()) return fail(say("choose_first"));
    const name = kinds.value;
    /** @type {Record<"template" | "present", string[][]> | undefined} */
    let found;
    window.roadmapPresent = (given) => { found = given; };
    try { await load(`tables/${name}.js`); } catch { return fail(say("not_loaded")); }
    if (found) roadmapHandIn.save(roadmapTableFiles.written(found[which], ending), `${name}${which === "template" ? `-${say("template_name")}` : ""}${ending}`);
  }

  /** @param {"template" | "present"} which */
  const downloads = (which) => make("div", { class: "buttons" },
    ...[".xlsx", ".csv"].map((ending) => button(say(which === "template" ? "get_template" : "get_present", { ending: ending.slice(1).toUpperCase() }), () => download(which, ending))));

  const kinds = make("select", { id: "table-kind", onchange: () => { byHand = {}; clear(); work(); } },
    make("option", { value: "" }, say("choose")), ...Object.entries(data.tables).map(([value, { name }]) => make("option", { value }, name)));
  const pasted = make("textarea", { id: "table-pasted", rows: "4", spellcheck: "false", onpaste: paste });
  const chosen = make("input", { id: "table-file", type: "file", accept: data.formats.join(","), onchange: () => {
    const [file] = chosen.files ?? [];
    chosen.value = "";  // so that the same file, corrected, can be chosen again
    if (file) take(() => roadmapTableFiles.read(file));
  } });
  const status = make("p", { role: "status", class: "told" });
  const [headings, list, gridPlace, result] = [make("div"), make("ul", { class: "todo" }), make("div"), make("div")];
  const output = make("div", { id: "table-output" }, status, headings, list, result, gridPlace);
  const place = /** @type {HTMLElement} */ (document.getElementById("table-form"));
  place.querySelector("button")?.remove();
  place.append(
    make("div", { class: "field" }, make("label", { for: "table-kind" }, say("kind")), kinds),
    make("details", { class: "field" }, make("summary", {}, say("downloads")), make("p", { class: "hint" }, say("template_hint")), downloads("template"), make("p", { class: "hint" }, say("present_hint")), downloads("present")),
    make("div", { class: "field" }, make("label", { for: "table-pasted" }, say("pasted")), make("p", { class: "hint" }, say("pasted_hint")), pasted, button(say("read"), readPasted)),
    make("div", { class: "field" }, make("label", { for: "table-file" }, say("file")), make("p", { class: "hint" }, say("file_hint")), chosen),
    output);
  kinds.focus();
})();
