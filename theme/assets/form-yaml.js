// From the YAML of a file to the values of the form, and back: only what changed is written anew, and comments stay.
// @ts-check
"use strict";

const roadmapYaml = (() => {
  const data = window.roadmapForm;
  const words = data.words;
  for (const [type, told] of Object.entries(window.roadmapHelp)) told.forEach((help, place) => { data.types[type][place].helpNl = help; });
  const { Document, Pair, Scalar, YAMLMap, YAMLSeq, parseDocument, stringify, visit } = YAML;
  const READ = /** @type {const} */ ({ schema: "failsafe" });  // every value a text, as the check reads it
  const WRITE = { lineWidth: 0, flowCollectionPadding: false };
  /** @type {FileField[]} */
  const LANGUAGES = ["nl", "en", "nl_hash"].map((name) => ({ name, as: "string" }));

  /** The fields inside a field; none for one value. @param {FileField} field @returns {FileField[] | undefined} */
  function inside(field) {
    if (field.as === "group") return data.types[field.type];
    return field.as === "text" || field.as === "prose" ? LANGUAGES : undefined;
  }

  /** The text as a file, with only what a file of ours may hold: a map of texts, maps and lists. @param {string} text */
  function read(text) {
    return /** @type {YamlFile} */ (/** @type {unknown} */ (parseDocument(text, READ)));
  }

  // --- from YAML to values ---

  /**
   * The values of a file; `#` says from which item of its list a value came. Throws an Error that says what the form cannot show.
   * @param {string} kind @param {string} text
   */
  function values(kind, text) {
    const doc = read(text);
    const error = doc.errors.find(({ code }) => code === "MISSING_CHAR") ?? doc.errors[0];  // what causes others
    if (error) throw new Error(roadmapChecks.fill(words.yaml_line, { n: error.linePos?.[0].line, why: words[`yaml_${error.code}`] ?? words.yaml_other }));
    /** @type {{ moved_to?: unknown, removed?: unknown } | null} */
    const value = doc.toJS();
    if (value?.moved_to || value?.removed) throw new Error(words.yaml_retired);
    return held(data.types[data.kinds[kind].type], value, kind);
  }

  /** @param {string} name */
  const misshapen = (name) => new Error(roadmapChecks.fill(words.yaml_shape, { name }));

  /** Values that did not come from a file, when they are shaped as its values are. Throws an Error where they are not. @param {string} kind @param {unknown} value */
  function shaped(kind, value) {
    const known = held(data.types[data.kinds[kind].type], value, kind);
    const found = /** @type {GroupValue} */ (value);
    const name = unknown(found, known);
    if (name) throw misshapen(name);
    return found;
  }

  /** The first field, at any depth, that is filled in and not among those that are known. @param {FieldValue} found @param {FieldValue} known @returns {string | undefined} */
  function unknown(found, known) {
    if (typeof found !== "object") return undefined;
    const beside = new Map(Object.entries(known ?? {}));
    const filled = Object.entries(found).filter(([name, value]) => name !== "#" && value !== undefined && value !== null && value !== "");
    return filled.map(([name, value]) => (beside.has(name) ? unknown(value, beside.get(name)) : name)).find(Boolean);
  }

  /** @param {FileField[]} fields @param {unknown} value @param {string} name @returns {GroupValue} */
  function held(fields, value, name) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw misshapen(name);
    const found = new Map(Object.entries(value));
    return Object.fromEntries(fields.filter((field) => ![undefined, null, ""].includes(found.get(field.name)))
      .map((field) => [field.name, field.many ? listed(field, found.get(field.name)) : one(field, found.get(field.name))]));
  }

  /** @param {FileField} field @param {unknown} value @returns {ItemValue[]} */
  function listed(field, value) {
    if (!Array.isArray(value)) throw misshapen(field.name);
    return value.map((item) => one(field, item)).map((item, place) => (typeof item === "object" ? { "#": place, ...item } : item));
  }

  /** @param {FileField} field @param {unknown} value @returns {ItemValue} */
  function one(field, value) {
    const fields = inside(field);
    if (fields) return held(fields, value, field.name);
    if (typeof value !== "string") throw misshapen(field.name);
    return value.trim();
  }

  // --- from values to YAML ---

  /** The whole file with these values: `before` with what changed, or a new one. @param {string} kind @param {GroupValue} value @param {string} [before] */
  function file(kind, value, before) {
    if (before !== undefined) {
      const made = written(kind, opened(kind, before).doc, value);
      return made === opened(kind, before).same ? before : made;
    }
    const doc = /** @type {YamlFile} */ (/** @type {unknown} */ (new Document({}, READ)));
    contents(doc).commentBefore = ` yaml-language-server: $schema=../../schema/${kind}.json`;
    return written(kind, doc, value);
  }

  /** The fields of a file. @param {YamlFile} doc */
  function contents(doc) {
    return /** @type {YamlMap} */ (doc.contents);
  }

  /** @param {string} kind @param {YamlFile} before @param {GroupValue} value */
  function written(kind, before, value) {
    const doc = before.clone();
    change(doc, contents(doc), data.types[data.kinds[kind].type], value);
    return doc.toString(WRITE);
  }

  /** @type {{ text: string, doc: YamlFile, same: string } | undefined} */
  let last;

  /**
   * A file that is being changed, read once, and how it would be written if nothing changed: without fields that are empty.
   * @param {string} kind @param {string} text
   */
  function opened(kind, text) {
    if (last?.text !== text) {
      const doc = read(filled(text));
      last = { text, doc, same: written(kind, doc, values(kind, text)) };
    }
    return last;
  }

  /** The text with `""` for each value that is empty: the parser hangs the comments that follow on a value that is not there. @param {string} text */
  function filled(text) {
    /** @type {number[]} */
    const empty = [];
    visit(parseDocument(text, READ), { Pair(_, pair) {
      const { key, value } = /** @type {YamlPair} */ (pair);
      if (!value || (value.range && value.range[0] === value.range[1])) empty.push(text.indexOf(":", key.range?.[1]) + 1);
    } });
    return empty.reverse().reduce((made, at) => `${made.slice(0, at)} ""${made.slice(at)}`, text);
  }

  /** Whether a file stands in the form in which it would be written: then only what is changed changes. @param {string} text */
  function laidOut(text) {
    return parseDocument(text, READ).toString(WRITE) === text;
  }

  /** @param {YamlFile} doc @param {YamlMap} map @param {FileField[]} fields @param {GroupValue} value */
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

  /**
   * The node of a field with a value: the one that was there, where there was one. The field says what the value is.
   * @param {YamlFile} doc @param {FileField} field @param {YamlNode | null | undefined} node @param {FieldValue} wanted @returns {YamlNode}
   */
  function changed(doc, field, node, wanted) {
    if (field.many) return list(doc, field, /** @type {YamlList} */ (node instanceof YAMLSeq ? node : new YAMLSeq()), /** @type {ItemValue[]} */ (wanted));
    const fields = inside(field);
    if (!fields) return scalar(field, /** @type {YamlScalar | undefined} */ (node instanceof Scalar ? node : undefined), /** @type {string} */ (wanted));
    return change(doc, /** @type {YamlMap} */ (node instanceof YAMLMap ? node : new YAMLMap()), fields, /** @type {GroupValue} */ (wanted));
  }

  /** @param {YamlFile} doc @param {FileField} field @param {YamlList} seq @param {ItemValue[]} wanted */
  function list(doc, field, seq, wanted) {
    const before = [...seq.items];
    if (seq.commentBefore && before.length) {  // it is about the first item, wherever that goes
      before[0].commentBefore = [seq.commentBefore, before[0].commentBefore].filter(Boolean).join("\n");
      seq.commentBefore = undefined;
    }
    /** @param {ItemValue} item */
    const from = (item) => (typeof item === "object" ? before[Number(item["#"])] : before.find((node) => node instanceof Scalar && node.value === item));
    if (!before.length && !inside(field)) seq.flow = true;
    seq.items = wanted.map((item) => changed(doc, { ...field, many: false }, from(item), item));
    keep(seq, before.filter((node) => !seq.items.includes(node)));
    return seq;
  }

  /** @param {FileField} field @param {YamlScalar | undefined} node @param {string} wanted */
  function scalar(field, node, wanted) {
    if (node?.value?.trim() === wanted) return node;
    const made = node?.value ? node : /** @type {YamlScalar} */ (new Scalar(""));
    const lines = wanted.split("\n").map((line) => line.trimEnd()).join("\n");
    if (lines.includes("\n")) made.type = "BLOCK_LITERAL";
    else if (!made.type) made.type = /^["']/.test(stringify(lines, { version: "1.1" })) && field.as === "string" ? "QUOTE_DOUBLE" : undefined;
    made.value = made.type?.startsWith("BLOCK") ? lines + "\n" : lines;
    return made;
  }

  /**
   * A new field goes after those that the model puts before it; in the file itself below a line of help.
   * @param {YamlFile} doc @param {YamlMap} map @param {FileField[]} fields @param {FileField} field @param {YamlNode} value
   */
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

  /** Take a field out; a comment of its writer moves to what follows it. @param {YamlFile} doc @param {YamlMap} map @param {YamlPair} pair */
  function remove(doc, map, pair) {
    const place = map.items.indexOf(pair);
    map.items.splice(place, 1);
    keep(map, [pair], map.items[place]?.key);
    if (map === doc.contents) space(map, place);
  }

  /** A blank line above a field of several lines, and below it. @param {YamlMap} map @param {number} place */
  function space(map, place) {
    /** @param {YamlPair | undefined} item */
    const long = (item) => Boolean(item && (item.value instanceof YAMLMap || item.value instanceof YAMLSeq) && !item.value.flow);
    if (map.items[place]) map.items[place].key.spaceBefore = place > 0 && (long(map.items[place - 1]) || long(map.items[place]));
  }

  /**
   * Keep the comments that somebody wrote in what goes: above what follows, or at the end.
   * @param {YamlMap | YamlList} parent @param {(YamlNode | YamlPair)[]} gone @param {YamlScalar} [next]
   */
  function keep(parent, gone, next) {
    /** @type {string[]} */
    const found = [];
    /** @param {unknown} _ @param {{ commentBefore?: string | null, comment?: string | null }} node */
    const note = (_, node) => { found.push(...[node.commentBefore, node.comment].flatMap((text) => text?.split("\n") ?? [])); };
    gone.forEach((node) => visit(/** @type {YamlNode} */ (node), { Scalar: note, Map: note, Seq: note }));
    const written = found.filter((line) => !line.startsWith(":"));
    if (!written.length) return;
    if (next) next.commentBefore = [...written, ...(next.commentBefore ? [next.commentBefore] : [])].join("\n");
    else parent.comment = [...(parent.comment ? [parent.comment] : []), ...written].join("\n");
  }

  return { values, shaped, file, laidOut };
})();
