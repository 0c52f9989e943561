// The page for addresses that do not exist: offers the pages whose addresses are near the one that was asked for.
// @ts-check
"use strict";

(() => {
  const MOST = 5; // pages that are offered
  const FAR = 0.45; // the share of its letters in which a part of an address may differ
  const BEFORE = 0.3; // what it counts against a page that it is like an earlier part of the address, not the last

  /** A page: its address below the root of its language, its name and its kind. @typedef {[address: string, name: string, kind: string]} Named */

  /** The parts of an address as they would be written here: no capitals, accents or endings. @param {string} address */
  function parts(address) {
    const plain = decoded(address).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const whole = plain.replace(/\/+$/, "").replace(/(^|\/)index\.\w+$|\.(html?|md|php|aspx)$/, "");
    return whole.split("/").map((part) => part.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")).filter(Boolean);
  }

  /** @param {string} address */
  function decoded(address) {
    try {
      return decodeURIComponent(address);
    } catch {
      return address; // a percent sign that means itself
    }
  }

  /** How many letters to change, add or leave out to make one word the other. @param {string} one @param {string} other */
  function edits(one, other) {
    let above = [...other, ""].map((_, column) => column);
    for (let row = 1; row <= one.length; row++) {
      const here = [row];
      for (let column = 1; column <= other.length; column++) {
        const change = Number(above[column - 1]) + Number(one[row - 1] !== other[column - 1]);
        here.push(Math.min(change, Number(above[column]) + 1, Number(here[column - 1]) + 1));
      }
      above = here;
    }
    return Number(above.at(-1));
  }

  /** How unlike two parts are, from 0 to 1; one that begins or holds the other is near. @param {string} one @param {string} other */
  function unlike(one, other) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    const share = edits(short, long) / long.length;
    return short.length > 3 && long.includes(short) ? Math.min(share, FAR / 2) : share;
  }

  /** How far a page is from what was asked: by its own part of the address or its name, then by the section that it is in. @param {string[]} asked @param {Named} page */
  function distance(asked, [address, name]) {
    const there = parts(address);
    const own = [there.at(-1) ?? "", parts(name).join("-")];
    const near = asked.map((part, place) => Math.min(...own.map((one) => unlike(part, one))) + BEFORE * (asked.length - 1 - place));
    const section = asked.length > 1 && there.length > 1 ? unlike(asked.at(-2) ?? "", there[0] ?? "") : 1;
    return Math.min(...near) + section / 100;
  }

  /** @param {string[]} asked @param {Named[]} pages @returns {Named[]} */
  function nearest(asked, pages) {
    const found = pages.map((page) => ({ page, far: distance(asked, page) })).filter(({ far }) => far < FAR);
    return found.toSorted((one, other) => one.far - other.far).slice(0, MOST).map(({ page }) => page);
  }

  /** Show what is near in the part of this page that speaks the language of the address. */
  async function offer() {
    const boxes = [...document.querySelectorAll("div.not-found")].flatMap((box) => (box instanceof HTMLElement ? [box] : []));
    /** Where a language begins, on the host that is asked. @param {HTMLElement} box */
    const root = (box) => new URL(new URL(box.dataset.home ?? "").pathname, location.origin);
    // Of the languages in whose folder the address lies, the deepest.
    const [box] = boxes.filter((one) => location.pathname.startsWith(root(one).pathname)).sort((one, other) => root(other).pathname.length - root(one).pathname.length);
    if (!box) return;
    box.parentElement?.querySelector("h1")?.after(box);
    const home = root(box);
    const asked = parts(location.pathname.slice(home.pathname.length));
    const words = asked.at(-1)?.replaceAll("-", " ");
    const search = box.querySelector("a[data-for]");
    if (!words || !(search instanceof HTMLAnchorElement)) return;
    search.textContent = (search.dataset.for ?? "").replace("{words}", words);
    search.search = String(new URLSearchParams({ q: words }));
    const answer = await fetch(new URL("assets/near.json", home));
    show(box, home, nearest(asked, await answer.json()));
  }

  /** @param {HTMLElement} box @param {URL} home @param {Named[]} pages */
  function show(box, home, pages) {
    const near = box.querySelector(".near");
    if (!(near instanceof HTMLElement) || !pages.length) return;
    near.querySelector("ul")?.append(...pages.map(([address, name, kind]) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: new URL(address, home).href, textContent: name });
      item.append(link, " ", Object.assign(document.createElement("small"), { textContent: kind }));
      return item;
    }));
    near.hidden = false;
  }

  offer();
})();
