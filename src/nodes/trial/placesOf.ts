import { isShown } from "../../model/checkParams.ts";
import type { Field, Fields } from "../../model/field.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";

/** Where a value of a field can stand: a param, or a field of each entry of a list. */
export type Place = {
  /** `fields`, or `fields[].op` in a list. */
  readonly name: string;
  readonly field: Field;
  /** The params with the field shown there, the fields that show it set as they have to be; several where its entries are several. */
  readonly in: (params: JsonObject) => readonly { readonly params: JsonObject; readonly value: Json | undefined }[];
  readonly set: (params: JsonObject, value: Json) => JsonObject;
};

/** Every place of a value in params of these fields. */
export function placesOf(fields: Fields): readonly Place[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const shown = (params: JsonObject) => showing(fields, name, params);
    const whole: Place = {
      name,
      field,
      in: (params) => shown(params).map((each) => ({ params: each, value: each[name] ?? (field.default as Json | undefined) })),
      set: (params, value) => ({ ...params, [name]: value }),
    };
    return field.kind === "list" ? [whole, ...placesOf(field.of).map((inner) => inEntries(whole, inner))] : [whole];
  });
}

/** The place of a field in every entry of a list at once. */
function inEntries(list: Place, inner: Place): Place {
  const entriesOf = (value: Json | undefined) =>
    (Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : []) as readonly JsonObject[];
  const name = `${list.name}[].${inner.name}`;
  return {
    name,
    field: inner.field,
    in: (params) =>
      list.in(params).flatMap((whole) => {
        const [first] = entriesOf(whole.value);
        return first === undefined
          ? []
          : inner
              .in(first)
              .map(({ params: entry, value }) => ({ params: list.set(whole.params, [entry, ...entriesOf(whole.value).slice(1)]), value }));
      }),
    set: (params, value) => {
      const entries = entriesOf(params[list.name] ?? (list.field.default as Json));
      return list.set(
        params,
        entries.map((entry, at) => (at === 0 ? inner.set(entry, value) : entry)),
      );
    },
  };
}

/** The params with a field shown, in each way that its condition and those of the fields in it allow. */
function showing(fields: Fields, name: string, params: JsonObject): readonly JsonObject[] {
  const { showIf } = fields[name] as Field;
  if (showIf === undefined) return [params];
  const before = showing(fields, showIf.param, params);
  return before.flatMap((each) =>
    isShown(fields, fields[name] as Field, each) ? [each] : showIf.in.map((value) => ({ ...each, [showIf.param]: value })),
  );
}
