// What a page does in the browser: the menu, the search dialog, narrowing of lists, explanations of terms.
"use strict";

(() => {
  const config = JSON.parse(document.getElementById("site-config")?.textContent ?? "{}");
  if (!config.base) return; // the page for addresses that do not exist has none of this

  const listen = (target, type, action) => target?.addEventListener(type, action);

  // --- Menu: on a narrow screen a panel that a button opens; out of reach when closed.
  function menu() {
    const panel = document.getElementById("menu");
    const button = document.querySelector(".menu-button");
    const narrow = matchMedia("(max-width: 56em)");
    const close = panel.querySelector(".menu-close");
    const isOpen = () => panel.classList.contains("open");
    const update = () => {
      panel.inert = narrow.matches && !isOpen();
      button.setAttribute("aria-expanded", String(isOpen()));
    };
    const set = (open) => {
      panel.classList.toggle("open", open);
      update();
      (open ? close : button).focus();
    };
    listen(button, "click", () => set(!isOpen()));
    listen(close, "click", () => set(false));
    listen(document, "keydown", (event) => event.key === "Escape" && isOpen() && set(false));
    listen(document, "click", (event) => isOpen() && !panel.contains(event.target) && !button.contains(event.target) && set(false));
    // Tab stays inside the open menu: the page behind it is covered.
    listen(panel, "keydown", (event) => {
      if (event.key !== "Tab" || !isOpen() || !narrow.matches) return;
      const stops = [...panel.querySelectorAll("a, button")];
      const edge = event.shiftKey ? stops[0] : stops.at(-1);
      if (document.activeElement === edge) {
        event.preventDefault();
        (event.shiftKey ? stops.at(-1) : stops[0]).focus();
      }
    });
    listen(narrow, "change", update);
    update();
  }

  // --- Light or dark: as the system says, until the reader chooses.
  function scheme() {
    const button = document.querySelector(".scheme-button");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement;
    const isDark = () => (root.style.colorScheme || (dark.matches ? "dark" : "light")) === "dark";
    const update = () => button.setAttribute("aria-pressed", String(isDark()));
    listen(button, "click", () => {
      root.style.colorScheme = isDark() ? "light" : "dark";
      try { localStorage.setItem("scheme", root.style.colorScheme); } catch { /* the choice then lasts for this page */ }
      update();
    });
    listen(dark, "change", update);
    update();
  }

  // --- Contents of the page: closed on a narrow screen; the part in sight is marked.
  function contents() {
    const toc = document.querySelector(".toc");
    if (!toc) return;
    const narrow = matchMedia("(max-width: 75em)");
    const fold = () => { toc.open = !narrow.matches; };
    listen(narrow, "change", fold);
    fold();
    const links = new Map([...toc.querySelectorAll("a")].map((link) => [document.getElementById(link.hash.slice(1)), link]));
    const heads = [...links.keys()].filter(Boolean);
    const mark = () => {
      const here = heads.findLast((head) => head.getBoundingClientRect().top < 120);
      for (const [head, link] of links) head === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "-110px 0px 0px 0px" });
    heads.forEach((head) => observer.observe(head));
  }

  // --- Search: nothing of Pagefind is fetched before the first query. On the search page the query stands in the address.
  function search() {
    const dialog = document.querySelector("dialog.search");
    const root = dialog ?? document.querySelector(".search-page");
    const part = (name) => root.querySelector(`.search-${name}`);
    const input = root.querySelector("input");
    const { words } = config;
    const labels = [words.kind, ...words.facets];
    let pagefind = null;
    let chosen = {};
    let asked = 0;

    async function load() {
      const bundle = new URL(`${config.top}pagefind/`, document.baseURI);
      const engine = await import(`${bundle}pagefind.js`);
      // The name of a thing and its other names count for more than words in its text.
      await engine.options({
        basePath: bundle.pathname, baseUrl: new URL(config.top, document.baseURI).pathname, excerptLength: 20,
        ranking: { termFrequency: 0.4, pageLength: 0.3, metaWeights: { title: 12, names: 8 } },
      });
      await engine.filters(); // the counts per facet
      return engine;
    }

    async function ask() {
      const query = input.value.trim();
      const mine = ++asked;
      write(query);
      if (!query) return show([], {}, {}, "");
      try {
        pagefind ??= load();
        const engine = await pagefind;
        const found = await engine.search(query, { filters: chosen });
        const first = await Promise.all(found.results.slice(0, dialog ? 20 : 50).map((result) => result.data()));
        if (mine !== asked) return undefined;
        return show(first, found.filters, found.totalFilters, query, found.results.length);
      } catch (error) {
        pagefind = null;
        part("count").textContent = words.failed;
        throw error;
      }
    }

    function show(results, left, all, query, total = 0) {
      // What is called exactly so comes first, and with the same capitals before that.
      const names = ({ meta: { title } }) => (title === query) + (title.toLowerCase() === query.toLowerCase());
      const ordered = results.toSorted((one, other) => names(other) - names(one));
      part("results").replaceChildren(...ordered.map(item));
      const found = total === 1 ? words.one : words.many;
      part("count").textContent = query ? (total ? found : words.none).replace("{n}", total).replace("{q}", query) : "";
      part("more").hidden = !dialog || !query;
      const counts = (label) => Object.entries((chosen[label] ? all : left)[label] ?? {}).filter(([name, count]) => count || name === chosen[label]);
      const had = document.activeElement?.dataset?.facet;
      const kinds = counts(words.kind);
      const sum = kinds.reduce((so_far, [, count]) => so_far + count, 0);
      part("kinds").replaceChildren(...(query && kinds.length ? [choice("", `${words.all} (${sum})`),
        ...kinds.map(([name, count]) => choice(name, `${name} (${count})`))] : []));
      part("facets").replaceChildren(...(query ? words.facets.map((label) => [label, counts(label)]).filter(([, found]) => found.length).map(facet) : []));
      if (had !== undefined) root.querySelector(`[data-facet="${CSS.escape(had)}"]`)?.focus();
    }

    function item(result) {
      const row = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: result.url, textContent: result.meta.title });
      const label = Object.assign(document.createElement("span"), { className: "search-kind", textContent: result.meta.kind });
      const excerpt = Object.assign(document.createElement("p"), { innerHTML: result.excerpt }); // escaped by Pagefind
      row.append(link, " ", label, excerpt);
      return row;
    }

    function choose(label, value) {
      value ? chosen[label] = value : delete chosen[label];
      ask();
    }

    function choice(name, text) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      button.dataset.facet = `${words.kind}:${name}`;
      button.setAttribute("aria-pressed", String(name === (chosen[words.kind] ?? "")));
      listen(button, "click", () => choose(words.kind, name));
      return button;
    }

    function facet([label, counts]) {
      const box = Object.assign(document.createElement("label"), { textContent: label });
      const select = document.createElement("select");
      select.dataset.facet = label;
      select.append(new Option(words.all, ""), ...counts.map(([name, count]) => new Option(`${name} (${count})`, name)));
      select.value = chosen[label] ?? "";
      listen(select, "change", () => choose(label, select.value));
      box.append(document.createElement("br"), select);
      return box;
    }

    // The address of the search page says what is asked; the dialog hands its query on to that page.
    function write(query) {
      const link = part("more").querySelector("a");
      const address = new URL(dialog ? link.href : location.href);
      address.search = new URLSearchParams([...(query ? [["q", query]] : []), ...Object.entries(chosen)]);
      if (dialog) link.href = address;
      else history.replaceState(null, "", address);
    }

    let waiting;
    listen(input, "input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
    listen(root.querySelector("form"), "submit", (event) => {
      event.preventDefault();
      if (dialog) part("results").querySelector("a")?.click(); // Enter opens the first hit
      else ask();
    });
    // The arrow keys go through the hits, from the field and back to it.
    listen(root, "keydown", (event) => {
      if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.target.matches("select")) return;
      const stops = [input, ...part("results").querySelectorAll("a")];
      const here = stops.indexOf(document.activeElement);
      const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
      if (here < 0 || !next) return;
      event.preventDefault();
      next.focus();
    });

    const open = () => {
      if (dialog && !dialog.open) dialog.showModal();
      input.select();
    };
    listen(document.querySelector(".search-button"), "click", (event) => { event.preventDefault(); open(); }); // without script it leads to the search page
    listen(document, "keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      open();
    });
    if (dialog) {
      listen(part("close"), "click", () => dialog.close());
      listen(dialog, "click", (event) => event.target === dialog && dialog.close());
    } else {
      const given = new URLSearchParams(location.search);
      input.value = given.get("q") ?? "";
      chosen = Object.fromEntries(labels.filter((label) => given.get(label)).map((label) => [label, given.get(label)]));
      input.focus();
      if (input.value) ask();
    }
  }

  // --- Lists that can be narrowed: the rows are there without script; the choice stands in the address.
  function filtered(list) {
    const form = list.querySelector("form");
    const rows = [...list.querySelectorAll("tbody tr")];
    const fields = [...form.querySelectorAll("select")];
    const count = list.querySelector(".filter-count");
    const without = list.querySelector(".filter-without");
    const fits = (row, but) => fields.every((field) => field === but || !field.value || row.dataset[field.name].split(" ").includes(field.value));

    // Nothing left: which choice is in the way, and how much there would be without it.
    const offer = () => fields.filter((field) => field.value).map((field) => {
      const left = rows.filter((row) => fits(row, field)).length;
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.textContent = without.dataset.text.replace("{choice}", field.labels[0].textContent).replace("{n}", left);
      listen(button, "click", () => { field.value = ""; write(); field.focus(); });
      return left ? button : "";
    });
    const show = () => {
      let shown = 0;
      for (const row of rows) {
        row.hidden = !fits(row);
        shown += !row.hidden;
      }
      count.textContent = count.dataset.shown.replace("{n}", shown).replace("{total}", rows.length);
      list.querySelector(".filter-empty").hidden = shown > 0;
      without.replaceChildren(...(shown ? [] : offer()));
      list.querySelector(".table").hidden = shown === 0;
    };
    const read = () => {
      const asked = new URLSearchParams(location.search);
      for (const field of fields) {
        const value = asked.get(field.name) ?? "";
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      }
      show();
    };
    const write = () => {
      const address = new URL(location);
      for (const field of fields) {
        address.searchParams.delete(field.name); // and at its own place again: one choice, one address
        if (field.value) address.searchParams.append(field.name, field.value);
      }
      history.replaceState(null, "", address);
      show();
    };
    listen(form, "change", write);
    listen(form, "submit", (event) => event.preventDefault());
    listen(form, "reset", () => setTimeout(write));
    listen(window, "popstate", read);
    read();
  }

  // --- Terms: the explanation appears on hover and focus, stays while pointed at, and goes with Escape.
  function terms() {
    const links = document.querySelectorAll("a.term");
    if (!links.length) return;
    const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
    tip.setAttribute("role", "tooltip");
    document.body.append(tip);
    let closing;

    const show = (link) => {
      clearTimeout(closing);
      const text = document.getElementById(link.getAttribute("aria-describedby"));
      if (!text) return;
      tip.textContent = text.textContent;
      tip.hidden = false;
      const at = link.getBoundingClientRect();
      const width = document.documentElement.clientWidth;
      tip.style.left = `${scrollX + Math.max(8, Math.min(at.left, width - tip.offsetWidth - 8))}px`;
      tip.style.top = `${scrollY + at.bottom + 4}px`;
    };
    const hide = () => { closing = setTimeout(() => { tip.hidden = true; }, 150); };
    for (const link of links) {
      listen(link, "mouseenter", () => show(link));
      listen(link, "focus", () => show(link));
      listen(link, "mouseleave", hide);
      listen(link, "blur", hide);
    }
    listen(tip, "mouseenter", () => clearTimeout(closing));
    listen(tip, "mouseleave", hide);
    listen(document, "keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
  }

  // --- Tables that compare: a click or Enter on a column sorts by it; numbers as numbers, words as the language does.
  function sortable(table) {
    const body = table.tBodies[0];
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const heads = [...table.tHead.rows[0].cells];
    const text = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      listen(button, "click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        body.append(...[...body.rows].sort((one, other) => order.compare(text(one, column), text(other, column)) * (up ? 1 : -1)));
      });
    });
  }

  // --- Paper cannot follow a link: lists of links get their full addresses.
  listen(window, "beforeprint", () => {
    for (const link of document.querySelectorAll(".relations a, .sources dt a, .list > li > a, tbody th > a")) link.dataset.address = link.href;
  });

  // --- Today on the timeline: only the reader's clock knows.
  function today(mark) {
    const [begin, end] = [Number(mark.dataset.begin), Number(mark.dataset.end)];
    const now = new Date();
    const year = now.getFullYear() + now.getMonth() / 12;
    if (year < begin || year > end) return;
    mark.setAttribute("transform", `translate(${20 + (year - begin) / (end - begin) * 720} 0)`);
    mark.setAttribute("visibility", "visible");
  }

  document.querySelectorAll(".today").forEach(today);
  document.querySelectorAll(".filtered .table table").forEach(sortable);
  menu();
  scheme();
  contents();
  search();
  document.querySelectorAll(".filtered").forEach(filtered);
  terms();
})();
