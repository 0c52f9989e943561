// What a query asks: its words as they are compared, and the words of the site that each may stand for.
// @ts-check

const FEW = 2; // at most 2 to this power: so few pages have a word that its parts are asked too
const LONGEST = 200; // letters of a query; no name is longer
const MOST = 4; // words asked for one that was typed

/** Small letters without accents and apostrophes, as roadmaps/publishing/search_index.py writes words. @param {string} text */
export function plain(text) {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "");
}

/** @param {string} text */
export function wordsOf(text) {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What is asked: words, and between quotation marks phrases. @param {string} query @returns {{ words: string[], phrase: boolean }[]} */
export function parsed(query) {
  const found = [];
  for (const [, phrase, word = ""] of query.slice(0, LONGEST).replace(/[“”„«»]/g, '"').matchAll(/"([^"]+)"|([^\s"]+)/g)) {
    if (phrase) found.push({ words: wordsOf(phrase), phrase: true });
    else found.push(...wordsOf(word).map((one) => ({ words: [one], phrase: false })));
  }
  return found.filter(({ words }) => words.length);
}

/** What a word is without its ending: roughly, and the same for all its forms. @type {Record<string, (word: string) => string>} */
const STEMS = {
  nl: (word) => word
    .replace(/cent(?:r(?:um|a|e)|ers?)$/, "centr").replace(/heden$/, "heid").replace(/steden$/, "stad").replace(/(?<=.{3})(?:ens|en|es)$|(?<=.{4})e$|(?<=.{3}[aeoulmnr])s$/, "")
    .replace(/([bcdfgklmnprst])\1$/, "$1").replace(/([aeou])\1([^aeiou])$/, "$1$2").replace(/(?<=.{2})v$/, "f").replace(/(?<=.{2})z$/, "s"),
  en: (word) => word
    .replace(/(?<=.{2})ies$/, "y").replace(/(?<=(?:[sxz]|ch|sh))es$/, "").replace(/(?<=.{2}[^su])s$/, "").replace(/(?<=.{3})(?:ing|ed|e)$/, "")
    .replace(/([bdgklmnprt])\1$/, "$1"),
};

/** Words that say nothing of what is looked for. @type {Record<string, Set<string>>} */
const EMPTY = {
  nl: new Set("aan bij dat de deze die dit doen doet door een en er gebeurde het hoe in is komt kwam met naar of om op over te tot uit van voor waar was wat welke werd wie zijn".split(" ")),
  en: new Set("a about an and are at became by did do does for from happened how in is it of on or that the this to was were what where which who with".split(" ")),
};

/** The spellings of both sides of the ocean: what stands for what, in both directions. @type {Record<string, [RegExp, string][]>} */
const SPELLINGS = {
  nl: [],
  en: [
    [/or(?=$|s$|ed$|ing$|ful$|al$|hood|able)/, "our"], [/our/, "or"], [/iz(?=e|ing|ation)/, "is"], [/is(?=e|ing|ation)/, "iz"], [/yz(?=e|ing)/, "ys"],
    [/ys(?=e|ing)/, "yz"], [/ter(?=s?$)/, "tre"], [/tre(?=s?$)/, "ter"], [/ber(?=s?$)/, "bre"], [/ram(?=s?$)/, "ramme"], [/ramme(?=s?$)/, "ram"],
    [/log(?=s?$)/, "logue"], [/logue(?=s?$)/, "log"], [/ense(?=s?$)/, "ence"], [/ence(?=s?$)/, "ense"], [/l(?=(?:ed|ing|er|ers)$)/, "ll"], [/ll(?=(?:ed|ing|er|ers)$)/, "l"],
  ],
};

/** Every word of the site, in one language. */
export class Words {
  /** @param {string} lang @param {string} words sorted, with a space between them, each as it is written @param {string} counts of each word how many pages have it, as a power of two */
  constructor(lang, words, counts) {
    this.stem = remembering(STEMS[lang] ?? ((word) => word));
    this.spellings = SPELLINGS[lang] ?? [];
    this.empty = EMPTY[lang] ?? new Set();
    this.written = words.split(" ");
    this.list = this.written.map((word) => word.replaceAll("-", ""));
    this.counts = counts;
    this.places = new Map(this.list.map((word, place) => [word, place]));
    /** @type {Map<string, string[]> | undefined} */
    this.byStem = undefined;
  }

  /** On how many pages a word stands, as a power of two. @param {string} word */
  count(word) {
    return Number(this.counts[this.places.get(word) ?? -1] ?? -1);
  }

  /** A word as it is written: where it always has a hyphen, with it. @param {string} word */
  shown(word) {
    return this.written[this.places.get(word) ?? -1] ?? word;
  }

  /** @param {string} word */
  has(word) {
    return this.places.has(word);
  }

