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
  | (FieldBase & { readonly kind: "text"; readonly default?: string; readonly multiline?: boolean })
  | (FieldBase & {
      readonly kind: "number";
      readonly default?: number;
      readonly min?: number;
      readonly max?: number;
      readonly integer?: boolean;
    })
  | (FieldBase & { readonly kind: "boolean"; readonly default?: boolean })
  | (FieldBase & { readonly kind: "choice"; readonly options: readonly FieldOption[]; readonly default?: string })
  /** A list of texts, for example field names. */
  | (FieldBase & { readonly kind: "texts"; readonly default?: readonly string[] })
  /** A list of records, each with the fields given: assignments, conditions, rules, headers. */
  | (FieldBase & { readonly kind: "list"; readonly of: Fields; readonly itemLabel?: string; readonly default?: readonly JsonObject[] })
  /** Any value, usually a whole expression such as `${item.total >= 100}`. */
  | (FieldBase & { readonly kind: "expression"; readonly default?: Json })
  /** Any JSON value, edited as JSON text. */
  | (FieldBase & { readonly kind: "json"; readonly default?: Json })
  /** A length of time: `"5s"`, `"1m30s"`, `"2h"`, `"250ms"`, or a number of milliseconds. */
  | (FieldBase & { readonly kind: "duration"; readonly default?: string | number })
  /** A picked file, kept in the workflow as text or base64. */
  | (FieldBase & { readonly kind: "file"; readonly default?: PickedFile });

export type FieldOption = { readonly value: string; readonly label: string };
export type FieldKind = Field["kind"];
/** Declared fields, in the order in which the form shows them. */
export type Fields = { readonly [name: string]: Field };

/** A file that a person picked: exactly one of `text` and `base64` is set. */
export type PickedFile = { readonly name: string; readonly type?: string; readonly text?: string; readonly base64?: string };

type KindValue<F extends Field> = F extends { kind: "text" }
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
