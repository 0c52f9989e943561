// What the scripts of the pages get from elsewhere: words and addresses of a page (theme/main.html), the search engine,
// what the form knows (roadmaps/form.py), and the YAML library. None of this is sent to readers.

/** The element `site-config` of a page. */
interface SiteConfig {
  base: string;
  /** The way up to the top of the site, of both languages. */
  top: string;
  words: { failed: string; kind: string; facets: string[]; all: string; one: string; many: string; none: string };
}

/** How many hits have each value of each facet. */
type FacetCounts = Record<string, Record<string, number>>;

interface PagefindHit {
  url: string;
  excerpt: string;
  meta: { title: string; kind: string };
}

interface PagefindAnswer {
  results: { data(): Promise<PagefindHit> }[];
  filters: FacetCounts;
  totalFilters: FacetCounts;
}

/** The part of Pagefind's interface that search uses. */
interface Pagefind {
  options(options: object): Promise<void>;
  filters(): Promise<FacetCounts>;
  search(query: string, options: { filters: Record<string, string> }): Promise<PagefindAnswer>;
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
type Field = FileField & { label: string; hint: string; help: string; required: boolean; usual: boolean; shown?: boolean };

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
  kinds: Record<string, { name: string; one: string; folder: string; section: string; type: string; numberedWithin: string[] }>;
  types: Record<string, Field[]>;
  ids: Record<string, [kind: string, name: string]>;
  /** What a thing is called besides its name. */
  also: Record<string, string[]>;
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
  | "add" | "again" | "again_sure" | "all_errors" | "and_more" | "carried" | "changing" | "choose" | "choose_id" | "confirmed" | "copied"
  | "copy" | "down" | "download" | "errors_address" | "existing" | "file" | "github" | "github_edit" | "github_long" | "had" | "history"
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

interface Window {
  roadmapForm: RoadmapForm;
  /** What a file in kb/ calls, with itself. */
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
