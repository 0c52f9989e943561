// The map from plans to money: pointing at a thing marks what it is tied to; choosing it leaves only that. The choice stands in the address.
// @ts-check
"use strict";

(() => {
  const map = /** @type {HTMLElement} */ (document.querySelector(".layers"));
  const bar = /** @type {HTMLElement} */ (document.querySelector(".map-bar"));
  const says = /** @type {HTMLElement} */ (bar.querySelector("[role=status]"));
  const back = /** @type {HTMLButtonElement} */ (bar.querySelector("button"));
  const items = new Map([...map.querySelectorAll("li")].map((item) => [item.id.slice(3), item]));
  const wires = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  wires.classList.add("wires");
  wires.setAttribute("aria-hidden", "true");
  map.append(wires);
  let chosen = "";

  /** A thing and all that it is tied to, by their ids. @param {string} id */
  const ties = (id) => new Set([id, ...(items.get(id)?.dataset.ties ?? "").split(" ").filter(Boolean)]);

  /** @param {string} id */
  function draw(id) {
    const wide = getComputedStyle(map).display === "grid";
    const from = items.get(id)?.getBoundingClientRect();
    wires.replaceChildren();
    if (!from || !wide) return;
    const frame = map.getBoundingClientRect();
    for (const other of ties(id)) {
      const to = items.get(other)?.getBoundingClientRect();
      if (!to || other === id || to.left === from.left) continue;
      wires.append(from.left < to.left ? wire(frame, from, to) : wire(frame, to, from));
    }
  }

  /** @param {DOMRect} frame @param {DOMRect} left @param {DOMRect} right */
  function wire(frame, left, right) {
    const [x1, y1] = [left.right - frame.left, left.top + left.height / 2 - frame.top];
    const [x2, y2] = [right.left - frame.left, right.top + right.height / 2 - frame.top];
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`);
    return path;
  }

  /** @param {string} id */
  function mark(id) {
    const near = id ? ties(id) : new Set();
    for (const [other, item] of items) {
      item.classList.toggle("near", near.has(other));
      item.classList.toggle("far", Boolean(id) && !near.has(other));
    }
    draw(id);
  }

  /** Leave only what one thing is tied to; with "" all of it again. @param {string} id */
  function choose(id) {
    const thing = items.get(id);
    chosen = thing ? id : "";
    const near = ties(chosen);
    for (const [other, item] of items) {
      item.hidden = Boolean(chosen) && !near.has(other);
      item.querySelector("button")?.setAttribute("aria-pressed", String(other === chosen));
    }
    back.hidden = !chosen;
    const name = thing?.querySelector("a")?.textContent ?? "";
    says.textContent = chosen ? (says.dataset.text ?? "").replace("{name}", name).replace("{n}", String(near.size - 1)) : "";
    const address = new URL(location.href);
    if (chosen) address.searchParams.set("at", chosen);
    else address.searchParams.delete("at");
    history.replaceState(null, "", address);
    mark(chosen);
  }

  for (const [id, item] of items) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.setAttribute("aria-label", (map.dataset.pin ?? "").replace("{name}", item.textContent.trim()));
    button.addEventListener("click", () => choose(id === chosen ? "" : id));
    item.append(button);
    for (const event of ["mouseenter", "focusin"]) item.addEventListener(event, () => chosen || mark(id));
    for (const event of ["mouseleave", "focusout"]) item.addEventListener(event, () => chosen || mark(""));
  }
  bar.hidden = false;
  back.addEventListener("click", () => {
    const button = items.get(chosen)?.querySelector("button");
    choose("");
    button?.focus();
  });
  addEventListener("resize", () => draw(chosen));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) choose(""); });
  choose(new URLSearchParams(location.search).get("at") ?? "");
})();
