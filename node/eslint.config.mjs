// What eslint looks for in theme/assets: its recommended rules, and the few that keep our scripts short and plain.
import js from "@eslint/js";
import globals from "globals";

// What the scripts of the form give each other: they are loaded one after the other, by theme/main.html.
const ours = ["YAML", "roadmapBasket", "roadmapChecks", "roadmapCombobox", "roadmapDrafts", "roadmapFields", "roadmapFolds", "roadmapHandIn", "roadmapInputs", "roadmapMade", "roadmapMake",
  "roadmapNames", "roadmapTasks", "roadmapYaml"];
// And what those of a whole table do: theme/assets/table-start.js loads them.
const ofTables = ["SHEETS", "roadmapCells", "roadmapGrid", "roadmapRows", "roadmapSheets", "roadmapTableChecks", "roadmapTableDrafts",
  "roadmapTableFiles", "roadmapTableNames", "roadmapTableResult", "roadmapTableWords", "roadmapWriting"];

export default [
  { ignores: ["theme/assets/yaml.js", "theme/assets/sheets.js"] },
  js.configs.recommended,
  {
    languageOptions: { sourceType: "script", globals: { ...globals.browser, ...Object.fromEntries([...ours, ...ofTables].map((name) => [name, "readonly"])) } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "max-lines-per-function": ["error", 30], // a function fits on a screen; the one around a whole script does not count
      "no-implicit-globals": "error",
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { vars: "local" }],
      "no-var": "error",
      "prefer-const": "error",
      strict: ["error", "global"],
    },
  },
  { files: ["theme/assets/search*.js", "theme/assets/download.js", "theme/assets/picture.js"], languageOptions: { sourceType: "module" } },
];
