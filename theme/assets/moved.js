// At the address of a thing that moved, or of an id: which part of a page was asked for goes along to where it leads.
// @ts-check
"use strict";

(() => {
  const links = [...document.querySelectorAll("main a[hreflang]")].flatMap((link) => (link instanceof HTMLAnchorElement ? [link] : []));
  if (location.hash) for (const link of links) link.hash = location.hash;
  const on = links.find((link) => link.matches(".on"));
  if (on) location.replace(on.href); // before the page itself leads there
})();
