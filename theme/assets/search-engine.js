// What is found for a query: Pagefind says which pages hold a word, and what the site knows of its pages puts them in order.
// @ts-check

import { Words, parsed, wordsOf } from "./search-words.js";

const SHORT = 3; // a word of so few letters is the beginning of too many others
const SHORTEST = 5; // so many letters of a compound are a word: "huis" stands at the end of too many others
const PARTS = 4; // compounds that end with a word, asked too
const MOST = 5; // words that are offered
const LONGEST = 4; // words that may stand for one thing together: "zero emissie zone"
const RANKING = { termFrequency: 0.4, pageLength: 0.3, metaWeights: { title: 4 } };
// How a page is called what is asked, from exactly so to not at all.
const [EXACTLY, CALLED, ALSO_CALLED, IN_TITLE, IN_NAMES, BEGINS_NAME, RELATED, MENTIONED] = [7, 6, 5, 4, 3, 2, 1, 0];

/** Pages, words and index of one release of the site. */
export class Engine {
  /** @param {string} top the way to the root of the site @param {string} lang */
  static async load(top, lang) {
    const bundle = new URL(`${top}pagefind/${lang}/`, document.baseURI);
    const [known, pagefind] = await Promise.all([
      fetch(new URL("search.json", bundle), { cache: "no-cache" }).then((answer) => answer.json()),
      /** @type {Promise<PagefindModule>} */ (import(`${bundle}pagefind.js`)),
    ]);
    const index = pagefind.createInstance({ basePath: bundle.pathname, ranking: RANKING });
    return new Engine(known, index, bundle, lang);
  }

