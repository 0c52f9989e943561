// From the YAML of a file to the values of the form, and back: only what changed is written anew, and comments stay.
"use strict";

const roadmapYaml = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  const { Document, Pair, Scalar, YAMLMap, YAMLSeq, parseDocument, stringify, visit } = YAML;
  const READ = { schema: "failsafe" };  // every value a text, as the check reads it
  const WRITE = { lineWidth: 0, flowCollectionPadding: false };
  const LANGUAGES = ["nl", "en", "nl_hash"].map((name) => ({ name, as: "string" }));

  /** The fields inside a field; none for one value. */
  const inside = (field) => (field.as === "group" ? data.types[field.type] : ["text", "prose"].includes(field.as) ? LANGUAGES : undefined);

  // --- from YAML to values ---

  /** The values of a file; `#` says from which item of its list a value came. Throws an Error that says what the form cannot show. */
  function values(kind, text) {
    const doc = parseDocument(text, READ);
    const error = doc.errors.find(({ code }) => code === "MISSING_CHAR") ?? doc.errors[0];  // what causes others
    if (error) throw new Error(roadmapChecks.fill(words.yaml_line, { n: error.linePos[0].line, why: words[`yaml_${error.code}`] ?? words.yaml_other }));
    const value = doc.toJS();
    if (value?.moved_to || value?.removed) throw new Error(words.yaml_retired);
    return held(data.types[data.kinds[kind].type], value, kind);
  }

  const misshapen = (name) => new Error(roadmapChecks.fill(words.yaml_shape, { name }));

  function held(fields, value, name) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw misshapen(name);
    return Object.fromEntries(fields.filter((field) => ![undefined, null, ""].includes(value[field.name]))
      .map((field) => [field.name, field.many ? listed(field, value[field.name]) : one(field, value[field.name])]));
  }

  function listed(field, value) {
    if (!Array.isArray(value)) throw misshapen(field.name);
    return value.map((item, place) => (inside(field) ? { "#": place, ...one(field, item) } : one(field, item)));
  }

  function one(field, value) {
    if (inside(field)) return held(inside(field), value, field.name);
    if (typeof value !== "string") throw misshapen(field.name);
    return value.trim();
  }

  // --- from values to YAML ---

  /** The whole file with these values: `before` with what changed, or a new one. */
  function file(kind, value, before) {
    if (before !== undefined) {
      const made = written(kind, opened(kind, before).doc, value);
      return made === opened(kind, before).same ? before : made;
    }
    const doc = new Document({}, READ);
    doc.contents.commentBefore = ` yaml-language-server: $schema=../../schema/${kind}.json`;
    return written(kind, doc, value);
  }

  function written(kind, before, value) {
    const doc = before.clone();
    change(doc, doc.contents, data.types[data.kinds[kind].type], value);
    return doc.toString(WRITE);
  }

  let last = {};

  /** A file that is being changed, read once, and how it would be written if nothing changed: without fields that are empty. */
  function opened(kind, text) {
    if (last.text !== text) {
      const doc = parseDocument(filled(text), READ);
      last = { text, doc, same: written(kind, doc, values(kind, text)) };
    }
    return last;
  }

  /** The text with `""` for each value that is empty: the parser hangs the comments that follow on a value that is not there. */
  function filled(text) {
    const empty = [];
    visit(parseDocument(text, READ), { Pair(_, { key, value }) {
      if (!value || (value.range && value.range[0] === value.range[1])) empty.push(text.indexOf(":", key.range[1]) + 1);
    } });
    return empty.reverse().reduce((made, at) => `${made.slice(0, at)} ""${made.slice(at)}`, text);
  }

  /** Whether a file stands in the form in which it would be written: then only what is changed changes. */
  function laidOut(text) {
    return parseDocument(text, READ).toString(WRITE) === text;
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
    if (field.many) return list(doc, field, node instanceof YAMLSeq ? node : new YAMLSeq(), wanted);
    if (inside(field)) return change(doc, node instanceof YAMLMap ? node : new YAMLMap(), inside(field), wanted);
    return scalar(field, node, wanted);
  }

  function list(doc, field, seq, wanted) {
    const before = [...seq.items];
    if (seq.commentBefore && before.length) {  // it is about the first item, wherever that goes
      before[0].commentBefore = [seq.commentBefore, before[0].commentBefore].filter(Boolean).join("\n");
      seq.commentBefore = undefined;
    }
    const from = (item) => (inside(field) ? before[item["#"]] : before.find((node) => node.value === item));
    if (!before.length && !inside(field)) seq.flow = true;
    seq.items = wanted.map((item) => changed(doc, { ...field, many: false }, from(item), item));
    keep(seq, before.filter((node) => !seq.items.includes(node)));
    return seq;
  }

  function scalar(field, node, wanted) {
    if (node?.value?.trim() === wanted) return node;
    const made = node?.value ? node : new Scalar("");
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
    const note = (_, node) => { found.push(...[node.commentBefore, node.comment].flatMap((text) => text?.split("\n") ?? [])); };
    gone.forEach((node) => visit(node, { Scalar: note, Map: note, Seq: note }));
    const written = found.filter((line) => !line.startsWith(":"));
    if (!written.length) return;
    if (next) next.commentBefore = [...written, ...(next.commentBefore ? [next.commentBefore] : [])].join("\n");
    else parent.comment = [...(parent.comment ? [parent.comment] : []), ...written].join("\n");
  }

  return { values, file, laidOut };
})();
