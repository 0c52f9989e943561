// What the scripts of the pages get from elsewhere: words and addresses of a page (theme/main.html), the search engine,
// what the form knows (roadmaps/form.py), and the YAML library. None of this is sent to readers.

/** The element `site-config` of a page. */
interface SiteConfig {
  base: string;
  /** The way up to the top of the site, of both languages. */
  top: string;
  words: { choice: string; openAll: string; closeAll: string; failed: string; facets: Record<string, string>; all: string; one: string; many: string; none: string;
    instead: string; also: string; related: string; rest: string; near: string };
}

/** What roadmaps/publishing/search_index.py writes for a language. Kinds and values of facets are named by their number. */
interface SearchKnown {
  index: string;
  pages: [id: string, address: string, title: string, kind: number, names: string[], also: string[], values: number[]][];
  kinds: [kind: string, name: string, weight: number][];
  values: Facet[];
  lists: { name: string; address: string; must: string; words: string[]; choices: [facet: string, value: string, name: string, words: string[]][] }[];
  words: string;
  counts: string;
}

/** What the script of long lists says, as the group `lists` of words.yml has it. */
type ListWords = Record<"shown" | "none" | "without" | "drop" | "order" | "up" | "down" | "to_page" | "cite" | "cite_list" | "cited" | "copy" | "copy_link" | "copied" | "share", string>;

/** What hits are narrowed by: the first two stand in addresses and are the same in each language. */
type Facet = [facet: string, value: string, name: string];

/** A page as search knows it; keys are what names are compared by. */
interface SearchPage {
  id: string;
  place: number;
  title: string;
  kind: string;
  weight: number;
  url: string;
  keys: string[];
  nameKeys: string[];
  also: string[];
  titleWords: string[];
  nameWords: string[];
  facets: Facet[];
}

/** A word or phrase of a query. */
interface SearchAsked {
  words: string[];
  phrase: boolean;
}

/** What a page has or lacks of a query: `asked` are the words that may stand for it, best first, the first `sure` of
 * them forms of what was typed; `length` how many were typed. */
interface SearchUnit {
  typed: string;
  length: number;
  asked: string[][];
  sure: number;
  exact: boolean;
  key: string;
  common: boolean;
}

/** A page that was found: which units it has, by which words; none where it only belongs to one. `label` is what it holds of the query. */
interface SearchHit {
  page: SearchPage;
  units: SearchUnit[];
  words: string[][];
  score: number;
  called: number;
  label: string;
  sure: boolean;
}

/** A choice of a facet, and how many hits have it. */
interface SearchCount {
  value: string;
  name: string;
  count: number;
}

/** What was asked last. */
interface SearchLast {
  query: string;
  chosen: Record<string, string>;
}

/** The parts of Pagefind's interface that search uses. */
interface Pagefind {
  preload(query: string): Promise<void>;
  search(query: string): Promise<{ results: { id: string; score: number }[] }>;
}

interface PagefindModule {
  createInstance(options: object): Pagefind;
}

/** What may be typed in a field, or in an item of its list. */
type Shape =
  | { as: "text" }
  | { as: "prose" }
  | { as: "yes" }
  | { as: "day" }
  | { as: "group"; type: string }
  | { as: "choice"; values: Record<string, string> }
  | { as: "ref"; kinds: string[] }
  | { as: "string"; pattern?: string | null }
  | { as: "whole"; ge?: number; le?: number }
  | { as: "number"; ge?: number; le?: number };

/** A field as it stands in a file; `least` is how many items its list has. */
type FileField = { name: string; label?: string; many?: boolean; least?: number; helpNl?: string } & Shape;

/** A field as the form shows it. */
type Field = FileField & { label: string; hint: string; required?: boolean; usual?: boolean; shown?: boolean };

/** What stands in a field: nothing, a text, a group of fields, or a list; a number only for `#`. */
type FieldValue = undefined | string | number | GroupValue | ItemValue[];
type ItemValue = string | GroupValue;

/** The values of the fields of a group, by their names; in an item of a list `#` is its place in the file. */
interface GroupValue {
  [name: string]: FieldValue;
}

/** A file as the form opens it: one of this site, or one that was pasted. */
interface OpenedFile {
  id: string;
  path: string;
  text: string;
  pasted?: boolean;
}

/** What was typed in a file and not submitted, with the text of the file at that time. */
interface Draft {
  text: string;
  value: GroupValue;
}

/** Something to mend, and the element where that is done. */
interface FormProblem {
  control: HTMLElement;
  message: string;
}

/** A part of the form: its element, what is typed in it, and what is wrong with that. */
interface Part<Value> {
  node: HTMLElement;
  value: () => Value;
  problems: () => FormProblem[];
}

