// What a page does in the browser: the menu, opening search, the way back to a list, explanations of terms.
// @ts-check
"use strict";

(() => {
  /** @type {SiteConfig | { base?: undefined }} */
  const config = JSON.parse(document.getElementById("site-config")?.textContent ?? "{}");
  if (!config.base) return; // the page for addresses that do not exist has none of this

  /**
   * What a page has for sure, by its selector.
   * @template {Element} T
   * @param {ParentNode} root @param {string} selector @param {new () => T} type
   */
  function find(root, selector, type) {
    const found = root.querySelector(selector);
    if (found instanceof type) return found;
    throw new Error(`${selector} is not on this page`);
  }

  /**
   * All that a page has of something.
   * @template {Element} T
   * @param {ParentNode} root @param {string} selector @param {new () => T} type
   */
  function all(root, selector, type) {
    return [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
  }

  // --- Menu: on a narrow screen a panel that a button opens; out of reach when closed.
  function menu() {
    const panel = find(document, "#menu", HTMLElement);
    const button = find(document, ".menu-button", HTMLButtonElement);
    const close = find(panel, ".menu-close", HTMLButtonElement);
    const narrow = matchMedia("(max-width: 56em)");
    const isOpen = () => panel.classList.contains("open");
    const update = () => {
      panel.inert = narrow.matches && !isOpen();
      button.setAttribute("aria-expanded", String(isOpen()));
    };
    /** @param {boolean} open */
    const set = (open) => {
      panel.classList.toggle("open", open);
      update();
      (open ? close : button).focus();
    };
    button.addEventListener("click", () => set(!isOpen()));
    close.addEventListener("click", () => set(false));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && isOpen()) set(false); });
    document.addEventListener("click", (event) => { if (isOpen() && !isIn(event, panel) && !isIn(event, button)) set(false); });
    panel.addEventListener("keydown", (event) => { if (isOpen() && narrow.matches) goRound(event, panel); });
    narrow.addEventListener("change", update);
    update();
  }

  /** @param {Event} event @param {Element} box */
  function isIn(event, box) {
    return event.target instanceof Node && box.contains(event.target);
  }

  /** Tab stays inside the open menu: the page behind it is covered. @param {KeyboardEvent} event @param {Element} panel */
  function goRound(event, panel) {
    if (event.key !== "Tab") return;
    const stops = [...panel.querySelectorAll("a, button")];
    const [edge, beyond] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (document.activeElement !== edge || !(beyond instanceof HTMLElement)) return;
    event.preventDefault();
    beyond.focus();
  }

  // --- Light or dark: as the system says, until the reader chooses.
  function scheme() {
    const button = find(document, ".scheme-button", HTMLButtonElement);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement;
    const isDark = () => (root.style.colorScheme || (dark.matches ? "dark" : "light")) === "dark";
    const update = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.style.colorScheme = isDark() ? "light" : "dark";
      try { localStorage.setItem("scheme", root.style.colorScheme); } catch { /* the choice then lasts for this page */ }
      update();
    });
    dark.addEventListener("change", update);
    update();
  }

  // --- Contents of the page: closed on a narrow screen; the part in sight is marked.
  function contents() {
    /** @type {HTMLDetailsElement | null} */
    const toc = document.querySelector("details.toc");
    if (!toc) return;
    const narrow = matchMedia("(max-width: 75em)");
    const fold = () => { toc.open = !narrow.matches; };
    narrow.addEventListener("change", fold);
    fold();
    const links = new Map([...toc.querySelectorAll("a")].map((link) => [document.getElementById(link.hash.slice(1)), link]));
    const heads = [...links.keys()].filter((head) => head !== null);
    const mark = () => {
      const here = heads.findLast((head) => head.getBoundingClientRect().top < 120);
      for (const [head, link] of links) {
        if (head === here) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "-110px 0px 0px 0px" });
    heads.forEach((head) => observer.observe(head));
  }

  // --- Parts that fold: a link into one opens it, a search hit opens all, and so does a button.
  /** @param {SiteConfig} site */
  function folds(site) {
    const parts = all(document, ".brief ~ details.fold", HTMLDetailsElement); // a list may have opened a line with such a part of another page
    document.addEventListener("click", ({ target }) => {
      const hit = target instanceof Element ? target.closest(".search-results a") : null;
      if (hit instanceof HTMLAnchorElement) keep("found", hit.href);
    });
    if (!parts.length) return;
    const button = Object.assign(document.createElement("button"), { type: "button" });
    const update = () => { button.textContent = parts.every((part) => part.open) ? site.words.closeAll : site.words.openAll; };
    const set = (/** @type {boolean} */ open) => { for (const part of parts) part.open = open; };
    button.addEventListener("click", () => set(!parts.every((part) => part.open)));
    for (const part of parts) part.addEventListener("toggle", update);
    const line = Object.assign(document.createElement("p"), { className: "open-all" });
    line.append(button);
    find(document, ".brief", HTMLElement).after(line);
    update();
    if (kept("found") === location.href.split("#")[0]) set(true);
    window.addEventListener("hashchange", reveal);
    reveal();
  }

  /** Open what the address points into: the part around it, or the part below a heading. */
  function reveal() {
    const target = document.getElementById(new URLSearchParams(`id=${location.hash.slice(1)}`).get("id") ?? ""); // a lone % is no mistake to it
    let head = /** @type {Element | null} */ (target);
    while (head instanceof HTMLSpanElement && head.nextElementSibling) head = head.nextElementSibling; // an older end of links stands above it
    const closed = [head?.nextElementSibling, ...ancestors(target)].filter((one) => one instanceof HTMLDetailsElement && !one.open);
    for (const part of closed) part?.setAttribute("open", "");
    if (closed.length) target?.scrollIntoView();
  }

  /** @param {Element | null} element */
  function ancestors(element) {
    const found = [];
    for (let above = element?.parentElement; above; above = above.parentElement) found.push(above);
    return found;
  }

  /** Keep a word for the next page, where the browser lets us. @param {string} name @param {string} value */
  function keep(name, value) {
    try { sessionStorage.setItem(name, value); } catch { /* the next page then does not know */ }
  }

  /** What the page before kept, once. @param {string} name */
  function kept(name) {
    try {
      const value = sessionStorage.getItem(name);
      sessionStorage.removeItem(name);
      return value;
    } catch { return null; }
  }

  // --- Search: its dialog opens at once. What answers in it is fetched then, on the search page at once; what was typed meanwhile counts.
  /** @param {SiteConfig} site */
  function search(site) {
    /** @type {HTMLDialogElement | null} */
    const dialog = document.querySelector("dialog.search");
    const root = dialog ?? find(document, ".search-page", HTMLElement);
    const input = find(root, "input", HTMLInputElement);
    const answer = answering(root, input, site);
    input.addEventListener("input", answer); // once more, if it could not be fetched
    input.form?.addEventListener("submit", (event) => event.preventDefault());
    const open = () => {
      if (dialog && !dialog.open) dialog.showModal();
      input.select();
      answer();
    };
    opening(open);
    if (dialog) closing(dialog);
    if (dialog && history.state?.search) open(); // Back from a hit
    if (dialog) return;
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    input.focus();
    answer();
  }

  // --- Scripts that are fetched when they are first used. Some browsers remember that one failed, until the page is opened
  // again: by another address it is asked for anew.
  /** @type {Record<string, number>} */
  const failed = {};

  /** @param {string} file */
  async function script(file) {
    try {
      return await import(failed[file] ? `${file}?again=${failed[file]}` : file);
    } catch (error) {
      failed[file] = (failed[file] ?? 0) + 1;
      throw error;
    }
  }

  /**
   * Fetches search.js, once, and lets it answer; says so when it cannot be fetched.
   * @param {HTMLElement} root @param {HTMLInputElement} input @param {SiteConfig} site
   */
  function answering(root, input, site) {
    /** @type {Promise<unknown> | undefined} */
    let coming;
    const fetched = async () => {
      const asked = input.value;
      try {
        /** @type {typeof import("./search.js")} */
        const { Search } = await script("./search.js");
        return new Search(root, input, site);
      } catch (error) {
        coming = undefined;
        if (input.value !== asked) answer(); // typed on meanwhile: that is asking again
        else if (asked.trim()) find(root, ".search-count", HTMLElement).textContent = site.words.failed;
        throw error;
      }
    };
    const answer = () => { coming ??= fetched(); };
    return answer;
  }

  /** The field on the home page leads to the search page; without script to the list of everything. */
  function asked() {
    const form = document.querySelector("form.home-search");
    if (form instanceof HTMLFormElement) form.action = find(document, ".search-button", HTMLAnchorElement).href;
  }

  /** The button and the key that open search. @param {() => void} open */
  function opening(open) {
    find(document, ".search-button", HTMLElement).addEventListener("click", (event) => {
      event.preventDefault(); // without script it leads to the search page
      open();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      open();
    });
  }

  /** @param {HTMLDialogElement} dialog */
  function closing(dialog) {
    find(dialog, ".search-close", HTMLButtonElement).addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // Chrome would empty the field, and leave the dialog open
      dialog.close();
    });
    dialog.addEventListener("close", () => history.replaceState({ ...history.state, search: undefined }, ""));
  }

  // --- Back to a list: who came from one with a choice in its address finds that choice in the breadcrumb. Nothing is kept for it.
  /** @param {SiteConfig} site */
  function back(site) {
    const crumbs = document.querySelector(".crumbs ol");
    const from = document.referrer ? new URL(document.referrer) : null;
    if (!crumbs || !from?.search || from.origin !== location.origin) return;
    /** @param {string} links */
    const leading = (links) => all(document, links, HTMLAnchorElement).find((link) => link.pathname === from.pathname);
    const above = leading(".crumbs a");
    const list = above ?? leading(".site-map a");
    if (!list) return;
    const link = Object.assign(document.createElement("a"), { href: from.href });
    link.textContent = site.words.choice.replace("{list}", list.textContent);
    if (above) return above.replaceWith(link);
    const item = Object.assign(document.createElement("li"), { className: "back" });
    item.append(link);
    crumbs.append(item);
  }

  // --- The same page in the other language: the same part of it, narrowed, ordered and chosen the same way.
  function language() {
    for (const link of all(document, "a[hreflang]", HTMLAnchorElement)) {
      for (const way of ["click", "auxclick"]) link.addEventListener(way, () => { [link.search, link.hash] = [location.search, location.hash]; });
    }
  }

  // --- Terms: the explanation appears on hover and focus, stays while pointed at, and goes with Escape.
  function terms() {
    const links = document.querySelectorAll("a.term");
    if (!links.length) return;
    const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
    tip.setAttribute("role", "tooltip");
    document.body.append(tip);
    /** @type {number | undefined} */
    let leaving;
    const stay = () => clearTimeout(leaving);
    const hide = () => { leaving = setTimeout(() => { tip.hidden = true; }, 150); };
    for (const link of links) {
      const show = () => { stay(); explain(link, tip); };
      link.addEventListener("mouseenter", show);
      link.addEventListener("focus", show);
      link.addEventListener("mouseleave", hide);
      link.addEventListener("blur", hide);
    }
    tip.addEventListener("mouseenter", stay);
    tip.addEventListener("mouseleave", hide);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
  }

  /** Put the explanation of a term below it. @param {Element} link @param {HTMLElement} tip */
  function explain(link, tip) {
    const text = document.getElementById(link.getAttribute("aria-describedby") ?? "");
    if (!text) return;
    tip.textContent = text.textContent;
    tip.hidden = false;
    const at = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    tip.style.left = `${scrollX + Math.max(8, Math.min(at.left, width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${scrollY + at.bottom + 4}px`;
  }

  // --- Paper cannot follow a link: lists of links get their full addresses.
  function addresses() {
    const links = all(document, ".relations a, .sources dt a, .list > li > a, tbody th > a", HTMLAnchorElement);
    for (const link of links) link.dataset.address = link.href;
    const day = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    for (const place of all(document, ".printed-on", HTMLElement)) place.textContent = `(${day})`;
  }

  // --- Today on the timeline, before the first year that is not over: only the reader's clock knows.
  /** @param {HTMLElement} mark */
  function today(mark) {
    const year = new Date().getFullYear();
    const next = all(document, ".timeline [data-year]", HTMLElement).find((row) => Number(row.dataset.year) >= year);
    next?.before(mark);
    mark.hidden = !next;
  }

  // --- Menus to download, filled when opened.
  function downloads() {
    for (const menu of all(document, ".downloads", HTMLDetailsElement)) menu.addEventListener("toggle", async () => (await script("./download.js")).fill(menu));
  }

  // --- Tables of which the cells stand below each other on a narrow screen: some browsers take them for tables only where they say so.
  const ROLES = { thead: "rowgroup", tbody: "rowgroup", tr: "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };

  /** @param {HTMLTableElement} table */
  function roles(table) {
    table.setAttribute("role", "table");
    for (const [parts, role] of Object.entries(ROLES)) table.querySelectorAll(parts).forEach((part) => part.setAttribute("role", role));
  }

  window.addEventListener("beforeprint", addresses);
  all(document, "table.stacks, table.lines--under", HTMLTableElement).forEach(roles);
  all(document, ".today", HTMLElement).forEach(today);
  menu();
  scheme();
  contents();
  folds(config);
  search(config);
  asked();
  language();
  terms();
  downloads();
  back(config);
})();
