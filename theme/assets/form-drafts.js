// What was typed and not submitted yet, kept in this browser: given back, or carried over to a newer text of the same file.
// @ts-check
"use strict";

const roadmapDrafts = (() => {
  /** @param {string} id */
  const key = (id) => `roadmap-form-${id}`;
  /** @param {unknown} one @param {unknown} other */
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** Keep a draft under the id of a file or the kind of a new one; without a draft forget it. @param {string} id @param {Draft | GroupValue} [draft] */
  function keep(id, draft) {
    try {
      if (draft) localStorage.setItem(key(id), JSON.stringify(draft));
      else localStorage.removeItem(key(id));
    } catch { /* not allowed here: nothing is kept */ }
  }

  /** @param {string} id @returns {unknown} */
  function kept(id) {
    try { return JSON.parse(localStorage.getItem(key(id)) ?? "null") ?? undefined; } catch { return undefined; }
  }

  /**
   * The values of a file with what was typed in an earlier text of it, field by field; `lost` are those that changed there too.
   * @param {string} kind @param {Draft} draft @param {string} newer @returns {{ value: GroupValue, lost: string[] }}
   */
  function carried(kind, { text, value }, newer) {
    if (text === newer) return { value, lost: [] };
    const [before, now] = [text, newer].map((one) => roadmapYaml.values(kind, one));
    const mine = Object.keys({ ...before, ...value }).filter((name) => !same(before[name], value[name]));
    const lost = mine.filter((name) => !same(before[name], now[name]) && !same(value[name], now[name]));
    const kept = mine.filter((name) => !lost.includes(name)).map((name) => [name, value[name]]);
    return { value: { ...now, ...Object.fromEntries(kept) }, lost };
  }

  return { keep, kept, carried, same };
})();
