import type { Conditions } from "./conditions.ts";
import type { FileItem } from "./fileItem.ts";
import type { Json, JsonObject } from "./json.ts";

/** When a field is shown: the named sibling param equals one of the values. */
export type FieldCondition = { readonly param: string; readonly in: readonly (string | number | boolean)[] };

interface FieldBase {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  /** A value (not empty text) must be set. */
  readonly required?: boolean;
  readonly showIf?: FieldCondition;
  /** `item`: in a node of mode `once`, `run` gets a function `(item, index) => value` instead of a value. `round`: a region's, worked out again and again. */
  readonly per?: "item" | "round";
  /** The value names hosts this node will reach (a URL) or is a path it will read or write: `needs` looks here. */
  readonly capability?: "net" | "read" | "write";
}

/** A declared parameter: plain data from which come type, validation, form, docs, JSON Schema and CLI listing. */
export type Field =
  /**
   * `secret`: may hold `${secrets.NAME}`, which only the host call that uses the text fills in. `operationsOf`: names an operation of the
   * OpenAPI document in that sibling param; the form offers those there are. `namesField`: names a field of the items that come in; the form
   * offers those that the last run had.
   */
  | (FieldBase & {
      readonly kind: "text";
      readonly default?: string;
      readonly multiline?: boolean;
      readonly secret?: boolean;
      readonly operationsOf?: string;
      readonly namesField?: boolean;
    })
  | (FieldBase & {
      readonly kind: "number";
      readonly default?: number;
      readonly min?: number;
      readonly max?: number;
      readonly integer?: boolean;
    })
  | (FieldBase & { readonly kind: "boolean"; readonly default?: boolean })
  | (FieldBase & { readonly kind: "choice"; readonly options: readonly FieldOption[]; readonly default?: string })
  /** A list of texts; with `namesField` as above. */
  | (FieldBase & { readonly kind: "texts"; readonly namesField?: boolean; readonly default?: readonly string[] })
  /** A list of records, each with the fields given: assignments, conditions, rules, headers. */
  | (FieldBase & { readonly kind: "list"; readonly of: Fields; readonly itemLabel?: string; readonly default?: readonly JsonObject[] })
  /** Any value, usually a whole expression such as `${item.total >= 100}`. */
  | (FieldBase & { readonly kind: "expression"; readonly default?: Json })
  /**
   * Any JSON value, edited as JSON text. `parametersOf`: values by name for the parameters of the workflow that the sibling param
   * names; the form shows each as a field of its own.
   */
  | (FieldBase & { readonly kind: "json"; readonly default?: Json; readonly parametersOf?: string })
  /** A length of time: `"5s"`, `"1m30s"`, `"2h"`, `"250ms"`, or a number of milliseconds. */
  | (FieldBase & { readonly kind: "duration"; readonly default?: string | number })
  /** Source text of that language. Taken as it is where `literal` is set: `${` means nothing in it. */
  | (FieldBase & { readonly kind: "code"; readonly language: CodeLanguage; readonly literal?: boolean; readonly default?: string })
  /** A cron expression of five fields, as in `0 9 * * 1-5`. */
  | (FieldBase & { readonly kind: "cron"; readonly default?: string })
  /** The name of a workflow of the file, or a reference the embedder resolves. */
  | (FieldBase & { readonly kind: "workflow"; readonly default?: string })
  /** Groups of comparisons; usually `per: "item"`. `run` asks `holds` of them. */
  | (FieldBase & { readonly kind: "conditions"; readonly default?: Conditions })
  /** A picked file, kept in the workflow as text or base64. */
  | (FieldBase & { readonly kind: "file"; readonly default?: PickedFile });

export type FieldOption = { readonly value: string; readonly label: string };
export type FieldKind = Field["kind"];
/** Declared fields, in the order in which the form shows them. */
export type Fields = { readonly [name: string]: Field };

export type CodeLanguage = "javascript" | "json" | "sql" | "jsonata" | "yaml" | "markdown" | "html";

/** A file that a person picked: in the workflow itself (exactly one of `text` and `base64`), or on this device alone, by reference. */
export type PickedFile = FileItem | HeldFile;
type HeldFile = { readonly name: string; readonly type?: string; readonly text?: string; readonly base64?: string };

type KindValue<F extends Field> = F extends { kind: "text" | "code" | "cron" | "workflow" }
  ? string
  : F extends { kind: "number" }
    ? number
    : F extends { kind: "boolean" }
      ? boolean
      : F extends { kind: "choice"; options: readonly { value: infer V }[] }
        ? V
        : F extends { kind: "texts" }
          ? readonly string[]
          : F extends { kind: "list"; of: infer O extends Fields }
            ? readonly Params<O>[]
            : F extends { kind: "conditions" }
              ? Conditions
              : F extends { kind: "duration" }
                ? string | number
                : F extends { kind: "file" }
                  ? PickedFile
                  : Json;

type Present<F extends Field> = F extends { required: true }
  ? KindValue<F>
  : F extends { default: Json | PickedFile }
    ? KindValue<F>
    : KindValue<F> | undefined;

type Delivered<F extends Field> = F extends { per: "item" } ? (item: Json, index: number) => Present<F> : Present<F>;

/** The type of `run`'s `params` for declared fields: defaults and required fields are never undefined. */
export type Params<F extends Fields> = { readonly [K in keyof F]: Delivered<F[K]> };
