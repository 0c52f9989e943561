// What search answers, in its dialog and on its page: hits, and what they are narrowed by. site.js fetches it when search is first used.
// @ts-check

const PAUSE = 120; // ms without typing before the question is put

/** Pagefind with the index of this language; nothing of it is fetched before the first query. @param {string} top @returns {Promise<Pagefind>} */
async function load(top) {
  const bundle = new URL(`${top}pagefind/`, document.baseURI);
  /** @type {Pagefind} */
  const engine = await import(`${bundle}pagefind.js`);
  // The name of a thing and its other names count for more than words in its text.
  await engine.options({
    basePath: bundle.pathname, baseUrl: new URL(top, document.baseURI).pathname, excerptLength: 20,
    ranking: { termFrequency: 0.4, pageLength: 0.3, metaWeights: { title: 12, names: 8 } },
  });
  await engine.filters(); // the counts per facet
  return engine;
}

/** @param {PagefindHit} hit */
function row(hit) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: hit.url, textContent: hit.meta.title });
  const label = Object.assign(document.createElement("span"), { className: "search-kind", textContent: hit.meta.kind });
  const excerpt = Object.assign(document.createElement("p"), { innerHTML: hit.excerpt }); // escaped by Pagefind
  item.append(link, " ", label, excerpt);
  return item;
}

/** What is called exactly so comes first, and with the same capitals before that. @param {PagefindHit[]} hits @param {string} query */
function ordered(hits, query) {
  /** @param {PagefindHit} hit */
  const names = ({ meta: { title } }) => Number(title === query) + Number(title.toLowerCase() === query.toLowerCase());
  return hits.toSorted((one, other) => names(other) - names(one));
}

/** A search form that answers: the dialog, or the search page, where the query stands in the address. */
export class Search {
  /** What is chosen, by the label of its facet. @type {Record<string, string>} */
  #chosen = {};
  /** How often something was asked: an answer that comes too late is dropped. */
  #asked = 0;
  /** @type {Promise<Pagefind> | undefined} */
  #pagefind;
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
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#ask(), PAUSE);
    });
    input.form?.addEventListener("submit", () => this.#enter());
    root.addEventListener("keydown", (event) => this.#arrow(event));
    if (!this.inDialog) this.#read();
    if (input.value) this.#ask(); // typed while this file was on its way, or given in the address
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`.search-${name}`));
  }

  async #ask() {
    const query = this.input.value.trim();
    const mine = ++this.#asked;
    this.#write(query);
    if (!query) return this.#show("");
    try {
      this.#pagefind ??= load(this.config.top);
      const found = await (await this.#pagefind).search(query, { filters: this.#chosen });
      const first = await Promise.all(found.results.slice(0, this.inDialog ? 20 : 50).map((result) => result.data()));
      return mine === this.#asked ? this.#show(query, first, found) : undefined;
    } catch (error) {
      this.#pagefind = undefined;
      this.#part("count").textContent = this.words.failed;
      throw error;
    }
  }

  /** @param {string} query @param {PagefindHit[]} hits @param {PagefindAnswer} answer */
  #show(query, hits = [], answer = { results: [], filters: {}, totalFilters: {} }) {
    const { words } = this;
    const total = answer.results.length;
    this.#part("results").replaceChildren(...ordered(hits, query).map(row));
    const says = total === 0 ? words.none : total === 1 ? words.one : words.many;
    this.#part("count").textContent = query ? says.replace("{n}", String(total)).replace("{q}", query) : "";
    this.#part("more").hidden = !this.inDialog || !query;
    const active = document.activeElement;
    const had = active instanceof HTMLElement ? active.dataset.facet : undefined;
    this.#part("kinds").replaceChildren(...(query ? this.#kinds(this.#counts(answer, words.kind)) : []));
    const facets = query ? words.facets.map((label) => this.#facet(label, this.#counts(answer, label))) : [];
    this.#part("facets").replaceChildren(...facets.flat());
    if (had === undefined) return;
    /** @type {HTMLElement | null} */
    const again = this.root.querySelector(`[data-facet="${CSS.escape(had)}"]`);
    again?.focus();
  }

  /** How many hits each choice of a facet has; of one that was chosen from, also those that the choice hides. @param {PagefindAnswer} answer @param {string} label */
  #counts(answer, label) {
    const chosen = this.#chosen[label];
    const found = (chosen ? answer.totalFilters : answer.filters)[label] ?? {};
    return Object.entries(found).filter(([name, count]) => count || name === chosen);
  }

  /** A button for each kind, and one for all of them. @param {[name: string, count: number][]} counts */
  #kinds(counts) {
    if (!counts.length) return [];
    const sum = counts.reduce((so_far, [, count]) => so_far + count, 0);
    return [this.#kind("", `${this.words.all} (${sum})`), ...counts.map(([name, count]) => this.#kind(name, `${name} (${count})`))];
  }

  /** @param {string} name @param {string} text */
  #kind(name, text) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    button.dataset.facet = `${this.words.kind}:${name}`;
    button.setAttribute("aria-pressed", String(name === (this.#chosen[this.words.kind] ?? "")));
    button.addEventListener("click", () => this.#choose(this.words.kind, name));
    return button;
  }

  /** A list to choose from; none where there is nothing to choose. @param {string} label @param {[name: string, count: number][]} counts */
  #facet(label, counts) {
    if (!counts.length) return [];
    const box = Object.assign(document.createElement("label"), { textContent: label });
    const select = document.createElement("select");
    select.dataset.facet = label;
    select.append(new Option(this.words.all, ""), ...counts.map(([name, count]) => new Option(`${name} (${count})`, name)));
    select.value = this.#chosen[label] ?? "";
    select.addEventListener("change", () => this.#choose(label, select.value));
    box.append(document.createElement("br"), select);
    return [box];
  }

  /** @param {string} label @param {string} value */
  #choose(label, value) {
    if (value) this.#chosen[label] = value;
    else delete this.#chosen[label];
    this.#ask();
  }

  /** What the address of the search page says is chosen. */
  #read() {
    const given = new URLSearchParams(location.search);
    for (const label of [this.words.kind, ...this.words.facets]) {
      const value = given.get(label);
      if (value) this.#chosen[label] = value;
    }
  }

  /** The address of the search page says what is asked; the dialog hands its query on to that page. @param {string} query */
  #write(query) {
    const link = /** @type {HTMLAnchorElement} */ (this.#part("more").querySelector("a"));
    const address = new URL(this.inDialog ? link.href : location.href);
    address.search = String(new URLSearchParams([...(query ? [["q", query]] : []), ...Object.entries(this.#chosen)]));
    if (this.inDialog) link.href = address.href;
    else history.replaceState(null, "", address);
  }

  /** Enter opens the first hit; on the search page it asks. */
  #enter() {
    if (this.inDialog) this.#part("results").querySelector("a")?.click();
    else this.#ask();
  }

  /** The arrow keys go through the hits, from the field and back to it. @param {KeyboardEvent} event */
  #arrow(event) {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.target instanceof HTMLSelectElement) return;
    const stops = [this.input, ...this.#part("results").querySelectorAll("a")];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}