/** What roadmaps/form.py writes into form-data.js. */
interface RoadmapForm {
  lang: string;
  repository: string;
  files: string;
  idPattern: string;
  longestId: number;
  summaryWords: number;
  kinds: Record<string, { name: string; one: string; folder: string; section: string; type: string; numberedWithin: string[]; usualUnless: string[] }>;
  types: Record<string, Field[]>;
  ids: Record<string, [kind: string, name: string]>;
  /** The ids inside files. */
  inner: string[];
  /** How the ids of a type begin by custom. */
  prefixes: Record<string, string>;
  retired: string[];
  orders: Record<string, string>;
  patterns: FormPatterns;
  messages: Record<string, string>;
  words: Record<FormWord, string>;
}

/** The words under `form` in roadmaps/words.yml that the scripts use. */
type FormWord =
  | "add" | "same_source" | "confirm_all" | "downloaded" | "basket" | "basket_about" | "basket_download" | "basket_keep" | "basket_kept" | "basket_remove" | "basket_steps" | "basket_upload" | "not_published" | "again" | "again_sure" | "all_errors" | "and_more" | "carried" | "changing" | "choose" | "choose_id" | "confirmed" | "copied"
  | "copy" | "down" | "download" | "errors_address" | "existing" | "file" | "github" | "github_edit" | "github_long" | "had" | "history" | "draft_spoilt" | "draft_drop"
  | "in_en" | "in_nl" | "item" | "kind" | "layout" | "more" | "newer" | "no_english" | "not_a_day" | "not_a_number" | "write_number" | "not_carried"
  | "not_confirmed" | "not_copied" | "not_known" | "not_loaded" | "not_readable" | "not_the_form" | "open" | "open_pasted" | "optional"
  | "or" | "paste" | "pasted" | "ready" | "remove" | "restored" | "stale" | "todo" | "todo_one" | "too_few" | "too_high" | "too_low"
  | "hand_in" | "see_file" | "task" | "result_task" | "result_about" | "money_task" | "money_about" | "status_task" | "status_about" | "stop" | "initiative"
  | "which" | "money_for" | "by_name" | "which_year" | "new_year" | "the_year" | "which_list" | "of_goals" | "of_intended"
  | "answers_goal" | "answers_intended" | "answers_none" | "answers_new" | "planned_first" | "what_came" | "choose_answer" | "where_money" | "money_route"
  | "money_own" | "which_route" | "route_new" | "goes_in" | "which_status" | "no_status" | "status_absent" | "whole_file" | "basics"
  | "rest" | "outline" | "left_one" | "left" | "nothing_yet" | "choices" | "more_found" | "none_found" | "no_such"
  | "yes" | "no" | "address" | "anchor" | "file_name" | "file_name_hint" | "quantity_unlike"
  | "unchanged" | "up" | "yaml_line" | "yaml_other" | "yaml_retired" | "yaml_shape" | `yaml_${Uppercase<string>}`;

/** Patterns of what may not stand in a text; each comes with the code of its message. */
interface FormPatterns {
  any: [code: string, pattern: string][];
  text: [code: string, pattern: string][];
  prose: [code: string, pattern: string][];
  ligatures: [found: string, letters: string][];
  link: string;
  goodLink: string;
  invisible: string;
  thousands: string;
  number: string;
  whole: string;
  spellings: [looks: string, found: string, replaced: string][];
}

/** A cell of a table; `exact`: a real number or day of a spreadsheet, which nobody can read otherwise. */
interface TableCell {
  text: string;
  exact: boolean;
}

/** A list on the way to what a row holds: as roadmaps/editing/tables/declared.py says. */
interface TableStep {
  field: string;
  column: string;
  key: string;
  alike: string[];
}

/** The three columns of citations, and those that a new item without them takes. */
interface TableCited {
  path: string[];
  columns: string[];
  other: string[] | null;
}

/** What one row says of one item. */
interface TablePart {
  type: string;
  steps: TableStep[];
  fields: Record<string, string[]>;
  own: string[];
  cited: TableCited[];
}

/** A table that can be brought in; `known` are its headings, without what does not matter, with their columns. */
interface TableKind {
  name: string;
  thing: string;
  kinds: string[];
  makes: boolean;
  columns: string[];
  known: Record<string, string>;
  parts: TablePart[];
}

/** A message: its code, and what fills its blanks. Without a code it is a text of the form. */
interface TableMessage {
  code: string;
  blanks: Record<string, string>;
}

/** What is wrong with a cell. */
interface TableProblem extends TableMessage {
  row: number;
  column: number;
}

/** A field that a column fills, and the type that has it. */
interface TableField {
  owner: string;
  field: Field;
}

