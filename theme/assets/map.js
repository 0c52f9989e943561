// The map from plans to money: pointing at a thing marks what it is tied to; choosing it leaves only that. The choice stands in the address.
"use strict";

(() => {
  const map = document.querySelector(".layers");
  const bar = document.querySelector(".map-bar");
  const says = bar.querySelector("[role=status]");
  const items = new Map([...map.querySelectorAll("li")].map((item) => [item.id.slice(3), item]));
  const ties = (id) => new Set([id, ...items.get(id).dataset.ties.split(" ").filter(Boolean)]);
  const wires = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  wires.classList.add("wires");
  wires.setAttribute("aria-hidden", "true");
  map.append(wires);
  let chosen = "";

  function draw(id) {
    const frame = map.getBoundingClientRect();
    const wide = getComputedStyle(map).display === "grid";
    wires.replaceChildren();
    if (!id || !wide) return;
    const from = items.get(id).getBoundingClientRect();
    for (const other of ties(id)) {
      const to = items.get(other).getBoundingClientRect();
      if (other === id || to.left === from.left) continue;
      const [left, right] = from.left < to.left ? [from, to] : [to, from];
      const [x1, y1] = [left.right - frame.left, left.top + left.height / 2 - frame.top];
      const [x2, y2] = [right.left - frame.left, right.top + right.height / 2 - frame.top];
      const path = document.createElementNS(wires.namespaceURI, "path");
      path.setAttribute("d", `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`);
      wires.append(path);
    }
  }

  function mark(id) {
    const near = id ? ties(id) : new Set();
    for (const [other, item] of items) {
      item.classList.toggle("near", near.has(other));
      item.classList.toggle("far", Boolean(id) && !near.has(other));
    }
    draw(id);
  }

  function choose(id) {
    chosen = items.has(id) ? id : "";
    const near = chosen && ties(chosen);
    for (const [other, item] of items) {
      item.hidden = Boolean(chosen) && !near.has(other);
      item.querySelector("button").setAttribute("aria-pressed", String(other === chosen));
    }
    bar.querySelector("button").hidden = !chosen;
    says.textContent = chosen
      ? says.dataset.text.replace("{name}", items.get(chosen).querySelector("a").textContent).replace("{n}", near.size - 1) : "";
    const address = new URL(location);
    chosen ? address.searchParams.set("at", chosen) : address.searchParams.delete("at");
    history.replaceState(null, "", address);
    mark(chosen);
  }

  for (const [id, item] of items) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.setAttribute("aria-label", map.dataset.pin.replace("{name}", item.textContent.trim()));
    button.addEventListener("click", () => choose(id === chosen ? "" : id));
    item.append(button);
    for (const event of ["mouseenter", "focusin"]) item.addEventListener(event, () => chosen || mark(id));
    for (const event of ["mouseleave", "focusout"]) item.addEventListener(event, () => chosen || mark(""));
  }
  bar.hidden = false;
  bar.querySelector("button").addEventListener("click", () => {
    const back = items.get(chosen)?.querySelector("button");
    choose("");
    back?.focus();
  });
  addEventListener("resize", () => draw(chosen));
  document.addEventListener("keydown", (event) => event.key === "Escape" && chosen && choose(""));
  choose(new URLSearchParams(location.search).get("at") ?? "");
})();
