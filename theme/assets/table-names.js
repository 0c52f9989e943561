// Names and ids in cells: which thing is meant, and what is probably meant where none is.
// @ts-check
"use strict";

const roadmapTableNames = (() => {
  const data = window.roadmapTables;
  const form = window.roadmapForm;
  /** The ids of the things with a name, as names are compared. @type {Map<string, Set<string>>} */
  const byName = new Map();
  const ofMade = Object.entries(roadmapBasket.all()).map(([id, { name }]) => /** @type {const} */ ([id, [name]]));
  for (const [id, names] of [...Object.entries(data.names), ...ofMade]) {
    for (const name of names.map((one) => one.toLowerCase())) byName.set(name, (byName.get(name) ?? new Set()).add(id));
  }

  /** How long the parts are that two texts have in common, as difflib of Python finds them. @param {string} one @param {string} other @returns {number} */
  function inCommon(one, other) {
    let [size, first, second] = [0, 0, 0];
    /** @type {number[]} */
    let before = [];
    for (let i = 0; i < one.length; i++) {
      /** @type {number[]} */
      const lengths = [];
      for (let j = 0; j < other.length; j++) {
        if (one[i] !== other[j]) continue;
        lengths[j] = (before[j - 1] ?? 0) + 1;
        if (lengths[j] > size) [size, first, second] = [lengths[j], i + 1, j + 1];
      }
      before = lengths;
    }
    if (!size) return 0;
    return size + inCommon(one.slice(0, first - size), other.slice(0, second - size)) + inCommon(one.slice(first), other.slice(second));
  }

  /** The three known words that look most like this one; none where none does. @param {string} word @param {string[]} known */
  function nearest(word, known) {
    const wanted = word.toLowerCase();
    const small = new Map([...known].sort().map((name) => [name.toLowerCase(), name]));
    const alike = [...small.keys()].filter((name) => 2 * Math.min(name.length, wanted.length) >= 0.6 * (name.length + wanted.length))
      .map((name) => /** @type {const} */ ([(2 * inCommon(name, wanted)) / (name.length + wanted.length || 1), name]));
    return alike.filter(([ratio]) => ratio >= 0.6).sort(([a, one], [b, other]) => b - a || (one < other ? 1 : -1))
      .slice(0, 3).map(([, name]) => small.get(name) ?? "");
  }

  /** @param {string} id */
  const kindOf = (id) => (Object.hasOwn(form.ids, id) ? form.ids[id][0] : undefined);

  /** The id of the thing that a text means, by its id or by its name. @param {string} text @param {string[]} kinds */
  function meant(text, kinds) {
    const named = [...(byName.get(text.toLowerCase()) ?? [])].filter((id) => !kinds.length || kinds.includes(kindOf(id) ?? ""));
    return kindOf(text) || named.length !== 1 ? text : named[0];
  }

  /** What is wrong with a reference to a thing of these kinds; undefined where it is right. @param {string} id @param {string[]} kinds @returns {TableMessage | undefined} */
  function problem(id, kinds) {
    const kind = kindOf(id);
    if (kind && (!kinds.length || kinds.includes(kind))) return undefined;
    if (Object.hasOwn(data.retired, id)) return { code: data.retired[id].code, blanks: data.retired[id] };
    const fitting = Object.keys(form.ids).filter((one) => !kinds.length || kinds.includes(form.ids[one][0]));
    const near = nearest(id, fitting);
    const folder = kinds.map((one) => `kb/${form.kinds[one].folder}`).join(" / ") || "kb";
    const [wanted, found] = [kinds, kind ? [kind] : []].map((some) => some.map((one) => form.kinds[one].one).join(form.words.or));
    return { code: kind ? "wrong-reference" : "unknown-reference",
      blanks: { id, nearest: near.join(", "), example: near[0] ?? fitting.sort()[0], folder, kinds_nl: wanted, kinds_en: wanted, found_nl: found, found_en: found } };
  }

  return { nearest, kindOf, meant, problem };
})();
