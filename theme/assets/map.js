// The map from plans to money: a choice brings the picture of that choice here, from its own page. The choice stands in the address.
// @ts-check
"use strict";

(() => {
  const map = /** @type {HTMLElement} */ (document.querySelector(".map"));
  const choices = [...document.querySelectorAll(".choices a")].filter((link) => link instanceof HTMLAnchorElement);
  const first = /** @type {HTMLAnchorElement} */ (document.querySelector(".choices [aria-current]"));

  /** The id of the thing that a link is about: the last folder of its address. @param {HTMLAnchorElement} link */
  const idOf = (link) => link.pathname.split("/").at(-2) ?? "";

  let shown = first;

  /** The link that is chosen by the address of the page. */
  function chosen() {
    const id = new URLSearchParams(location.search).get("at");
    return choices.find((link) => idOf(link) === id) ?? first;
  }

  /** The picture on the page of a thing; its links lead on from there. @param {HTMLAnchorElement} link */
  async function picture(link) {
    const response = await fetch(link.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const found = /** @type {HTMLElement} */ (page.querySelector("#flow"));
    for (const one of found.querySelectorAll("a:not([href^='#'])")) {
      one.setAttribute("href", new URL(one.getAttribute("href") ?? "", link.href).href);
    }
    return document.adoptNode(found);
  }

  /** Show the picture of a choice; where it cannot be had, go to its page. @param {HTMLAnchorElement} link @param {boolean} move */
  async function show(link, move) {
    try {
      map.replaceChildren(await picture(link));
    } catch {
      location.href = link.href;
      return;
    }
    shown = link;
    for (const one of choices) {
      if (one === link) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    if (move) map.querySelector("figcaption")?.focus();
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const asked = event.target.closest(".choices a, .map a[href$='#flow']")?.getAttribute("href");
    const link = asked && choices.find((one) => one.href === new URL(asked, location.href).href);
    if (!link) return;
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("at", idOf(link));
    address.hash = "";
    history.pushState(null, "", address);
    show(link, true);
  });
  // Also told when a link leads to a place on this page: then nothing else is chosen.
  const follow = () => { if (chosen() !== shown) show(chosen(), false); };
  addEventListener("popstate", follow);
  follow();
})();
