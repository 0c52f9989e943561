// Long lists: narrowed, put in order, and opened line by line. What is chosen stands in the address, to be kept and shared.
// @ts-check
"use strict";

(() => {
  /** A line of a list: its row, the group that it stands in, what is searched in it, what it has for each filter, and
   * what it shows when opened (`whole`) and when it stands out of its group (`of`).
   * @typedef {{ row: HTMLElement, group: HTMLElement, text: string, has: Map<string, string[]>, whole?: HTMLElement, of?: HTMLElement }} Line */
  /** @typedef {HTMLSelectElement | HTMLInputElement} Field */

  /**
   * What a list has for sure, by its selector.
   * @template {Element} T
   * @param {ParentNode} root @param {string} selector @param {new () => T} type
   */
  function find(root, selector, type) {
    const found = root.querySelector(selector);
    if (found instanceof type) return found;
    throw new Error(`${selector} is not on this page`);
  }

  /**
   * All that there is of something.
   * @template {Element} T
   * @param {ParentNode} root @param {string} selector @param {new () => T} type
   */
  function all(root, selector, type) {
    return [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
  }

  /** Letters without capitals and accents, so that what is typed need not be exact. @param {string} text */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** Put values in the blanks of a word. @param {string} word @param {Record<string, string | number>} values */
  const fill = (word, values) => word.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

  /**
   * An element with its properties and what is in it.
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag @param {Partial<HTMLElementTagNameMap[K]>} properties @param {(Node | string)[]} inside
   */
  function made(tag, properties = {}, ...inside) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  }

  /** The address of this page as it is published, with something behind it. @param {string} way */
  const addressOf = (way) => new URL(way, find(document, "link[rel=canonical]", HTMLLinkElement).href).href;

  class List {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      /** @type {ListWords} */
      this.words = JSON.parse(root.dataset.words ?? "{}");
      this.form = find(root, "form", HTMLFormElement);
      /** @type {Field[]} */
      this.fields = [...all(this.form, "input", HTMLInputElement), ...all(this.form, "select", HTMLSelectElement)];
      this.labels = new Map(all(this.form, "option", HTMLOptionElement).map((option) => [option, option.text]));
      this.lines = all(root, ".lines tbody > tr:not(.group), .list > li, .terms > div", HTMLElement).map((row) => this.line(row));
      this.byId = new Map(this.lines.map((line) => [line.row.id, line]));
      this.table = root.querySelector("table");
      this.order = new Order(this.table, this.form, this.lines, this.words, () => this.write());
      this.listen();
      this.read();
    }

    /** @param {HTMLElement} row @returns {Line} */
    line(row) {
      const group = row.closest("section") ?? row.parentElement ?? row;
      const has = new Map(all(this.form, "select", HTMLSelectElement).map((field) => [field.name, this.values(row, group, field)]));
      const shown = document.importNode(row, true); // what shows for one theme only is no word of the line itself
      shown.querySelectorAll("[hidden]").forEach((part) => part.remove());
      return { row, group, has, text: plain(`${shown.textContent} ${group.querySelector(".group, h2")?.textContent ?? ""}`) };
    }

    /** What a line, or its group, says that it has for a filter; else the choice that stands in the column of that name.
     * @param {HTMLElement} row @param {HTMLElement} group @param {HTMLSelectElement} field */
    values(row, group, field) {
      const told = row.dataset[field.name] ?? group.dataset[field.name];
      if (told !== undefined) return told.split(" ");
      const column = this.root.querySelector(`thead th[data-by="${field.name}"]`);
      const words = column instanceof HTMLTableCellElement ? row.children[column.cellIndex]?.textContent.trim() : "";
      return [...field.options].filter((option) => this.labels.get(option) === words).map((option) => option.value);
    }

    listen() {
      const { form } = this;
      for (const change of ["change", "input"]) form.addEventListener(change, () => this.write());
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", () => setTimeout(() => { this.order.by = ""; this.write(); }));
      const open = form.querySelector(".filter-open");
      open?.addEventListener("click", () => {
        const shown = find(form, ".filter-choices", HTMLElement).classList.toggle("open");
        open.setAttribute("aria-expanded", String(shown));
      });
      addEventListener("popstate", () => this.read());
      addEventListener("hashchange", () => this.pointed());
    }

    /** What was chosen goes into the address, each choice at its own place: one choice, one address. */
    write() {
      const address = new URL(location.href);
      for (const [name, value] of [...this.fields.map((field) => [field.name, field.value.trim()]), ["sort", this.order.by]]) {
        address.searchParams.delete(name);
        if (value) address.searchParams.append(name, value);
      }
      history.replaceState(history.state, "", address);
      this.show();
    }

    /** Choose what the address says; nonsense in it chooses nothing. */
    read() {
      const asked = new URLSearchParams(location.search);
      for (const field of this.fields) {
        const value = asked.get(field.name) ?? "";
        field.value = field instanceof HTMLInputElement || [...field.options].some((option) => option.value === value) ? value : "";
      }
      this.order.by = asked.get("sort") ?? "";
      this.show();
      this.pointed();
    }

    /** The choices that are made. */
    get chosen() {
      return this.fields.filter((field) => field.value.trim());
    }

    /** Whether a line has a value of a field; of a chosen theme, say, where the value belongs to that. @param {Line} line @param {Field} field @param {string} value */
    has(line, field, value) {
      if (field instanceof HTMLInputElement) return plain(value).split(/\s+/).every((word) => line.text.includes(word));
      const within = this.fields.find((other) => other.name === field.dataset.within)?.value;
      return line.has.get(field.name)?.includes(within ? `${within}:${value}` : value) ?? false;
    }

    /** Whether a line fits what is chosen, leaving one of the fields out. @param {Line} line @param {Field} [but] */
    fits(line, but) {
      return this.chosen.every((field) => field === but || this.has(line, field, field.value.trim()));
    }

    /** Show the lines that fit, in their order, and say how many, by what, and what else could be chosen. */
    show() {
      for (const line of this.lines) {
        line.row.hidden = !this.fits(line);
        if (line.whole) line.whole.hidden = line.row.hidden;
      }
      this.told();
      this.order.put();
      for (const group of new Set(this.lines.map((line) => line.group))) {
        group.hidden = Boolean(this.order.by) || !this.lines.some((line) => line.group === group && !line.row.hidden);
      }
      this.say(this.lines.filter((line) => !line.row.hidden).length);
      this.count();
    }

    /** With a theme chosen, a line tells only what is said of that theme. */
    told() {
      const of = this.fields.find((field) => field.name === "theme")?.value;
      for (const part of all(this.root, "[data-for], [data-otherwise]", HTMLElement)) {
        part.hidden = of ? !part.dataset.for?.split(" ").includes(of) : part.dataset.otherwise === undefined;
      }
      for (const none of all(this.root, "[data-none]", HTMLElement)) {
        none.hidden = !of || [...none.parentElement?.children ?? []].some((part) => part !== none && !part.hasAttribute("hidden"));
      }
    }

    /** @param {number} n */
    say(n) {
      const { root, words } = this, total = this.lines.length, count = fill(words.shown, { n, total });
      find(root, ".filter-count", HTMLElement).textContent = count;
      find(root, ".filter-chips", HTMLElement).replaceChildren(...this.chosen.map((field) => this.chip(field, n)));
      find(root, ".filter-empty", HTMLElement).hidden = n > 0;
      find(root, ".filter-without", HTMLElement).replaceChildren(...(n ? [] : this.ways()));
      if (this.table) this.table.hidden = n === 0;
      find(root, "[type=reset]", HTMLElement).hidden = this.chosen.length + Number(Boolean(this.order.by)) < 2; // one choice has its own way back
      find(root, ".filter-print", HTMLElement).textContent = this.chosen.length || this.order.by ? `${this.said(count).join(". ")}. ${addressOf(location.search)}` : "";
    }

    /** What is shown, in words: how many lines, by which choices, and in which order. @param {string} count */
    said(count) {
      return [count, ...this.chosen.map((field) => `${this.label(field)}: ${this.name(field)}`), this.order.said].filter(Boolean);
    }

    /** @param {Field} field */
    label(field) {
      return field.labels?.[0]?.textContent ?? "";
    }

    /** The choice of a field in words. @param {Field} field */
    name(field) {
      const option = field instanceof HTMLSelectElement ? field.selectedOptions[0] : undefined;
      return (option && this.labels.get(option)) ?? `“${field.value.trim()}”`;
    }

    /** A choice that can be dropped: "19 niet gehaald ✕"; the number only where no other choice is made. @param {Field} field @param {number} n */
    chip(field, n) {
      const name = field.dataset.common === undefined ? this.name(field) : this.name(field).toLowerCase();
      const text = this.chosen.length === 1 ? `${n} ${name}` : name;
      const cross = made("span", { ariaHidden: "true" }, " ✕");
      const chip = made("button", { type: "button" }, text, made("span", { className: "unseen" }, ` ${this.words.drop}`), cross);
      chip.addEventListener("click", () => this.drop(field));
      return chip;
    }

    /** @param {Field} field */
    drop(field) {
      field.value = "";
      this.write();
      const next = this.form.querySelector(".filter-chips button") ?? field;
      (next instanceof HTMLElement && next.checkVisibility() ? next : find(this.form, ".filter-open", HTMLElement)).focus();
    }

    /** Nothing left: which choice is in the way, and how much there would be without it. */
    ways() {
      return this.chosen.map((field) => {
        const n = this.lines.filter((line) => this.fits(line, field)).length;
        const button = made("button", { type: "button" }, fill(this.words.without, { choice: this.label(field), n }));
        button.addEventListener("click", () => this.drop(field));
        return n ? button : "";
      });
    }

    /** How many lines each choice would leave, given the others; a choice that leaves none says so. */
    count() {
      for (const field of all(this.form, "select", HTMLSelectElement)) {
        const others = this.lines.filter((line) => this.fits(line, field));
        for (const option of field.options) {
          const n = option.value ? others.filter((line) => this.has(line, field, option.value)).length : others.length;
          option.text = `${this.labels.get(option)} (${n || this.words.none})`;
          option.classList.toggle("none", n === 0);
        }
      }
    }

    /** The line that the address points at is shown, whatever was chosen, and opened. */
    pointed() {
      const line = this.byId.get(new URLSearchParams(`id=${location.hash.slice(1)}`).get("id") ?? ""); // a lone % is no mistake to it
      if (!line) return;
      const hiding = this.chosen.filter((field) => !this.has(line, field, field.value.trim()));
      hiding.forEach((field) => { field.value = ""; });
      if (hiding.length) this.write();
      const link = line.row.querySelector("a");
      if (link && link.ariaExpanded === "false") {
        for (const one of [this.root, line.row]) one.classList.add("arriving"); // the other lines show when they stand where they stay
        link.click();
      }
      line.row.scrollIntoView();
    }
  }

  /** The order of the lines, by a column: as they were made, or put in order in one group without heads. */
  class Order {
    /** `by` is the name of a column in the address, with "-" before it from the last to the first. */
    by = "";

    /** @param {HTMLTableElement | null} table @param {HTMLFormElement} form @param {Line[]} lines @param {ListWords} words @param {() => void} changed */
    constructor(table, form, lines, words, changed) {
      this.form = form;
      this.lines = lines;
      this.words = words;
      this.collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
      this.heads = all(table ?? document.createElement("div"), "thead th", HTMLTableCellElement);
      this.flat = document.createElement("tbody");
      table?.append(this.flat);
      for (const head of this.heads) {
        const button = made("button", { type: "button", className: "sort" }, ...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => { this.by = this.next(head); changed(); });
      }
    }

    /** First one way, then the other, then as it was. @param {HTMLElement} head */
    next(head) {
      const up = head.dataset.by ?? "", ways = head.dataset.down === undefined ? [up, `-${up}`, ""] : [`-${up}`, up, ""];
      return ways[ways.indexOf(this.by) + 1] ?? ways[0] ?? "";
    }

    /** The column that is chosen. */
    get head() {
      return this.heads.find((head) => head.dataset.by === this.by.replace("-", ""));
    }

    get down() {
      return this.by.startsWith("-");
    }

    get said() {
      const way = this.down ? this.words.down : this.words.up;
      return this.head ? fill(this.words.order, { name: this.head.textContent.trim(), way }) : "";
    }

    put() {
      const { head } = this;
      if (!head) this.by = "";
      for (const other of this.heads) other.removeAttribute("aria-sort");
      head?.setAttribute("aria-sort", this.down ? "descending" : "ascending");
      const lines = head ? this.sorted(head.cellIndex) : this.lines;
      if (!head && !this.flat.childElementCount) return;
      for (const line of lines) {
        (head ? this.flat : line.group).append(line.row, ...(line.whole ? [line.whole] : []));
        this.owner(line, Boolean(head));
      }
    }

    /** Out of its group a line says whose it is. @param {Line} line @param {boolean} alone */
    owner(line, alone) {
      const name = line.group.querySelector(".group")?.textContent.trim();
      if (!name) return;
      line.of ??= line.row.querySelector("th")?.appendChild(made("small", { className: "line-of" }, ` ${name}`));
      if (line.of) line.of.hidden = !alone;
    }

    /** What is told apart (`head`) keeps its order both ways; a line without it comes last. @param {number} column */
    sorted(column) {
      const keys = new Map(this.lines.map((line) => [line, this.key(line, column)]));
      return this.lines.toSorted((one, other) => {
        const [a, b] = [keys.get(one), keys.get(other)];
        if (!a || !b) return Number(!a) - Number(!b);
        return this.collator.compare(a.head, b.head) || this.collator.compare(a.value, b.value) * (this.down ? -1 : 1);
      });
    }

    /** A sum counts by number within its nature and currency, a choice by its place, anything else by what stands there.
     * @param {Line} line @param {number} column */
    key(line, column) {
      const by = this.heads[column]?.dataset.by ?? "";
      if (by === "sum") {
        const [head = "", value] = all(line.row, "[data-sum]", HTMLElement).find((part) => !part.hidden)?.dataset.sum?.split("|") ?? [];
        return value ? { head, value } : undefined;
      }
      const [value] = line.has.get(by) ?? [];
      const choices = [...this.form.querySelectorAll(`select[name="${by}"] > option`)].map((option) => option.getAttribute("value"));
      if (value) return value === "none" ? undefined : { head: "", value: String(choices.indexOf(value)) };
      const cell = line.row.children[column];
      const text = (cell?.querySelector("a") ?? cell)?.textContent.trim() ?? "";
      return text === "–" ? undefined : { head: "", value: text };
    }
  }

  /** A line that shows the whole beneath it, as it stands on the page that it links to. */
  class Opening {
    /** The pages that were asked for. @type {Map<string, Promise<Document>>} */
    static pages = new Map();

    /** @param {List} list @param {Line} line */
    constructor(list, line) {
      this.list = list;
      this.line = line;
      this.link = find(line.row, "a", HTMLAnchorElement);
      this.link.ariaExpanded = "false";
      line.row.addEventListener("click", (event) => this.clicked(event));
    }

    /** @param {MouseEvent} event */
    clicked(event) {
      const on = event.target instanceof Element ? event.target.closest("a, button, summary") : null;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || (on && on !== this.link) || (!on && getSelection()?.toString())) return;
      event.preventDefault();
      if (this.line.whole) this.close();
      else this.open().catch(() => location.assign(this.link.href));
    }

    close() {
      this.line.whole?.remove();
      this.line.whole = undefined;
      this.link.ariaExpanded = "false";
      this.point("");
    }

    async open() {
      if (this.link.ariaBusy) return;
      this.link.ariaBusy = "true";
      const page = await this.page();
      this.link.ariaBusy = null;
      const { row } = this.line, cell = made("td", { colSpan: row.children.length }, ...this.parts(page), Cite.line(this));
      this.line.whole = made("tr", { className: "whole" }, cell);
      row.after(this.line.whole);
      this.link.ariaExpanded = "true";
      for (const one of [this.list.root, row]) one.classList.remove("arriving");
      this.point(row.id);
    }

    /** The address points at the line that was opened last. @param {string} id */
    point(id) {
      const address = new URL(location.href);
      address.hash = id;
      history.replaceState(history.state, "", address);
    }

    page() {
      const [address = ""] = this.link.href.split("#");
      const coming = Opening.pages.get(address) ?? fetched(address);
      Opening.pages.set(address, coming);
      return coming;
    }

    /** @param {Document} page @returns {Node[]} */
    parts(page) {
      const { opens } = this.list.root.dataset;
      if (opens !== "row") {
        const parts = (opens ?? "").split(" ").flatMap((id) => section(page, id));
        return [page.querySelector(".lead") ?? "", ...parts].map((part) => copied(part));
      }
      const row = page.getElementById(decodeURIComponent(this.link.hash.slice(1)));
      if (!(row instanceof HTMLTableRowElement)) throw new Error(`${this.link.href} is no row`);
      const heads = row.closest("table")?.tHead?.rows[0]?.cells;
      const cells = [...row.cells].map((cell, number) =>
        made("div", {}, made("dt", {}, heads?.[number]?.textContent.trim() ?? ""), made("dd", {}, ...[...cell.childNodes].map(copied))));
      return [made("dl", { className: "facts" }, ...cells)];
    }
  }

  /** A page of this site; its links lead where they did. @param {string} address */
  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const link of page.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
    return page;
  }

  /** What stands under a heading of a page, with that heading. @param {Document} page @param {string} id @returns {Element[]} */
  function section(page, id) {
    const head = page.getElementById(id);
    const box = head?.closest("details");
    if (!head || box) return box ? [box] : [];
    const found = [head];
    for (let next = head.nextElementSibling; next && !next.matches("h1, h2"); next = next.nextElementSibling) {
      if (next instanceof HTMLElement) found.push(next);
    }
    return found;
  }

  /** A copy that brings no names into this page that are taken already, its sources open. @param {Node | string} part */
  function copied(part) {
    const copy = typeof part === "string" ? document.createTextNode(part) : document.importNode(part, true);
    if (!(copy instanceof HTMLElement)) return copy;
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      if (element.matches(".table")) element.setAttribute("aria-label", element.querySelector("caption")?.textContent.trim() ?? "");
      for (const name of ["id", "aria-labelledby", "aria-describedby"]) element.removeAttribute(name);
      if (element instanceof HTMLDetailsElement) element.open = true;
    }
    return copy;
  }

  /** How to refer to something: in words with its address and today's date, for programs, and by sharing. */
  class Cite {
    /** @param {ListWords} words @param {string} what @param {string} address @param {string} key The name of its files. */
    constructor(words, what, address, key) {
      this.words = words;
      this.what = what;
      this.address = address;
      this.key = key;
      this.site = find(document, "meta[property='og:site_name']", HTMLMetaElement).content;
      this.day = new Date();
    }

    /** A line that was opened, with the way to its page. @param {Opening} opening */
    static line({ list: { words }, line, link }) {
      const holder = line.group.querySelector(".group a")?.textContent.trim();
      const what = [link.textContent.trim(), holder].filter(Boolean).join(", ");
      const cite = new Cite(words, what, addressOf(link.getAttribute("href") ?? ""), line.row.id);
      const summary = made("summary", {}, words.cite, made("span", { className: "unseen" }, `: ${what}`));
      const way = made("a", { href: link.href }, fill(words.to_page, { name: holder ?? what }));
      return made("div", { className: "line-ways" }, way, Cite.seen(made("details", {}, summary, ...cite.parts())));
    }

    /** The list as it is narrowed and in order at the moment that this is opened. @param {List} list */
    static list(list) {
      const box = made("details", { className: "cite" }, made("summary", {}, list.words.cite_list));
      box.addEventListener("toggle", () => {
        [...box.children].slice(1).forEach((part) => part.remove());
        if (!box.open) return;
        const count = find(list.root, ".filter-count", HTMLElement).textContent ?? "";
        const what = `${find(document, "h1", HTMLElement).textContent.trim()} (${list.said(count).join("; ")})`;
        box.append(...new Cite(list.words, what, addressOf(location.search), list.root.id).parts());
      });
      return made("div", { className: "line-ways" }, Cite.seen(box));
    }

    /** What opens below the screen comes into it. @param {HTMLDetailsElement} box */
    static seen(box) {
      box.addEventListener("toggle", () => box.open && box.scrollIntoView({ block: "nearest" }));
      return box;
    }

    get text() {
      const date = this.day.toLocaleDateString(document.documentElement.lang === "nl" ? "nl-NL" : "en-GB", { dateStyle: "long" });
      return fill(this.words.cited, { what: this.what, site: this.site, address: this.address, date });
    }

    get bibtex() {
      const clean = (/** @type {string} */ text) => text.replace(/[{}\\]/g, "").replace(/[&%$#_]/g, "\\$&");
      const day = this.iso;
      return `@misc{${this.key},\n  title = {{${clean(this.what)}}},\n  howpublished = {${clean(this.site)}},\n  url = {${this.address}},\n  urldate = {${day}}\n}\n`;
    }

    get ris() {
      return `TY  - ELEC\r\nTI  - ${this.what}\r\nT2  - ${this.site}\r\nUR  - ${this.address}\r\nY2  - ${this.iso.replaceAll("-", "/")}\r\nER  - \r\n`;
    }

    /** Today where the reader is. */
    get iso() {
      return [this.day.getFullYear(), this.day.getMonth() + 1, this.day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    }

    /** The words to copy, and the ways to take them along. */
    parts() {
      const file = (/** @type {string} */ name, /** @type {string} */ end, /** @type {string} */ type, /** @type {string} */ text) =>
        made("a", { href: `data:${type};charset=utf-8,${encodeURIComponent(text)}`, download: `${this.key}.${end}` }, name);
      const said = made("span", { role: "status" });
      const ways = made("p", { className: "cite-ways" }, this.copying(this.words.copy, this.text, said), this.sharing(said),
        file("BibTeX", "bib", "application/x-bibtex", this.bibtex), file("RIS", "ris", "application/x-research-info-systems", this.ris), said);
      return [made("p", {}, this.text), ways];
    }

    /** @param {string} name @param {string} text @param {HTMLElement} said */
    copying(name, text, said) {
      if (!("clipboard" in navigator)) return ""; // not over a bare http address
      const button = made("button", { type: "button" }, name);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text);
        said.textContent = this.words.copied;
      });
      return button;
    }

    /** What the device shares with, where it can; else the address is copied. @param {HTMLElement} said */
    sharing(said) {
      if (!("share" in navigator)) return this.copying(this.words.copy_link, this.address, said);
      const button = made("button", { type: "button" }, this.words.share);
      button.addEventListener("click", () => navigator.share({ title: this.what, url: this.address }).catch(() => undefined));
      return button;
    }
  }

  /** Who arrives with a choice lands at what it leaves; who comes back, where they were. @param {HTMLElement} root */
  function land(root) {
    const [entry] = performance.getEntriesByType("navigation");
    const arrives = entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
    if (arrives && location.search && !location.hash) root.scrollIntoView();
  }

  /** What stays in sight of the list while it scrolls covers nothing that is jumped to. @param {HTMLElement} root */
  function bar(root) {
    const form = find(root, "form", HTMLFormElement);
    const measure = () => document.documentElement.style.setProperty("--bar", `${getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0}px`);
    new ResizeObserver(measure).observe(form); // not at once: that would lay out the page in the midst of the script
  }

  for (const root of all(document, ".filtered", HTMLElement)) {
    bar(root);
    const list = new List(root);
    if (root.dataset.opens) list.lines.forEach((line) => new Opening(list, line));
    root.append(Cite.list(list));
    root.classList.add("ready");
    document.documentElement.classList.remove("waits"); // what stands below shows where it stays
    list.pointed();
    land(root);
  }
})();
