// From the YAML of a file to the values of the form, and back: only what changed is written anew, and comments stay.
"use strict";

const roadmapYaml = (() => {
  const data = window.roadmapForm;
  const { Document, Pair, Scalar, YAMLMap, YAMLSeq, parseDocument, stringify, visit } = YAML;
  const READ = { schema: "failsafe" };  // every value a text, as the check reads it
  const WRITE = { lineWidth: 0, flowCollectionPadding: false };
  const LANGUAGES = ["nl", "en", "nl_hash"].map((name) => ({ name, as: "string" }));

  /** The fields inside a field; none for one value. */
  const inside = (field) => (field.as === "group" ? data.types[field.type] : ["text", "prose"].includes(field.as) ? LANGUAGES : undefined);

  // --- from YAML to values ---

  /** The values of a file; `#` says from which item of its list a value came. Throws an Error that names what cannot be shown. */
  function values(kind, text) {
    const doc = parseDocument(text, READ);
    if (doc.errors.length) throw new Error(doc.errors[0].message.split("\n")[0]);
    return held(data.types[data.kinds[kind].type], doc.toJS(), kind);
  }

  function held(fields, value, name) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error(name);
    return Object.fromEntries(fields.filter((field) => ![undefined, null, ""].includes(value[field.name]))
      .map((field) => [field.name, field.many ? listed(field, value[field.name]) : one(field, value[field.name])]));
  }

  function listed(field, value) {
    if (!Array.isArray(value)) throw new Error(field.name);
    return value.map((item, place) => (inside(field) ? { "#": place, ...one(field, item) } : one(field, item)));
  }

  function one(field, value) {
    if (inside(field)) return held(inside(field), value, field.name);
    if (typeof value !== "string") throw new Error(field.name);
    return value.trim();
  }

  // --- from values to YAML ---

  /** The whole file with these values: `before` with what changed, or a new one. */
  function file(kind, value, before) {
    const doc = before === undefined ? new Document({}, READ) : opened(before).doc.clone();
    if (before === undefined) doc.contents.commentBefore = ` yaml-language-server: $schema=../../schema/${kind}.json`;
    change(doc, doc.contents, data.types[data.kinds[kind].type], value);
    const made = doc.toString(WRITE);
    return before !== undefined && made === opened(before).same ? before : made;
  }

  let last = {};

  /** A file that is being changed, read once, and how it would be written if nothing changed. */
  function opened(text) {
    if (last.text !== text) {
      const doc = parseDocument(text, READ);
      last = { text, doc, same: doc.toString(WRITE) };
    }
    return last;
  }

  /** Whether a file stands in the form in which it would be written: then only what is changed changes. */
  function laidOut(text) {
    return opened(text).same === text;
  }

  function change(doc, map, fields, value) {
    for (const field of fields) {
      const wanted = value[field.name];
      const pair = map.items.find((item) => item.key.value === field.name);
      if (wanted !== undefined && pair) pair.value = changed(doc, field, pair.value, wanted);
      else if (wanted !== undefined) insert(doc, map, fields, field, changed(doc, field, undefined, wanted));
      else if (pair) remove(doc, map, pair);
    }
    return map;
  }

  /** The node of a field with a value: the one that was there, where there was one. */
  function changed(doc, field, node, wanted) {
    if (field.many) return list(doc, field, node ?? new YAMLSeq(), wanted);
    if (inside(field)) return change(doc, node ?? new YAMLMap(), inside(field), wanted);
    return scalar(field, node, wanted);
  }

  function list(doc, field, seq, wanted) {
    const before = [...seq.items];
    const from = (item) => (inside(field) ? before[item["#"]] : before.find((node) => node.value === item));
    if (!before.length && !inside(field)) seq.flow = true;
    seq.items = wanted.map((item) => changed(doc, { ...field, many: false }, from(item), item));
    keep(seq, before.filter((node) => !seq.items.includes(node)));
    return seq;
  }

  function scalar(field, node, wanted) {
    if (node && node.value.trim() === wanted) return node;
    const made = node ?? new Scalar("");
    const lines = wanted.split("\n").map((line) => line.trimEnd()).join("\n");
    if (lines.includes("\n")) made.type = "BLOCK_LITERAL";
    else if (!made.type) made.type = /^["']/.test(stringify(lines, { version: "1.1" })) && field.as === "string" ? "QUOTE_DOUBLE" : undefined;
    made.value = made.type?.startsWith("BLOCK") ? lines + "\n" : lines;
    return made;
  }

  /** A new field goes after those that the model puts before it; in the file itself below a line of help. */
  function insert(doc, map, fields, field, value) {
    const names = fields.map((one) => one.name);
    const rank = names.indexOf(field.name);
    const last = map.items.findLastIndex((item) => names.indexOf(item.key.value) >= 0 && names.indexOf(item.key.value) < rank);
    const pair = new Pair(new Scalar(field.name), value);
    map.items.splice(last + 1, 0, pair);
    if (map !== doc.contents) return;
    pair.key.commentBefore = `: ${field.helpNl}`;
    space(map, last + 1);
    space(map, last + 2);
  }

  /** Take a field out; a comment of its writer moves to what follows it. */
  function remove(doc, map, pair) {
    const place = map.items.indexOf(pair);
    map.items.splice(place, 1);
    keep(map, [pair], map.items[place]?.key);
    if (map === doc.contents) space(map, place);
  }

  /** A blank line above a field of several lines, and below it. */
  function space(map, place) {
    const long = (item) => Boolean(item && item.value.items && !item.value.flow);
    if (map.items[place]) map.items[place].key.spaceBefore = place > 0 && (long(map.items[place - 1]) || long(map.items[place]));
  }

  /** Keep the comments that somebody wrote in what goes: above what follows, or at the end. */
  function keep(parent, gone, next) {
    const found = [];
    const note = (_, node) => found.push(...[node.commentBefore, node.comment].flatMap((text) => text?.split("\n") ?? []));
    gone.forEach((node) => visit(node, { Scalar: note, Map: note, Seq: note }));
    const written = found.filter((line) => !line.startsWith(":"));
    if (!written.length) return;
    if (next) next.commentBefore = [...written, ...(next.commentBefore ? [next.commentBefore] : [])].join("\n");
    else parent.comment = [...(parent.comment ? [parent.comment] : []), ...written].join("\n");
  }

  return { values, file, laidOut };
})();
