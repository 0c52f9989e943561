// What search answers, in its dialog and on its page: hits, and what they are narrowed by. site.js fetches it when search is first used.
// @ts-check

import { Engine } from "./search-engine.js";
import { excerpt } from "./search-excerpt.js";

const PAUSE = 60; // ms without typing before the question is put
const SHOWN = { dialog: 20, page: 50 }; // hits
const GROUPS = 2; // of hits that have other words, told apart
const LENGTH = 170; // letters of a page that a hit shows
const LAST = "search"; // where the browser keeps the last question while it is open

/** @param {SearchHit} hit */
function row({ page }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: page.url, textContent: page.title });
  const label = Object.assign(document.createElement("span"), { className: "search-kind", textContent: page.kind });
  item.append(link, " ", label, document.createElement("p"));
  return item;
}

/** What the page of a hit says of the question. @param {SearchHit} hit @param {HTMLElement} item @param {string} text */
function fill({ page, words }, item, text) {
  const after = text.startsWith(page.title) ? text.slice(page.title.length).replace(/^[.\s]+/, "") : text;
  const pieces = excerpt(after, words, LENGTH).map(([part, marked]) => (marked ? Object.assign(document.createElement("mark"), { textContent: part }) : part));
  item.querySelector("p")?.replaceChildren(...pieces);
}

/** What was asked last, while the browser is open. @returns {SearchLast | undefined} */
function remembered() {
  try { return JSON.parse(sessionStorage.getItem(LAST) ?? "") || undefined; } catch { return undefined; }
}

/** @param {SearchLast | ""} last */
function remember(last) {
  try { sessionStorage.setItem(LAST, JSON.stringify(last)); } catch { /* the question then lasts for this page */ }
}

/** @param {string} text @param {Record<string, string | number>} blanks */
function filled(text, blanks) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(blanks[name]));
}

/** A search form that answers: the dialog, or the search page, where the query stands in the address. */
export class Search {
  /** What is chosen, by its facet: the values are the same in each language. @type {Record<string, string>} */
  #chosen = {};
  /** How often something was asked: an answer that comes too late is dropped. */
  #asked = 0;
  /** @type {Promise<Engine> | undefined} */
  #engine;
  /** The index for which all was fetched anew. @type {string | undefined} */
  #renewedTo;
  /** @type {number | undefined} */
  #waiting;

