// What a page does in the browser: the menu, the search dialog, narrowing of lists, explanations of terms.
"use strict";

(() => {
  const config = JSON.parse(document.getElementById("site-config")?.textContent ?? "{}");
  if (!config.base) return; // the page for addresses that do not exist has none of this

  const listen = (target, type, action) => target?.addEventListener(type, action);

  // --- Menu: Material's drawer is a hidden checkbox; give it a button, and take it out of reach when closed.
  function menu() {
    const drawer = document.getElementById("__drawer");
    const panel = document.getElementById("menu");
    const button = document.querySelector(".menu-button");
    const narrow = matchMedia("(max-width: 76.2344em)");
    if (!drawer || !panel || !button) return;

    const update = () => {
      panel.inert = narrow.matches && !drawer.checked;
      button.setAttribute("aria-expanded", String(drawer.checked));
    };
    const set = (open) => {
      drawer.checked = open;
      drawer.dispatchEvent(new Event("change"));
      update();
      (open ? panel.querySelector("a, button") : button).focus();
    };
    button.hidden = false;
    listen(button, "click", () => set(!drawer.checked));
    listen(panel.querySelector(".menu-close"), "click", () => set(false));
    listen(document, "keydown", (event) => event.key === "Escape" && drawer.checked && set(false));
    // Tab stays inside the open menu: the page behind it is covered.
    listen(panel, "keydown", (event) => {
      if (event.key !== "Tab" || !drawer.checked || !narrow.matches) return;
      const stops = [...panel.querySelectorAll("a, button")].filter((stop) => stop.offsetParent);
      const edge = event.shiftKey ? stops[0] : stops.at(-1);
      if (document.activeElement === edge) {
        event.preventDefault();
        (event.shiftKey ? stops.at(-1) : stops[0]).focus();
      }
    });
    listen(drawer, "change", update);
    listen(narrow, "change", update);
    update();
  }

  // --- Search: nothing is fetched before it is first opened, and nothing of the index before the first query.
  function search() {
    const button = document.querySelector(".search-button");
    let loading = null;

    const open = () => {
      loading ??= load().catch((error) => {
        loading = null;
        button.title = config.words.failed;
        throw error;
      });
      return loading.then((modal) => modal.open());
    };
    button.hidden = false;
    listen(button, "click", open);
    listen(document, "keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      open();
    });
  }

  async function load() {
    const bundle = new URL(`${config.top}pagefind/`, document.baseURI);
    await Promise.all([
      add("link", { rel: "stylesheet", href: `${bundle}pagefind-component-ui.css` }),
      add("script", { src: `${bundle}pagefind-component-ui.js` }),
    ]);
    // The name of a thing and its other names count for more than words in its text.
    PagefindComponents.configureInstance("default", {
      bundlePath: bundle.pathname,
      baseUrl: new URL(config.top, document.baseURI).pathname,
      excerptLength: 18,
      ranking: { termFrequency: 0.4, pageLength: 0.3, metaWeights: { title: 12, names: 8 } },
    });
    const modal = document.createElement("pagefind-modal");
    modal.innerHTML = document.getElementById("search-dialog").innerHTML;
    document.body.append(modal);
    listen(modal.querySelector(".search-close"), "click", () => modal.close());
    return modal;
  }

  const add = (tag, attributes) => new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), attributes, { onload: done, onerror: failed });
    document.head.append(element);
  });

  // --- Lists that can be narrowed: the rows are there without script; the choice stands in the address.
  function filtered(list) {
    const form = list.querySelector("form");
    const rows = [...list.querySelectorAll("tbody tr")];
    const fields = [...form.querySelectorAll("select")];
    const count = list.querySelector(".filter-count");

    const show = () => {
      const fits = (row) => fields.every((field) => !field.value || row.dataset[field.name] === field.value);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !fits(row);
        shown += !row.hidden;
      }
      count.textContent = count.dataset.shown.replace("{n}", shown).replace("{total}", rows.length);
      list.querySelector(".filter-empty").hidden = shown > 0;
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
        if (field.value) address.searchParams.set(field.name, field.value);
        else address.searchParams.delete(field.name);
      }
      history.replaceState(null, "", address);
      show();
    };
    form.hidden = false;
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

  menu();
  search();
  document.querySelectorAll(".filtered").forEach(filtered);
  terms();
})();
