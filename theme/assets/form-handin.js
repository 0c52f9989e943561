// What becomes of a file that was made: to download, several in one, or to GitHub's page for it. The form and the table share it.
// @ts-check
"use strict";

const roadmapHandIn = (() => {
  const { make } = roadmapMake;
  const { repository } = window.roadmapForm;
  const LONGEST = 7500;  // characters of an address that GitHub still takes

  /** @param {Blob} blob @param {string} name */
  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** Files in one, each at its path; the same files give the same bytes. Needs sheets.js. @param {Record<string, string>} files */
  function zip(files) {
    return SHEETS.zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, SHEETS.strToU8(text)])), { mtime: "1980-01-01T12:00:00" });
  }

  /**
   * GitHub's page for a file. Only that for a new one takes the text in its address, and only while that is short: else it is to be pasted.
   * @param {string} path @param {string} text @param {boolean} isNew
   */
  function onGithub(path, text, isNew) {
    const [, folder, file] = /** @type {RegExpExecArray} */ (/^(.*)\/([^/]+)$/.exec(path));
    const start = isNew ? `${repository}/new/main/${folder}?filename=${file}` : `${repository}/edit/main/${path}`;
    const whole = `${start}&value=${encodeURIComponent(text)}`;
    const fits = isNew && whole.length <= LONGEST;
    return { address: fits ? whole : start, fits };
  }

  return { save, zip, onGithub };
})();
