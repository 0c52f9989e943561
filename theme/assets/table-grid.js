// The table as it was read, a part at a time, to correct in place: a field for each cell, named as a spreadsheet names it.
// @ts-check
"use strict";

const roadmapGrid = (() => {
  const { make, button } = roadmapMake;
  const { say, told, number } = roadmapTableWords;
  const { letterOf } = roadmapRows;
  const MOST_ROWS = 25;  // at a time

  /** @param {number} row @param {number} column */
  const idOf = (row, column) => `cell-${letterOf(column)}${row}`;

  /** A grid of rows; `changed` is called after a cell was. */
  class Grid {
    /** @param {TableCell[][]} rows @param {() => void} changed */
    constructor(rows, changed) {
      this.rows = rows;
      this.changed = changed;
      this.columns = Array.from({ length: rows.reduce((most, row) => Math.max(most, row.length), 0) }, (_, place) => place);
      /** @type {TableProblem[]} */
      this.problems = [];
      this.first = 0;  // of the rows that there are to show, counted from 0
      this.table = make("table");
      this.only = make("input", { type: "checkbox", id: "table-only", onchange: () => this.show(0) });
      this.choice = make("label", { class: "only", for: "table-only" }, this.only, say("only_wrong"));
      this.shown = make("p", { role: "status" });
      this.back = button(say("rows_before"), () => this.show(this.first - MOST_ROWS));
      this.on = button(say("rows_after"), () => this.show(this.first + MOST_ROWS));
      this.node = make("section", {}, make("h3", {}, say("grid")), make("p", { class: "hint" }, say("grid_hint")), this.choice,
        make("div", { class: "buttons" }, this.back, this.on), this.shown,
        make("div", { class: "grid", role: "region", tabindex: "0", "aria-label": say("grid") }, this.table));
      this.show(0);
    }

    /** The numbers of the rows that there are to show. */
    numbers() {
      const wrong = new Set(this.problems.map(({ row }) => row));
      return this.rows.slice(1).map((_, place) => place + 2).filter((row) => !this.only.checked || wrong.has(row));
    }

    /** Show the rows from this place on. @param {number} from */
    show(from) {
      const numbers = this.numbers();
      this.first = Math.max(0, from);
      const some = numbers.slice(this.first, this.first + MOST_ROWS);
      this.table.replaceChildren(this.head(), make("tbody", {}, ...some.map((row) => this.line(row))));
      this.shown.textContent = say("rows_shown", { from: number(some.length && this.first + 1), to: number(this.first + some.length), n: number(numbers.length) });
      [this.back.disabled, this.on.disabled] = [this.first === 0, this.first + MOST_ROWS >= numbers.length];
      this.mark(this.problems);
    }

    head() {
      const names = this.columns.map((place) => make("th", { scope: "col" }, make("span", { class: "letter" }, letterOf(place + 1)), " ", this.rows[0][place]?.text ?? ""));
      return make("thead", {}, make("tr", {}, make("td"), ...names));
    }

    /** @param {number} row */
    line(row) {
      return make("tr", {}, make("th", { scope: "row" }, String(row)), ...this.columns.map((place) => make("td", {}, this.field(row, place))));
    }

    /** @param {number} row @param {number} place */
    field(row, place) {
      const cells = this.rows[row - 1];
      const name = `${letterOf(place + 1)}${row}, ${this.rows[0][place]?.text ?? ""}`;
      const control = make("textarea", { rows: "1", id: idOf(row, place + 1), "aria-label": name, onchange: () => {
        while (cells.length <= place) cells.push({ text: "", exact: false });
        cells[place] = { text: control.value.trim(), exact: false };
        this.changed();
      } });
      control.value = cells[place]?.text ?? "";
      return control;
    }

    /** Say which cells are wrong, without touching what somebody is typing in. @param {TableProblem[]} found */
    mark(found) {
      this.problems = found;
      /** @type {Map<string, string>} */
      const said = new Map();
      const controls = [...this.table.querySelectorAll("textarea")];
      const ids = new Set(controls.map(({ id }) => id));
      for (const one of found) {
        const id = idOf(one.row, one.column);
        if (ids.has(id)) said.set(id, `${said.get(id) ?? ""} ${told(one).join("")}`.trim());
      }
      for (const control of controls) {
        control.setAttribute("aria-invalid", String(said.has(control.id)));
        control.title = said.get(control.id) ?? "";
      }
      this.choice.hidden = !this.only.checked && !found.some(({ row }) => row > 1);
    }

    /** Go to a cell, or to what says what a heading is. @param {TableProblem} problem */
    go({ row, column }) {
      const place = this.numbers().indexOf(row);
      if (place >= 0) this.show(place - (place % MOST_ROWS));
      document.getElementById(row > 1 ? idOf(row, column) : `heading-${letterOf(column)}`)?.focus();
    }
  }

  return { Grid };
})();