  /** @param {HTMLElement} root @param {HTMLInputElement} input @param {SiteConfig} config */
  constructor(root, input, config) {
    this.root = root;
    this.input = input;
    this.config = config;
    this.words = config.words;
    this.inDialog = root instanceof HTMLDialogElement;
    input.addEventListener("input", () => {
      if (input.value.trim()) this.#ready().then((engine) => engine.expect(input.value), () => {}); // who asks is told when it fails
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#ask(), PAUSE);
    });
    input.form?.addEventListener("submit", () => this.#enter());
    root.addEventListener("keydown", (event) => this.#arrow(event));
    root.addEventListener("click", (event) => this.#leave(event));
    if (!this.inDialog) this.#narrow.open = matchMedia("(min-width: 56em)").matches; // where hits can be seen below it
    if (this.inDialog) this.#again();
    else this.#read();
    if (input.value) this.#ask(); // typed while this file was on its way, or given in the address
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.search-${name}`));
  }

  /** What the hits are narrowed with: closed, so that they stand in sight, until something is chosen. */
  get #narrow() {
    return /** @type {HTMLDetailsElement} */ (this.#part("narrow"));
  }

  /** Put the question, and show the answer. @returns {Promise<void>} */
  async #ask() {
    const query = this.input.value.trim();
    const mine = ++this.#asked;
    this.#write(query);
    if (!query) return this.#show("");
    try {
      const engine = await this.#ready();
      const hits = await engine.find(query);
      const shown = this.#narrowed(hits).slice(0, this.inDialog ? SHOWN.dialog : SHOWN.page);
      if (mine !== this.#asked) return;
      const rows = shown.map(row);
      this.#show(query, hits, rows, engine);
      await Promise.all(shown.map(async (hit, at) => fill(hit, /** @type {HTMLElement} */ (rows[at]), await engine.text(hit.page))));
    } catch (error) {
      if (mine !== this.#asked) return;
      if (await this.#renewed()) return this.#ask();
      this.#engine = undefined;
      this.#part("count").textContent = this.words.failed;
      throw error;
    }
    if (mine === this.#asked && await this.#renewed() && mine === this.#asked) this.#ask();
  }

  /** What search knows, fetched once; nothing of it before the first letter. */
  #ready() {
    return this.#engine ??= Engine.load(this.config.top, document.documentElement.lang).then((engine) => {
      const known = Object.entries(this.#chosen).filter(([facet, value]) => engine.choices.has(`${facet}:${value}`));
      this.#chosen = Object.fromEntries(known); // nonsense in an address chooses nothing
      return engine;
    });
  }

  /** Whether the site was published again while this page stood open; then all is fetched anew. */
  async #renewed() {
    const engine = await this.#engine?.catch(() => undefined);
    const now = await engine?.present();
    if (!now || now === engine?.known.index || now === this.#renewedTo) return false;
    this.#renewedTo = now; // once: what is fetched may be older all the same
    this.#engine = undefined;
    return true;
  }

  /** @param {string} query @param {SearchHit[]} hits all of them @param {HTMLElement[]} rows those that are shown @param {Engine} [engine] */
  #show(query, hits = [], rows = [], engine) {
    this.#part("results").replaceChildren(...rows);
    this.#part("count").textContent = query ? this.#count(query, this.#narrowed(hits)) : "";
    this.#part("near").replaceChildren(...(engine ? this.#near(engine.offered(query, hits)) : []));
    this.#part("lists").replaceChildren(...(engine?.lists(query) ?? []).map((list) => this.#list(list)));
    this.#part("more").hidden = !this.inDialog || !query;
    this.#narrow.hidden = !hits.length;
    if (Object.keys(this.#chosen).length) this.#narrow.open = true;
    const active = document.activeElement;
    const had = active instanceof HTMLElement ? active.dataset.facet : undefined;
    this.#part("kinds").replaceChildren(...(query && engine ? this.#kinds(this.#counts(hits, "kind", engine)) : []));
    const facets = query && engine ? this.#facets.map((facet) => this.#facet(facet, this.#counts(hits, facet, engine))) : [];
    this.#part("facets").replaceChildren(...facets.flat());
    if (had === undefined) return;
    /** @type {HTMLElement | null} */
    const again = this.root.querySelector(`[data-facet="${CSS.escape(had)}"]`);
    again?.focus();
  }

  /** What was found, told of the words that the hits hold. @param {string} query @param {SearchHit[]} hits */
  #count(query, hits) {
    const { words } = this;
    /** @type {Map<string, number>} */
    const groups = new Map();
    for (const { label } of hits) groups.set(label, (groups.get(label) ?? 0) + 1);
    const [exact, related] = [groups.get(query) ?? 0, groups.get("") ?? 0];
    groups.delete(query);
    groups.delete("");
    const named = [...groups].slice(0, GROUPS);
    const rest = hits.length - exact - related - named.reduce((sum, [, n]) => sum + n, 0);
    const others = named.map(([w, n]) => filled(words.also, { n, w }));
    if (related) others.push(filled(words.related, { n: related }));
    if (rest) others.push(filled(words.rest, { n: rest }));
    const first = filled(exact === 1 ? words.one : exact ? words.many : others.length ? words.instead : words.none, { n: exact, q: query });
    return exact && others.length ? `${first}; ${others.join(", ")}` : `${first}${others.length ? ` ${others.join(", ")}` : ""}`;
  }

  /** Words that look like one that nothing was found with. @param {string[]} near */
  #near(near) {
    const buttons = near.map((word) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: word });
      button.addEventListener("click", () => { this.input.value = word; this.input.focus(); this.#ask(); });
      return button;
    });
    return buttons.length ? [`${this.words.near} `, ...buttons.flatMap((button) => [button, " "])] : [];
  }

  /** A list that answers the question. @param {{ name: string, address: string, choices: string[] }} list */
  #list({ name, address, choices }) {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: address, textContent: `${name}: ${choices.join(" · ")}` }));
    return item;
  }

  /** What hits are narrowed by with a list to choose from: all but the kind, which has buttons. */
  get #facets() {
    return Object.keys(this.words.facets).filter((facet) => facet !== "kind");
  }

  /** The hits that fit what is chosen, leaving one facet out. @param {SearchHit[]} hits @param {string} [but] */
  #narrowed(hits, but) {
    const chosen = Object.entries(this.#chosen).filter(([facet]) => facet !== but);
    return hits.filter(({ page }) => chosen.every(([facet, value]) => page.facets.some(([name, one]) => name === facet && one === value)));
  }

  /** How many hits each choice of a facet has, in the order of most languages. @param {SearchHit[]} hits @param {string} facet @param {Engine} engine @returns {SearchCount[]} */
  #counts(hits, facet, engine) {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const { page } of this.#narrowed(hits, facet)) {
      for (const [name, value] of page.facets) if (name === facet) found.set(value, (found.get(value) ?? 0) + 1);
    }
    const chosen = this.#chosen[facet];
    if (chosen && !found.has(chosen)) found.set(chosen, 0);
    const named = [...found].map(([value, count]) => ({ value, count, name: engine.choices.get(`${facet}:${value}`) ?? value }));
    return named.sort((one, other) => engine.order.compare(one.name, other.name));
  }

  /** A button for each kind, and one for all of them. @param {SearchCount[]} counts */
  #kinds(counts) {
    if (!counts.length) return [];
    const count = counts.reduce((sum, one) => sum + one.count, 0);
    return [{ value: "", name: this.words.all, count }, ...counts].map((one) => this.#kind(one));
  }

  /** @param {SearchCount} count */
  #kind({ value, name, count }) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${name} (${count})` });
    button.dataset.facet = `kind:${value}`;
    button.setAttribute("aria-pressed", String(value === (this.#chosen.kind ?? "")));
    button.addEventListener("click", () => this.#choose("kind", value));
    return button;
  }

  /** A list to choose from; none where there is nothing to choose. @param {string} facet @param {SearchCount[]} counts */
  #facet(facet, counts) {
    if (counts.length < 2 && !this.#chosen[facet]) return [];
    const box = Object.assign(document.createElement("label"), { textContent: this.words.facets[facet] });
    const select = document.createElement("select");
    select.dataset.facet = facet;
    select.append(new Option(this.words.all, ""), ...counts.map(({ value, name, count }) => new Option(`${name} (${count})`, value)));
    select.value = this.#chosen[facet] ?? "";
    select.addEventListener("change", () => this.#choose(facet, select.value));
    box.append(document.createElement("br"), select);
    return [box];
  }

  /** @param {string} facet @param {string} value */
  #choose(facet, value) {
    if (value) this.#chosen[facet] = value;
    else delete this.#chosen[facet];
    this.#ask();
  }

  /** What was asked last comes back: on another page, in the other language, and with the hits behind Back. */
  #again() {
    const last = history.state?.[LAST] ?? remembered();
    if (!last || this.input.value) return;
    this.input.value = last.query;
    this.input.select();
    this.#chosen = last.chosen;
  }

  /** Who follows a hit finds the dialog open again behind Back. @param {MouseEvent} event */
  #leave(event) {
    if (!this.inDialog || !(event.target instanceof Element) || !event.target.closest("a")) return;
    history.replaceState({ ...history.state, [LAST]: remembered() }, "");
  }

  /** What the address of the search page says is chosen. */
  #read() {
    const given = new URLSearchParams(location.search);
    for (const facet of Object.keys(this.words.facets)) {
      const value = given.get(facet);
      if (value) this.#chosen[facet] = value;
    }
  }

  /** The address of the search page says what is asked; the dialog hands its query on to that page. @param {string} query */
  #write(query) {
    remember(query && { query, chosen: this.#chosen });
    const link = /** @type {HTMLAnchorElement} */ (this.#part("more").querySelector("a"));
    const address = new URL(this.inDialog ? link.href : location.href);
    const chosen = Object.keys(this.words.facets).map((facet) => [facet, this.#chosen[facet] ?? ""]); // one choice, one address
    address.search = String(new URLSearchParams([["q", query], ...chosen].filter(([, value]) => value)));
    if (this.inDialog) link.href = address.href;
    else history.replaceState(null, "", address);
  }

  /** Enter opens what stands first; on the search page it asks. */
  #enter() {
    if (this.inDialog) this.#links()[0]?.click();
    else this.#ask();
  }

  #links() {
    return [...this.#part("lists").querySelectorAll("a"), ...this.#part("results").querySelectorAll("a")];
  }

  /** The arrow keys go through the hits, from the field and back to it. @param {KeyboardEvent} event */
  #arrow(event) {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.target instanceof HTMLSelectElement) return;
    const stops = [this.input, ...this.#links()];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}
