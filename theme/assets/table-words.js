// What the page says of a table: the messages of `make import`, with the cell first, and its own words.
// @ts-check
"use strict";

const roadmapTableWords = (() => {
  const data = window.roadmapTables;
  const { words } = data;
  const LONGEST = 120;

  /** Text of a cell on one line, cut short. @param {string} text */
  function short(text) {
    const line = text.split(/\s+/).filter(Boolean).join(" ");
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  }

  /** What is wrong, and behind it what should be there, and an example. @param {TableMessage} problem @returns {[wrong: string, cure: string]} */
  function parts({ code, blanks }) {
    if (!code) return [blanks.text, ""];
    const { wrong, expected, example } = data.messages[code];
    const cut = Object.fromEntries(["found", "value", "id"].flatMap((name) => (name in blanks ? [[name, short(blanks[name])]] : [])));
    /** @param {string} text */
    const filled = (text) => roadmapChecks.fill(text, { ...blanks, ...cut });
    const near = blanks.nearest ? ` ${words.did_you_mean}: ${blanks.nearest}?` : "";
    const shown = forCommand(code) ? "" : ` ${words.example}: ${filled(example)}`;
    return [`${filled(wrong)}.`, ` ${words.expected}: ${filled(expected)}.${near}${shown}`];
  }

  /** @param {TableMessage} problem */
  const sentence = (problem) => parts(problem).join("");

  /** Whether the example of a message is one for `make import`. @param {string} code */
  const forCommand = (code) => ["heading-unknown", "not-utf8"].includes(code) || code.startsWith("table-");

  /** The same of a cell, which stands before it where the message does not name it. @param {TableProblem} problem @returns {[wrong: string, cure: string]} */
  function told(problem) {
    const [wrong, cure] = parts(problem);
    const cell = `${roadmapRows.letterOf(problem.column)}${problem.row}`;
    return [wrong.includes(` ${cell},`) ? wrong : `${cell}: ${wrong}`, cure];
  }

  /** A word with its blanks filled in. @param {TableWord} word @param {object} [blanks] */
  const say = (word, blanks = {}) => roadmapChecks.fill(words[word], blanks);

  /** @param {number} count */
  const number = (count) => count.toLocaleString(window.roadmapForm.lang === "nl" ? "nl-NL" : "en-GB");

  return { sentence, told, say, number };
})();
