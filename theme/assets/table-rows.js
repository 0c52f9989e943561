// Rows brought into things: each finds the items that it is about, or makes them, and changes what differs. As roadmaps/editing/tables/rows.py.
// @ts-check
"use strict";

const roadmapRows = (() => {
  const data = window.roadmapTables;
  const form = window.roadmapForm;
  const { Misfit, declared, value: valueOf, knownId, newId, same } = roadmapCells;
  const { valueAt, put, items, find, add } = roadmapTableDrafts;

  /** The letter of a column in a spreadsheet: A, Z, AA. @param {number} number @returns {string} */
  function letterOf(number) {
    const last = (number - 1) % 26;
    return (number > 26 ? letterOf((number - 1 - last) / 26) : "") + String.fromCharCode(65 + last);
  }

  /** A heading without what does not matter: capitals, spaces and marks. @param {string} name */
  const bare = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  /**
   * Which column each heading names, by its place; "" for one that is left out, undefined for one that is unknown.
   * @param {TableKind} table @param {TableCell[]} head @param {Record<number, string>} byHand
   */
  function columnsOf(table, head, byHand) {
    const known = new Map(Object.entries(table.known));
    return head.map(({ text }, place) => byHand[place] ?? (text ? known.get(bare(text)) : ""));
  }

  /** What is wrong with the headings. @param {TableKind} table @param {TableCell[]} head @param {(string | undefined)[]} columns @returns {TableProblem[]} */
  function headingProblems(table, head, columns) {
    /** @type {TableProblem[]} */
    const found = [];
    const names = table.columns.flatMap((column) => Object.values(data.headings[column]));
    for (const [place, column] of columns.entries()) {
      const first = columns.indexOf(column);
      const blanks = { found: head[place].text, first: String(first + 1), known: table.columns.map((one) => data.headings[one].nl).join(", ") };
      if (column === undefined) found.push({ row: 1, column: place + 1, code: "heading-unknown", blanks: { ...blanks, nearest: roadmapTableNames.nearest(head[place].text, names).join(", ") } });
      else if (column && first < place) found.push({ row: 1, column: place + 1, code: "heading-twice", blanks });
    }
    const needed = [table.thing, ...table.parts[0].steps.slice(0, -1).filter((step) => step.key).map((step) => step.column)];
    const missing = needed.filter((column) => !columns.includes(column));
    return inOrder([...found, ...missing.map((column) => ({ row: 1, column: 1, code: "column-missing", blanks: { ...data.headings[column] } }))]);
  }

  /** One table brought into the things that its rows name. */
  class Import {
    /** @param {TableKind} table @param {TableCell[][]} rows @param {(string | undefined)[]} columns @param {Map<string, { path: string, text: string }>} files */
    constructor(table, rows, columns, files) {
      this.table = table;
      this.files = files;
      /** @type {Record<string, number>} */
      this.columns = Object.fromEntries(columns.flatMap((column, place) => (column ? [[column, place + 1]] : [])));
      /** @type {Map<string, TableDraft>} */
      this.drafts = new Map();
      /** @type {TableProblem[]} */
      this.problems = [];
      /** @type {TableTouched[]} */
      this.touched = [];
      /** Which row an item was first met in. @type {Map<GroupValue, Map<TablePart, number>>} */
      this.rows = new Map();
      rows.slice(1).forEach((cells, place) => new Row(this, place + 2, cells).bringIn());
      tellMissing(this);
    }

    /** @param {number} row @param {string} column @param {string} code @param {Record<string, string>} [blanks] */
    tell(row, column, code, blanks = {}) {
      const place = this.columns[column];
      const where = roadmapChecks.fill(place ? data.cell : data.row, { row, cell: place ? `${letterOf(place)}${row}` : "" });
      this.problems.push({ row, column: place ?? 1, code, blanks: { ...data.headings[column], where_nl: where, where_en: where, ...blanks } });
    }

    /** The thing with this id; a new one of this kind where there is none. @param {string} id @param {string} kind */
    draft(id, kind) {
      const found = this.drafts.get(id) ?? roadmapTableDrafts.draft(id, roadmapTableNames.kindOf(id) ?? kind, this.files.get(id));
      this.drafts.set(id, found);
      return found;
    }
  }

  /** One row of the table, with its number as the spreadsheet shows it. */
  class Row {
    /** @param {Import} all @param {number} number @param {TableCell[]} cells */
    constructor(all, number, cells) {
      this.all = all;
      this.number = number;
      this.cells = cells;
    }

    /** @param {string} column */
    cell(column) {
      return this.cells[(this.all.columns[column] ?? 0) - 1] ?? { text: "", exact: false };
    }

    /** @param {string} column @param {string} code @param {Record<string, string>} [blanks] */
    tell(column, code, blanks) {
      this.all.tell(this.number, column, code, blanks);
    }

    /** Change the things that this row is about, or tell what does not fit. */
    bringIn() {
      if (!this.cells.some((cell) => cell.text)) return;
      const before = this.all.problems.length;
      const draft = this.draft();
      if (!draft) return;
      const parts = this.all.table.parts.filter((part) => !part.steps.length || part.own.some((column) => this.cell(column).text));
      if (!parts.length) this.tell(this.all.table.parts[0].own[0], "cell-empty");
      const found = parts.map((part) => ({ part, values: this.values(part), keys: this.keys(part, draft.kind) }));
      if (this.all.problems.length === before) for (const { part, values, keys } of found) this.put(draft, part, values, keys);
    }

    /** What `made` gives; undefined, and told, where a cell does not fit. @template T @param {string} column @param {() => T} made @returns {T | undefined} */
    fitting(column, made) {
      try { return made(); } catch (error) {
        if (!(error instanceof Misfit)) throw error;
        this.tell(column, error.code, error.blanks);
        return undefined;
      }
    }

    /** The thing that the row names; undefined where that is wrong. */
    draft() {
      const { thing, kinds, makes } = this.all.table;
      const { text } = this.cell(thing);
      if (!text) return this.tell(thing, "cell-empty");
      const mayBeNew = makes && !roadmapTableNames.kindOf(text) && !Object.hasOwn(data.retired, text);
      const id = this.fitting(thing, () => (mayBeNew ? newId(text) : knownId(text, kinds)));
      return id === undefined ? undefined : this.all.draft(id, kinds[0]);
    }

    /** The values of the cells of this part that are filled. @param {TablePart} part @returns {Record<string, string | string[]>} */
    values(part) {
      const filled = Object.entries(part.fields).filter(([column]) => this.cell(column).text);
      return Object.fromEntries(filled.flatMap(([column, path]) => {
        const found = this.fitting(column, () => valueOf(this.cell(column), declared(part.type, path)));
        return found === undefined ? [] : [[column, found]];
      }));
    }

    /** The names of the first column of a part that is filled. @param {TablePart} part */
    filled(part) {
      const { nl, en } = data.headings[/** @type {string} */ (part.own.find((column) => this.cell(column).text))];
      return { filled_nl: nl, filled_en: en };
    }

    /** What the items on the way to this part are known by. @param {TablePart} part @param {string} kind */
    keys(part, kind) {
      let type = form.kinds[kind].type;
      return part.steps.map((step) => {
        const { text } = this.cell(step.column);
        const { field } = declared(type, [step.field]);
        if (field.as === "group") type = field.type;
        if (step.key && !text) this.tell(step.column, "key-empty", this.filled(part));
        else if (step.key && !(step.column in part.fields)) return String(this.fitting(step.column, () => valueOf(this.cell(step.column), declared(type, [step.key]))));
        else if (text && !step.key && !(/^\d+$/.test(text) && Number(text))) this.tell(step.column, "cell-does-not-fit", { found: text, example: "2", expected_nl: data.wanted.place, expected_en: data.wanted.place });
        return text;
      });
    }

    /** Find or make the item of a part; undefined, and told, where the number of a row is not there. @param {TableDraft} draft @param {TablePart} part @param {Record<string, string | string[]>} values @param {string[]} keys */
    item(draft, part, values, keys) {
      let [item, isNew] = [draft.value, draft.before === undefined];
      for (const [place, step] of part.steps.entries()) {
        const key = keys[place];
        const count = items(item, step.field).filter((one) => draft.origins.has(one)).length;
        if (key && !step.key && Number(key) > count) {  // what earlier rows added has no number yet
          this.tell(step.column, "row-not-there", { found: key, count: String(count), id: draft.id });
          return undefined;
        }
        const alike = step.alike.map((column) => /** @type {[string[], FieldValue]} */ ([part.fields[column], values[column]]));
        const found = find(item, step, key, alike);
        isNew = !found;
        item = found ?? add(item, step, key);
      }
      return { item, isNew };
    }

    /** Change what differs in the item of a part. @param {TableDraft} draft @param {TablePart} part @param {Record<string, string | string[]>} values @param {string[]} keys */
    put(draft, part, values, keys) {
      const about = this.item(draft, part, values, keys);
      if (!about) return;
      const met = this.all.rows.get(about.item) ?? new Map();
      this.all.rows.set(about.item, met);
      const first = met.get(part);
      if (first) return this.tell(part.steps.at(-1)?.column ?? this.all.table.thing, "row-twice", { first: String(first) });
      met.set(part, this.number);
      this.all.touched.push({ draft, part, row: this.number, ...about });
      for (const [column, value] of Object.entries({ ...this.usual(part, about.item, values), ...values })) {
        const path = part.fields[column];
        if (!same(valueAt(about.item, path), value, declared(part.type, path).field)) put(about.item, path, value);
      }
      for (const cited of part.cited) this.cite(about.item, cited);
    }

    /** What nobody needs to type: a result is about the goal of its row, and words of the source bear a status. @param {TablePart} part @param {GroupValue} item @param {Record<string, string | string[]>} values @returns {Record<string, string | string[]>} */
    usual(part, item, values) {
      const number = this.cell(this.all.table.parts[0].steps.at(-1)?.column ?? "").text;
      /** @type {Record<string, string | string[]>} */
      const found = {};
      if (part.fields.answers && item.answers === undefined && number) found.answers = [number];
      if (!part.fields.basis || !values.status || valueAt(item, part.fields.basis) !== undefined) return found;
      if (values.words) found.basis = "text";
      else if (values.status === "unknown") found.basis = "none";
      return found;
    }

    /** Change the citations that differ; those that are the same keep their notes. @param {GroupValue} item @param {TableCited} cited */
    cite(item, cited) {
      const found = valueAt(item, cited.path);
      const present = /** @type {GroupValue[]} */ (Array.isArray(found) ? found : []);
      const own = cited.columns.some((column) => this.cell(column).text);
      const columns = !present.length && cited.other && !own ? cited.other : cited.columns;
      const given = columns.map((column) => (this.cell(column).text ? this.cell(column).text.split("\n").map((line) => line.trim()) : []));
      if (!given.some((lines) => lines.length)) return;
      const wanted = this.citations(columns, given, present);
      const old = present.map((one) => unnoted(one));
      if (!wanted || old.join("\n") === wanted.map(unnoted).join("\n")) return;
      put(item, cited.path, wanted.map((one) => present[old.indexOf(unnoted(one))] ?? one));
    }

    /** The citations of the three cells: a line in each for every one, or one source for all headings. @param {string[]} columns @param {string[][]} given @param {GroupValue[]} present */
    citations(columns, given, present) {
      const [one, headings, some] = ["source", "heading", "page"].map((field, place) => (given[place].length ? given[place] : present.map((citation) => String(citation[field] ?? ""))));
      const sources = one.length === 1 ? headings.map(() => one[0]) : one;
      if (!sources.length || !headings.length) return this.tell(columns[headings.length ? 0 : 1], "cell-empty");
      if (sources.length !== headings.length || some.length > headings.length) {
        return this.tell(columns[0], "lines-differ", { sources: String(sources.length), headings: String(headings.length) });
      }
      /** @type {GroupValue[]} */
      const found = [];
      for (const [place, heading] of headings.entries()) {
        const made = this.citation(columns, [sources[place], heading, some[place] ?? ""]);
        if (!made) return undefined;
        found.push(made);
      }
      return found;
    }

    /** One citation; undefined where it does not fit. @param {string[]} columns @param {string[]} texts @returns {GroupValue | undefined} */
    citation(columns, texts) {
      /** @type {GroupValue} */
      const made = {};
      for (const [place, name] of ["source", "heading", "page"].entries()) {
        const text = texts[place];
        if (!text && name === "page") continue;
        if (!text) {
          this.tell(columns[place], "cell-empty");
          return undefined;
        }
        const found = this.fitting(columns[place], () => valueOf({ text, exact: false }, declared("Citation", [name])));
        if (found === undefined) return undefined;
        made[name] = found;
      }
      return made;
    }
  }

  /** A citation as a text to compare by, without its note. @param {GroupValue} citation */
  const unnoted = (citation) => roadmapTableDrafts.spelt({ ...citation, note: undefined });

  /** Tell what an item that a row is about lacks, at the cell that should hold it. @param {Import} all */
  function tellMissing(all) {
    const wrong = new Set(all.problems.map(({ row }) => row));
    for (const { row, part, item } of all.touched.filter((one) => !wrong.has(one.row))) {  // what it lacks may only be what did not fit
      const lacking = roadmapTableChecks.missing(part.type, item).map((loc) => columnAt(all, part, loc));
      for (const column of new Set(lacking)) all.tell(row, column, "cell-empty");
    }
  }

  /** The column that fills what is missing: the first one that leads there. @param {Import} all @param {TablePart} part @param {string[]} loc */
  function columnAt(all, part, loc) {
    /** @param {string[]} path @param {string[]} start */
    const begins = (path, start) => start.every((step, place) => path[place] === step);
    const cited = part.cited.find(({ path }) => begins(loc, path));
    if (cited) return cited.columns[loc.at(-1) === "heading" ? 1 : 0];
    return Object.entries(part.fields).find(([, path]) => begins(path, loc))?.[0] ?? all.table.thing;
  }

  /**
   * Bring in a table whose headings are known. Problems are in the order of the table, each once.
   * @param {TableKind} table @param {TableCell[][]} rows @param {(string | undefined)[]} columns @param {Map<string, { path: string, text: string }>} files
   * @returns {Omit<TableBrought, "columns">}
   */
  function bringIn(table, rows, columns, files) {
    const all = new Import(table, rows, columns, files);
    if (!all.problems.length) roadmapTableChecks.tell(all.touched, (row, part, loc, message) => {
      all.problems.push({ row, column: all.columns[columnAt(all, part, loc)] ?? 1, ...message });
    });
    return { touched: all.touched, problems: inOrder(all.problems), drafts: [...all.drafts.values()].filter(roadmapTableDrafts.changed) };
  }

  /** @param {TableProblem[]} problems */
  function inOrder(problems) {
    /** @param {TableProblem} one */
    const rest = ({ code, blanks }) => [code, ...Object.entries(blanks).sort(([a], [b]) => (a < b ? -1 : 1)).flat()].join("\0");
    const once = new Map(problems.map((one) => [`${one.row} ${one.column} ${rest(one)}`, one]));
    return [...once.values()].sort((a, b) => a.row - b.row || a.column - b.column || (rest(a) < rest(b) ? -1 : 1));
  }

  /** The things that the rows name, as far as they are there, to read their files. @param {TableKind} table @param {TableCell[][]} rows @param {(string | undefined)[]} columns */
  function named(table, rows, columns) {
    const place = columns.indexOf(table.thing);
    const ids = rows.slice(1).map((cells) => roadmapTableNames.meant(cells[place]?.text ?? "", table.kinds));
    return [...new Set(ids)].filter((id) => table.kinds.includes(roadmapTableNames.kindOf(id) ?? ""));
  }

  return { letterOf, columnsOf, headingProblems, bringIn, named };
})();