  /** @param {SearchKnown} known @param {Pagefind} index @param {URL} bundle @param {string} lang */
  constructor(known, index, bundle, lang) {
    this.known = known;
    this.index = index;
    this.bundle = bundle;
    this.lang = lang;
    this.words = new Words(lang, known.words, known.counts);
    this.pages = known.pages.map((page, place) => this.#page(page, place));
    /** The names of what hits are narrowed by, as `facet:value`. */
    this.choices = new Map([...known.kinds.map(([kind, name]) => ["kind", kind, name]), ...known.values].map(([facet, value, name]) => [`${facet}:${value}`, name]));
    this.places = new Map(this.pages.map((page) => [page.id, page]));
    this.named = new Set(this.pages.flatMap((page) => [...page.titleWords, ...page.nameWords]));
    /** Pages by the words under which they are found too. @type {Map<string, SearchPage[]>} */
    this.also = new Map();
    for (const page of this.pages) {
      for (const key of page.also) this.also.set(key, [...(this.also.get(key) ?? []), page]);
    }
    this.alike = new Set(known.pages.flatMap((page) => page[5].flatMap(wordsOf)));
    this.order = new Intl.Collator(lang, { numeric: true });
    this.often = Math.floor(Math.log2(this.pages.length / 2)); // a word on half of the pages
    /** What was asked before. @type {Map<string, Promise<Map<SearchPage, number>>>} */
    this.asked = new Map();
    this.words.forms(""); // what takes long is done while more is typed
  }

  /** @param {SearchKnown["pages"][number]} page @param {number} place @returns {SearchPage} */
  #page([id, address, title, kind, names, also, values], place) {
    const [kindId, kindName, weight] = /** @type {[string, string, number]} */ (this.known.kinds[kind]);
    const bare = title.replace(/\s*\([^)]*\)/g, "");
    return {
      id, place, title, kind: kindName, weight, url: new URL(`../../${address}`, this.bundle).href,
      keys: [this.key(title), this.key(bare)], nameKeys: names.map((name) => this.key(name)), also: also.map((name) => this.key(name)),
      titleWords: wordsOf(title), nameWords: names.flatMap(wordsOf), facets: [["kind", kindId, kindName], ...values.map((value) => /** @type {Facet} */ (this.known.values[value]))],
    };
  }

  /** What a name is compared by: its words without their endings, whatever stands between them. @param {string} name */
  key(name) {
    return wordsOf(name).map(this.words.stem).join("");
  }

  /** Fetch what the answer to an unfinished query will need. @param {string} query */
  expect(query) {
    const word = wordsOf(query).at(-1) ?? "";
    if (word.length > 2) this.index.preload(word);
  }

  /** Which index there is now: another one when the site was published since. Nothing where nobody can tell. @returns {Promise<string | undefined>} */
  async present() {
    try {
      const answer = await fetch(new URL("pagefind-entry.json", this.bundle), { cache: "no-cache" });
      const [index] = Object.values((await answer.json()).languages);
      return index.hash;
    } catch {
      return undefined;
    }
  }

  /** The pages for a query, best first. @param {string} query @returns {Promise<SearchHit[]>} */
  async find(query) {
    const units = this.units(query);
    const answers = await Promise.all(units.map((unit) => this.#answer(unit)));
    /** @type {Map<SearchPage, SearchHit>} */
    const hits = new Map();
    answers.forEach((answer, number) => {
      for (const [page, { words, score, sure }] of answer) {
        const hit = hits.get(page) ?? { page, units: [], score: 0, called: MENTIONED, words: [], label: "", sure: true };
        hit.sure &&= sure;
        hit.units.push(/** @type {SearchUnit} */ (units[number]));
        hit.words.push(words);
        hit.score += score * page.weight;
        hits.set(page, hit);
      }
    });
    const needed = units.filter((unit) => !unit.common);
    for (const hit of hits.values()) this.#judge(hit, query, units);
    const named = (/** @type {SearchHit} */ hit) => (hit.called >= ALSO_CALLED ? hit.page.weight : 0); // of one name the more prominent first
    const matched = (/** @type {SearchHit} */ hit) => hit.units.filter((unit) => !unit.common).length || Number(!needed.length);
    return [...hits.values()].filter(matched)
      .sort((one, other) => matched(other) - matched(one) || other.called - one.called || named(other) - named(one) || other.score - one.score || one.page.place - other.page.place);
  }

  /** What is asked, as units that each page has or lacks; words that mean one thing together are one. @param {string} query @returns {SearchUnit[]} */
  units(query) {
    const all = parsed(query);
    const telling = all.filter(({ words, phrase }) => phrase || !words.every((word) => this.words.empty.has(word)));
    const words = telling.length ? telling : all;
    const found = [];
    for (let at = 0; at < words.length;) {
      const unit = this.#together(words.slice(at, at + LONGEST)) ?? this.#single(/** @type {SearchAsked} */ (words[at]));
      found.push(unit);
      at += unit.length;
    }
    const nothingElse = found.every((unit) => unit.common);
    return found.map((unit) => ({ ...unit, common: unit.common && !nothingElse }));
  }

  /** Two or more words that are written as one elsewhere, or under which pages are found too. @param {SearchAsked[]} words @returns {SearchUnit | undefined} */
  #together(words) {
    for (let length = words.length; length > 1; length--) {
      const part = words.slice(0, length);
      if (part.some(({ phrase }) => phrase)) continue;
      const typed = part.flatMap((one) => one.words);
      const one = typed.join("");
      const joined = length > 2 ? [] : this.words.has(one) ? [one] : one.length > 5 ? this.words.forms(one).slice(0, 1) : [];
      const key = this.key(typed.join(" "));
      if (!joined.length && !this.also.has(key)) continue;
      const here = typed.map((word) => this.words.known(word) ?? "");
      const elsewhere = typed.map((word) => this.words.elsewhere(word)[0] ?? this.words.known(word) ?? "");
      const apart = [here, ...(elsewhere.join(" ") === here.join(" ") ? [] : [elsewhere])].filter((words) => words.every(Boolean));
      const asked = [...apart, ...joined.map((word) => [word])];
      return { typed: typed.join(" "), length, asked, sure: asked.length, exact: false, key, common: false };
    }
    return undefined;
  }

  /** @param {SearchAsked} asked @returns {SearchUnit} */
  #single({ words, phrase }) {
    const typed = words.join(" ");
    if (phrase) return { typed: `"${typed}"`, length: 1, asked: [words], sure: 1, exact: true, key: this.key(typed), common: false };
    const common = this.words.count(typed) >= this.often;
    const sure = this.words.asked(typed).map((word) => [word]);
    const asked = [...sure, this.words.split(typed), ...this.#compounds(typed)].filter((parts) => parts.length);
    return { typed, length: 1, asked, sure: sure.length, exact: false, key: this.key(typed), common };
  }

  /** Words in names that end with this one: "stadslogistiek" is logistics too. @param {string} word @returns {string[][]} */
  #compounds(word) {
    const stem = this.words.stem(word);
    if (stem.length < SHORTEST) return [];
    const found = [...this.named].filter((name) => {
      const whole = this.words.stem(name);
      return whole.length - stem.length > 2 && whole.endsWith(stem) && this.words.has(name);
    });
    return found.sort((one, other) => this.words.count(other) - this.words.count(one)).slice(0, PARTS).map((name) => [name]);
  }

  /** The pages that have a unit, each with the words by which. @param {SearchUnit} unit */
  async #answer(unit) {
    const answers = await Promise.all(unit.asked.map((words) => this.#pagefind(words, unit.exact)));
    /** @type {Map<SearchPage, { words: string[], score: number, sure: boolean }>} */
    const found = new Map();
    answers.forEach((answer, number) => {
      const words = /** @type {string[]} */ (unit.asked[number]);
      for (const [page, score] of answer) {
        if (!found.has(page)) found.set(page, { words, score: score * (number ? 0.5 : 1), sure: number < unit.sure });
      }
    });
    for (const page of this.also.get(unit.key) ?? []) {
      if (!found.has(page)) found.set(page, { words: [], score: 1, sure: true });
    }
    return found;
  }

  /** The pages that hold all these words, each with its score. @param {string[]} words @param {boolean} phrase */
  #pagefind(words, phrase) {
    const short = words.length === 1 && !phrase && (words[0] ?? "").length <= SHORT && this.words.has(words[0] ?? "");
    const query = phrase || short ? `"${words.join(" ")}"` : words.join(" ");
    const found = this.asked.get(query) ?? this.#ask(query);
    this.asked.set(query, found);
    return found;
  }

  /** @param {string} query @returns {Promise<Map<SearchPage, number>>} */
  async #ask(query) {
    const { results } = await this.index.search(query);
    return new Map(results.flatMap(({ id, score }) => {
      const page = this.places.get(id);
      return page ? [[page, score]] : [];
    }));
  }

  /** How a hit is called, and what it has of the query. @param {SearchHit} hit @param {string} query @param {SearchUnit[]} units */
  #judge(hit, query, units) {
    const { page } = hit;
    const bare = query.replace(/["“”„«»]/g, "").trim();
    const keys = [this.key(bare), this.key(hit.words.flat().join(" "))];
    if (page.title === bare) hit.called = EXACTLY;
    else if (page.keys.some((key) => keys.includes(key))) hit.called = CALLED;
    else if (page.nameKeys.some((key) => keys.includes(key))) hit.called = ALSO_CALLED;
    else hit.called = Math.min(...hit.units.map((unit, at) => Math.max(this.#inNames(page, hit.words[at] ?? []), page.also.includes(unit.key) ? RELATED : MENTIONED)));
    if (!hit.sure) hit.called = Math.min(hit.called, RELATED);
    const typed = units.length === hit.units.length && hit.units.every((unit, number) => hit.words[number] === unit.asked[0] && unit.typed.replaceAll('"', "") === hit.words[number]?.join(" "));
    hit.label = typed ? query : hit.words.some((words) => !words.length) ? "" : hit.words.flat().map((word) => this.words.shown(word)).join(" ");
  }

  /** Whether the names of a page have these words, as a whole or as the beginning of one. @param {SearchPage} page @param {string[]} words */
  #inNames({ titleWords, nameWords }, words) {
    if (!words.length) return MENTIONED;
    const names = [...titleWords, ...nameWords];
    const { stem } = this.words;
    const have = (/** @type {string[]} */ name) => words.every((word) => name.some((one) => stem(one) === stem(word)));
    if (have(titleWords)) return IN_TITLE;
    if (have(names)) return IN_NAMES;
    return words.every((word) => word.length > SHORT && names.some((one) => one.startsWith(word))) ? BEGINS_NAME : MENTIONED;
  }

  /** Words to offer for those of a query that no page has, besides what was asked instead. @param {string} query @param {SearchHit[]} hits */
  offered(query, hits) {
    const apart = this.units(query).filter((unit) => !this.also.has(unit.key));
    const unknown = apart.flatMap((unit) => wordsOf(unit.typed)).filter((word) => this.words.isUnknown(word));
    const asked = new Set(hits.flatMap((hit) => hit.words.flat()));
    return [...new Set(unknown.flatMap((word) => this.words.offered(word, this.alike)))].filter((word) => !asked.has(word)).map((word) => this.words.shown(word)).slice(0, MOST);
  }

  /** The lists that answer a query, each with its address and the names of what it is narrowed to. @param {string} query */
  lists(query) {
    return this.known.lists.flatMap((list) => {
      let left = ` ${wordsOf(query).map(this.words.stem).join(" ")} `;
      const take = (/** @type {string} */ words) => {
        const one = ` ${wordsOf(words).map(this.words.stem).join(" ")} `;
        if (!left.includes(one)) return false;
        left = left.replace(one, "  ");
        return true;
      };
      if (list.words.length && !list.words.map(take).some(Boolean)) return [];
      const longest = list.choices.flatMap((choice) => choice[3].map((words) => ({ choice, words }))).sort((one, other) => other.words.length - one.words.length);
      const chosen = new Map(longest.flatMap(({ choice, words }) => (take(words) ? [[choice[0], choice]] : [])));
      if (!chosen.has(list.must)) return [];
      const address = new URL(`../../${this.lang === "nl" ? "" : `${this.lang}/`}${list.address}`, this.bundle);
      for (const [facet, value] of chosen.values()) address.searchParams.set(facet, value);
      return [{ name: list.name, address: address.href, choices: [...chosen.values()].map((choice) => choice[2]) }];
    });
  }

  /** The text of a page, as Pagefind read it. @param {SearchPage} page @returns {Promise<string>} */
  async text({ id }) {
    const file = await fetch(new URL(`fragment/${id}.pf_fragment`, this.bundle));
    if (!file.ok || !file.body) throw new Error(`${id}: ${file.status}`);
    const text = await new Response(file.body.pipeThrough(new DecompressionStream("gzip"))).text();
    return JSON.parse(text.slice(text.indexOf("{"))).content;
  }
}
