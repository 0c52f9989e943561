// Things while rows are brought into them: the values of their file to change, and what stood there before.
// @ts-check
"use strict";

const roadmapTableDrafts = (() => {
  const form = window.roadmapForm;
  /** The values of each file that was read, by its id. @type {Map<string, GroupValue>} */
  const read = new Map();

  /** @param {FieldValue} value @returns {value is GroupValue} */
  const isGroup = (value) => typeof value === "object" && !Array.isArray(value);

  /** A value as a text to compare by: without the places of items in a file, and fields in one order. @param {FieldValue} value @returns {string} */
  function spelt(value) {
    if (Array.isArray(value)) return `[${value.map(spelt).join()}]`;
    if (!isGroup(value)) return JSON.stringify(value ?? null);
    return `{${Object.keys(value).filter((key) => key !== "#" && value[key] !== undefined).sort().map((key) => `${key}:${spelt(value[key])}`).join()}}`;
  }

  /** Remember what each group was when its file was read. @param {FieldValue} value @param {FieldValue} was @param {Map<GroupValue, FieldValue>} origins */
  function remember(value, was, origins) {
    if (Array.isArray(value)) return value.forEach((one, place) => remember(one, /** @type {ItemValue[]} */ (was)[place], origins));
    if (!isGroup(value)) return;
    origins.set(value, was);
    for (const [key, part] of Object.entries(value)) remember(part, /** @type {GroupValue} */ (was)[key], origins);
  }

  /** A thing to bring rows into: one of a file, or a new one. @param {string} id @param {string} kind @param {{ path: string, text: string } | undefined} file @returns {TableDraft} */
  function draft(id, kind, file) {
    if (!file) return { id, kind, path: `kb/${form.kinds[kind].folder}/${id}.yml`, before: undefined, value: {}, was: {}, origins: new Map() };
    const was = read.get(id) ?? roadmapYaml.values(kind, file.text);
    read.set(id, was);
    const value = structuredClone(was);
    /** @type {Map<GroupValue, FieldValue>} */
    const origins = new Map();
    remember(value, was, origins);
    return { id, kind, path: file.path, before: file.text, value, was, origins };
  }

  /** @param {TableDraft} draft */
  const changed = (draft) => draft.before === undefined || spelt(draft.value) !== spelt(draft.was);

  /** What stands at the end of a way. @param {FieldValue} group @param {string[]} path */
  function valueAt(group, path) {
    return path.reduce((/** @type {FieldValue} */ found, step) => (isGroup(found) ? found[step] : undefined), group);
  }

  /** Put a value at the end of a way. English that changed is not confirmed any more. @param {GroupValue} group @param {string[]} path @param {FieldValue} value */
  function put(group, path, value) {
    let found = group;
    for (const step of path.slice(0, -1)) {
      const next = found[step];
      found = isGroup(next) ? next : (found[step] = {});
    }
    const last = path[path.length - 1];
    found[last] = value;
    if (last === "en") delete found.nl_hash;
  }

  /** The items of a list; none where it is not there. @param {GroupValue} group @param {string} name */
  function items(group, name) {
    return /** @type {GroupValue[]} */ (Array.isArray(group[name]) ? group[name] : []);
  }

  /** The item that is meant: by its key, by its place, or by being alike. @param {GroupValue} group @param {TableStep} step @param {string} key @param {[string[], FieldValue][]} alike */
  function find(group, step, key, alike) {
    const list = items(group, step.field);
    if (step.key) return list.find((item) => item[step.key] === key);
    if (key) return list[Number(key) - 1];
    const fits = list.filter((item) => alike.every(([path, value]) => valueAt(item, path) === value));
    return fits.length === 1 ? fits[0] : undefined;
  }

  /** A new item: numbers and years at their place, all else at the end. @param {GroupValue} group @param {TableStep} step @param {string} key */
  function add(group, step, key) {
    const list = items(group, step.field);
    group[step.field] = list;
    /** @type {GroupValue} */
    const made = step.key ? { [step.key]: key } : {};
    const later = step.key && step.key !== "id" ? list.findIndex((item) => isAfter(String(item[step.key]), key)) : -1;
    list.splice(later < 0 ? list.length : later, 0, made);
    return made;
  }

  /** 2 before 2a before 10. @param {string} one @param {string} other */
  function isAfter(one, other) {
    const [a, b] = [one, other].map((number) => Number(/^\d+/.exec(number)?.[0] ?? 0));
    return a === b ? one > other : a > b;
  }

  return { draft, changed, spelt, valueAt, put, items, find, add };
})();
