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

  /**
   * What was kept under an id, read by `whole`; `spoilt` is what was kept and cannot be read.
   * @template Found @param {string} id @param {(found: unknown) => Found} whole @returns {{ draft?: Found, spoilt?: string }}
   */
  function kept(id, whole) {
    let stored;
    try { stored = localStorage.getItem(key(id)); } catch { /* not allowed here: nothing was kept */ }
    if (typeof stored !== "string") return {};
    try { return { draft: whole(JSON.parse(stored)) }; } catch { return { spoilt: stored }; }
  }

  /** The values of a new file. Throws an Error where these are none. @param {string} kind @param {unknown} found */
  const ofNew = (kind, found) => roadmapYaml.shaped(kind, found);

  /** A file as it was, and the values that it was to have. Throws an Error where it is not so. @param {string} kind @param {unknown} found @returns {Draft} */
  function ofFile(kind, found) {
    const { text, value } = /** @type {Draft} */ (found);
    roadmapYaml.values(kind, text);
    return { text, value: roadmapYaml.shaped(kind, value) };
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

  return { keep, kept, ofNew, ofFile, carried, same };
})();
