// The YAML file of what the form holds, as `make fmt` would write it.
"use strict";

const roadmapYaml = (() => {
  const data = window.roadmapForm;
  const UNSAFE = /^$|^[\s\-?:,[\]{}#&*!|>'"%@`=]|:(\s|$)|\s#|\s$/;
  const NO_TEXT = /^(true|false|null|yes|no|on|off|y|n|~|[\d.+-][\d.eE_:+-]*)$/i;

  /** A text on one line: in quotes where YAML, or an editor's window, would read something else. */
  function text(value, flow = false) {
    return UNSAFE.test(value) || NO_TEXT.test(value) || (flow && /[,[\]{}]/.test(value)) ? JSON.stringify(value) : value;
  }

  function scalar(field, value) {
    return ["string", "text", "prose"].includes(field.as) ? text(value) : value;
  }

  /** The lines of `key: …` for one field. */
  function entry(field, value, indent) {
    const head = `${indent}${field.name}:`;
    if (field.many) return list(field, value, indent, head);
    if (field.as === "group") return [head, ...group(data.types[field.type], value, indent + "  ")];
    if (field.as === "text" || field.as === "prose") return [head, ...languages(value, indent + "  ")];
    return [`${head} ${scalar(field, value)}`];
  }

  function list(field, items, indent, head) {
    if (!["group", "text", "prose"].includes(field.as)) return [`${head} [${items.map((item) => text(item, true)).join(", ")}]`];
    const lines = items.flatMap((item) => {
      const inner = indent + "    ";
      const own = field.as === "group" ? group(data.types[field.type], item, inner) : languages(item, inner);
      return [`${indent}  - ${own[0].trimStart()}`, ...own.slice(1)];
    });
    return [head, ...lines];
  }

  function group(fields, value, indent) {
    return fields.filter((field) => value[field.name] !== undefined)
      .flatMap((field) => entry(field, value[field.name], indent));
  }

  function languages(value, indent) {
    return ["nl", "en", "nl_hash"].filter((key) => value[key]).flatMap((key) => running(key, value[key], indent));
  }

  /** A text of several lines goes below its key. */
  function running(key, value, indent) {
    if (!value.includes("\n")) return [`${indent}${key}: ${text(value)}`];
    return [`${indent}${key}: |`, ...value.split("\n").map((line) => (line.trim() ? `${indent}  ${line.trimEnd()}` : ""))];
  }

  /** The whole file: the schema on top, help above each field, a blank line around a field of several lines. */
  function file(kind, value) {
    const blocks = data.types[data.kinds[kind].type].filter((field) => value[field.name] !== undefined)
      .map((field) => ({ help: `#: ${field.helpNl}`, lines: entry(field, value[field.name], "") }));
    const lines = [`# yaml-language-server: $schema=../../schema/${kind}.json`];
    blocks.forEach((block, place) => {
      const before = blocks[place - 1];
      if (before && (before.lines.length > 1 || block.lines.length > 1)) lines.push("");
      lines.push(block.help, ...block.lines);
    });
    return lines.join("\n") + "\n";
  }

  return { file };
})();