  /** Whether some word begins so. @param {string} start */
  begins(start) {
    let [low, high] = [0, this.list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {string} */ (this.list[middle]) < start) low = middle + 1;
      else high = middle;
    }
    return this.list[low]?.startsWith(start) ?? false;
  }

  /** Other forms of a word: singular, plural, with another ending. @param {string} word */
  forms(word) {
    this.byStem ??= this.#stems();
    return (this.byStem.get(this.stem(word)) ?? []).filter((form) => form !== word)
      .sort((one, other) => this.count(other) - this.count(one));
  }

  #stems() {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const word of this.list) {
      const stem = this.stem(word);
      found.set(stem, [...(found.get(stem) ?? []), word]);
    }
    return found;
  }

  /** The same word as it is spelled elsewhere. @param {string} word */
  elsewhere(word) {
    const found = this.spellings.map(([from, to]) => word.replace(from, to));
    return [...new Set(found)].filter((other) => other !== word && (this.has(other) || this.forms(other).length));
  }

  /** Words that differ in at most so many letters: one wrong, missing, too many, or two swapped. @param {string} word @param {number} most */
  near(word, most) {
    if (word.length < 4 || /\d/.test(word)) return [];
    const found = this.list.map((other) => ({ other, far: Math.abs(other.length - word.length) > most ? 9 : distance(word, other, most) }));
    const first = (/** @type {string} */ other) => Number(other[0] === word[0]);
    return found.filter(({ other, far }) => far <= most && (first(other) || word.length > 5))
      .sort((one, other) => one.far - other.far || first(other.other) - first(one.other) || this.count(other.other) - this.count(one.other))
      .map(({ other }) => other);
  }

  /** The two words that a compound is made of; none where it is not one. @param {string} word @returns {string[]} */
  parts(word) {
    /** @type {string[][]} */
    const found = [];
    for (let at = 4; at <= word.length - 4; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      const heads = [head, head.replace(/(?<=...)s$/, ""), head.replace(/(?<=...)en?$/, "")].filter((part) => this.has(part));
      const tails = this.has(tail) ? [tail] : this.forms(tail).slice(0, 1);
      if (heads[0] && tails[0]) found.push([heads[0], tails[0]]);
    }
    const least = (/** @type {string[]} */ parts) => Math.min(...parts.map((part) => this.count(part)));
    return found.sort((one, other) => least(other) - least(one))[0] ?? [];
  }

  /** The word itself or another form of it, if the site has it. @param {string} word */
  known(word) {
    return this.begins(word) ? word : this.forms(word)[0];
  }

  /** Whether it takes a guess to answer a word. @param {string} word */
  isUnknown(word) {
    return !this.known(word) && !this.elsewhere(word).length;
  }

  /**
   * What to ask for a word, best first; every one is a word of the site.
   * @param {string} word @returns {string[]}
   */
  asked(word) {
    const known = this.begins(word);
    const like = shortest([...(known && !this.has(word) ? [] : this.forms(word)), ...this.elsewhere(word)], known ? word : "");
    const found = [...(known ? [word] : []), ...like].slice(0, MOST);
    return found.length ? found : this.near(word, 1).slice(0, 1);
  }

  /** The parts of a word that few pages have, or none. @param {string} word */
  split(word) {
    return this.count(word) <= FEW && !(this.begins(word) && !this.has(word)) ? this.parts(word) : [];
  }

  /** Words to offer where nothing was found. @param {string} word @param {Set<string>} others words that lead to pages too */
  offered(word, others) {
    const has = (/** @type {string} */ part) => part.length > 3 && (this.has(part) || others.has(part));
    const start = [...word].map((_, at) => word.slice(0, word.length - at)).find(has);
    const end = [...word].map((_, at) => word.slice(at)).find(has);
    return [...new Set([...this.near(word, word.length > 5 ? 2 : 1).slice(0, 3), start, end])].filter((one) => one !== undefined).slice(0, 4);
  }
}

/** @param {(word: string) => string} stem */
function remembering(stem) {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (/** @type {string} */ word) => {
    const found = known.get(word) ?? stem(word);
    known.set(word, found);
    return found;
  };
}

/** Words of which none begins with another: asking the shorter one finds the longer. @param {string[]} words @param {string} asked is asked already */
function shortest(words, asked) {
  const all = [...new Set(words)].toSorted((one, other) => one.length - other.length);
  return all.filter((word, at) => !(asked && word.startsWith(asked)) && !all.slice(0, at).some((shorter) => word.startsWith(shorter)));
}

/** How many letters are wrong, missing, too many or swapped with their neighbour; more than `most` is not counted on. @param {string} one @param {string} other @param {number} most */
function distance(one, other, most) {
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = Number(one[i - 1] !== other[j - 1]);
      let far = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) far = Math.min(far, at(before, j - 2) + 1);
      row.push(far);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return at(last, other.length);
}

/** @param {number[]} row @param {number} place */
function at(row, place) {
  return row[place] ?? Infinity;
}
