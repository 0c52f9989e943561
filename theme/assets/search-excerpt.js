// The piece of a page that a hit shows.
// @ts-check

import { plain } from "./search-words.js";

const MOST = 60; // places in a text that are looked at

/**
 * The piece of a text that holds most of what is asked, cut where words begin; what is asked is marked.
 * @param {string} text @param {string[][]} words @param {number} length @returns {[text: string, marked: boolean][]}
 */
export function excerpt(text, words, length) {
  const found = places(text, words.flat());
  const start = startOf(text, found, length);
  const end = text.length > start + length ? text.lastIndexOf(" ", start + length) : text.length;
  /** @type {[string, boolean][]} */
  const pieces = [[start ? "… " : "", false]];
  let at = start;
  for (const { word, index } of found.filter((one) => one.index >= start && one.index + one.word.length <= end)) {
    pieces.push([text.slice(at, index), false], [word, true]);
    at = index + word.length;
  }
  return [...pieces, [text.slice(at, end) + (end < text.length ? " …" : ""), false]];
}

/** Where the first of these words stand in a text. @param {string} text @param {string[]} words */
function places(text, words) {
  if (!words.length) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(loosely).join("|")})[\\p{L}\\p{N}]*`, "giu");
  return [...text.matchAll(pattern)].slice(0, MOST).map(({ 0: word, index = 0 }) => ({ word, index }));
}

/** Where the piece begins with most different words in it; the first of those. @param {string} text @param {{ word: string, index: number }[]} found @param {number} length */
function startOf(text, found, length) {
  let [best, most] = [0, 0];
  for (const { index } of found) {
    const near = found.filter((one) => one.index >= index && one.index < index + length * 0.8);
    const different = new Set(near.map(({ word }) => plain(word).slice(0, 4))).size;
    if (different > most) [best, most] = [index, different];
  }
  return best < length / 2 ? 0 : text.indexOf(" ", best - length / 4) + 1;
}

/** A word with or without accents and hyphens, as a pattern. @param {string} word */
function loosely(word) {
  const accents = /** @type {Record<string, string>} */ ({ a: "[aàáâä]", c: "[cç]", e: "[eèéêë]", i: "[iìíîï]", n: "[nñ]", o: "[oòóôö]", u: "[uùúûü]", 2: "[2₂²]", 3: "[3₃³]" });
  return [...word].map((letter) => accents[letter] ?? letter).join("-?");
}