/** A thing while rows are brought into it; `before` is the text of its file, `origins` what each group in it was. */
interface TableDraft {
  id: string;
  kind: string;
  path: string;
  before: string | undefined;
  value: GroupValue;
  was: GroupValue;
  origins: Map<GroupValue, FieldValue>;
}

/** An item that a row is about, and whether the row made it. */
interface TableTouched {
  draft: TableDraft;
  part: TablePart;
  row: number;
  item: GroupValue;
  isNew: boolean;
}

/** What a table does: what is wrong with it, or which things change. */
interface TableBrought {
  columns: (string | undefined)[];
  problems: TableProblem[];
  drafts: TableDraft[];
  touched: TableTouched[];
}

/** What roadmaps/editing/tables/page.py writes into tables/data.js. */
interface RoadmapTables {
  formats: string[];
  mostRows: number;
  tables: Record<string, TableKind>;
  headings: Record<string, { nl: string; en: string }>;
  choices: Record<string, Record<string, [nl: string, en: string]>>;
  names: Record<string, string[]>;
  retired: Record<string, { code: string } & Record<string, string>>;
  messages: Record<string, { wrong: string; expected: string; example: string }>;
  wanted: Record<"choice" | "number" | "list" | "line" | "place" | "day" | "whole" | "ge" | "le", string>;
  cell: string;
  row: string;
  words: Record<TableWord, string>;
}

/** The words under `table` in roadmaps/words/words.yml. */
type TableWord =
  | "all_at_once" | "and_more" | "changes" | "choose" | "choose_first" | "column_is" | "copied" | "copy" | "did_you_mean" | "difference"
  | "download" | "download_all" | "downloads" | "example" | "expected" | "file" | "file_changed" | "file_hint" | "file_new" | "get_present"
  | "get_template" | "github" | "grid" | "grid_hint" | "kind" | "leave_out" | "more_lines" | "not_copied" | "not_loaded" | "nothing"
  | "nothing_pasted" | "on_github" | "only_wrong" | "pasted" | "pasted_hint" | "present_hint" | "read" | "ready" | "rows_after"
  | "rows_before" | "rows_shown" | "step_commit" | "step_drag" | "step_open" | "step_unpack" | "template_hint" | "template_name"
  | "too_different" | "unknown_headings" | "upload" | "wrong" | "wrong_one";

/** What theme/assets/sheets.js holds: the parts of fflate, Papa Parse and jsdiff that a table uses. */
declare const SHEETS: {
  strToU8(text: string): Uint8Array<ArrayBuffer>;
  unzipSync(bytes: Uint8Array, options: { filter: (file: { name: string; originalSize: number }) => boolean }): Record<string, Uint8Array>;
  zipSync(files: Record<string, Uint8Array | [Uint8Array, { level: number }]>, options: { mtime: string }): Uint8Array<ArrayBuffer>;
  parse(text: string, options: { delimiter: string }): { data: string[][] };
  unparse(rows: string[][], options: { newline: string; delimiter?: string }): string;
  structuredPatch(oldName: string, newName: string, before: string, after: string, oldHeader: string, newHeader: string,
    options: { context: number; maxEditLength: number }): { hunks: { oldStart: number; newStart: number; lines: string[] }[] } | undefined;
};

/** A cell of a file that is made: its text, and what it is in a spreadsheet where it is a number. */
interface WrittenCell {
  text: string;
  number?: number;
}

/** The rows of a table for `make import`: the headings and the rows, by what a page shows each, and which columns hold numbers. */
interface PresentRows {
  present: string[][];
  template: string[][];
  keys: string[][];
  numbers: number[];
}

interface Window {
  roadmapTables: RoadmapTables;
  /** What a file in assets/tables calls, with the rows of its table. */
  roadmapPresent: (found: PresentRows) => void;
  roadmapForm: RoadmapForm;
  /** What a file in kb/ calls, with itself. */
  /** The line above each field of a file, by type and place of the field, from form-help.js. */
  roadmapHelp: Record<string, string[]>;
  /** What things are called besides their names, from form-also.js. */
  roadmapAlso: (also: Record<string, string[]>) => void;
  roadmapFile: (file: { path: string; text: string }) => void;
}

/** The library, of which theme/assets/yaml.js holds the parts that the form uses, and what it makes of our files. */
declare const YAML: typeof import("yaml");
type YamlNode = import("yaml").Node;
type YamlScalar = import("yaml").Scalar<string>;
type YamlPair = import("yaml").Pair<YamlScalar, YamlNode>;
type YamlMap = import("yaml").YAMLMap<YamlScalar, YamlNode>;
type YamlList = import("yaml").YAMLSeq<YamlNode>;
type YamlFile = import("yaml").Document<YamlMap> & { errors: import("yaml").YAMLError[] };
