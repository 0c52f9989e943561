// Choosing a thing by its name, part of it or another name: a combobox with a list, by keyboard and pointer; it gives the id.
// @ts-check
"use strict";

const roadmapCombobox = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { make, numbered } = roadmapMake;
  const { nameOf, withOtherNames, found, meant } = roadmapNames;

  /** A text field with the list of things that fit what is typed. What is chosen shows its name, and is read as its id. */
  class Combobox {
    /** @type {string | undefined} */
    id;
    active = -1;
    chosen = false;
    control = make("input", { type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-autocomplete": "list" });
    list = make("ul", { role: "listbox", id: numbered(), hidden: true, "aria-label": words.choices });
    more = make("p", { class: "hint", role: "status" });
    popup = make("div", { class: "popup", hidden: true }, this.list, this.more);
    node = make("div", { class: "combobox" }, this.control, this.popup);

    /** @param {string[]} kinds @param {string} value @param {() => void} [picked] called when a thing is chosen, or none any more */
    constructor(kinds, value = "", picked = () => {}) {
      this.kinds = kinds;
      this.picked = picked;
      this.set(value);
      this.control.setAttribute("aria-controls", this.list.id);
      this.control.addEventListener("input", () => { if (!this.chosen) { this.id = undefined; this.open(); } });
      this.control.addEventListener("keydown", (event) => this.key(event));
      this.control.addEventListener("click", () => { if (this.list.hidden) this.open(); });
      this.control.addEventListener("focus", () => withOtherNames().then(() => { if (!this.popup.hidden) this.reopen(); }));
      this.control.addEventListener("blur", () => this.leave());
      this.popup.addEventListener("mousedown", (event) => event.preventDefault());  // the field keeps the focus
    }

    /** Show a thing; what is no id of a thing is shown as it is. @param {string} value */
    set(value) {
      this.id = Object.hasOwn(data.ids, value) ? value : undefined;
      this.control.value = nameOf(value);
    }

    /** The id that is meant, or what was typed where that is no thing. */
    read() {
      const typed = this.control.value.trim();
      return typed ? this.id ?? meant(typed, this.kinds) ?? typed : "";
    }

    open() {
      const typed = this.id ? "" : this.control.value;
      const { shown, more } = found(typed, this.kinds);
      this.options = shown;
      this.list.replaceChildren(...shown.map((thing, place) => {
        const option = make("li", { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false", onclick: () => this.choose(thing.id) },
          thing.name, " ");
        if (this.kinds.length !== 1) option.append(make("small", {}, data.kinds[thing.kind].name));
        return option;
      }));
      this.more.textContent = more ? roadmapChecks.fill(words.more_found, { n: more }) : shown.length ? "" : words.none_found;
      this.popup.hidden = false;
      this.list.hidden = !shown.length;
      this.control.setAttribute("aria-expanded", String(!this.list.hidden));
      this.mark(-1);
    }

    /** Find again, now that other names are known; what is marked stays marked. */
    reopen() {
      const marked = this.options?.[this.active]?.id;
      this.open();
      this.mark(this.options?.findIndex(({ id }) => id === marked) ?? -1);
    }

    close() {
      this.popup.hidden = this.list.hidden = true;
      this.control.setAttribute("aria-expanded", "false");
      this.mark(-1);
    }

    /** @param {number} place */
    mark(place) {
      this.list.children[this.active]?.setAttribute("aria-selected", "false");
      this.active = place;
      const option = this.list.children[place];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.control.setAttribute("aria-activedescendant", option.id);
      else this.control.removeAttribute("aria-activedescendant");
    }

    /** @param {string} id */
    choose(id) {
      this.set(id);
      this.close();
      this.chosen = true;  // so this is not typing
      this.control.dispatchEvent(new Event("input", { bubbles: true }));
      this.chosen = false;
      this.picked();
    }

    /** Leaving takes what was typed for the thing that it names. */
    leave() {
      this.close();
      const id = this.read();
      if (this.id || !Object.hasOwn(data.ids, id)) return;
      this.set(id);
      this.picked();
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      const count = this.list.hidden ? 0 : this.list.children.length;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (!count) return this.open();
        const from = this.active < 0 && step < 0 ? 0 : this.active;
        this.mark((from + step + count) % count);
      } else if (event.key === "Escape" && !this.popup.hidden) {
        event.preventDefault();
        this.close();
      } else if (event.key === "Enter") this.enter(event);
    }

    /** Enter takes the option that is marked, or the thing that is named. @param {KeyboardEvent} event */
    enter(event) {
      event.preventDefault();
      const option = this.list.hidden ? undefined : this.options?.[this.active];
      const id = option?.id ?? this.read();
      if (Object.hasOwn(data.ids, id)) this.choose(id);
    }

    /** What is found for what was typed, while the list is open. @type {{ id: string }[] | undefined} */
    options;
  }

  return { Combobox };
})();
