import type { FieldSchema, Range, ValueSchema } from "../../model/itemView.ts";
import { saveAs } from "../library/saveAs.ts";
import { engineClient } from "../run/engineClient.ts";
import { Icon } from "../ui/Icon.tsx";
import { locale, numberText, t, tn } from "../words/words.ts";
import { cellText } from "./cellText.ts";
import { copyText, type DataSource } from "./dataSource.ts";
import { jsonSchemaOf } from "./jsonSchemaOf.ts";
import { useAnswer } from "./useAnswer.ts";

const MOST_ROWS = 500;

/** What the items of a view have in common, made in the worker over all of them. */
export function SchemaView({ source }: { readonly source: DataSource }) {
  const { address, view, state, name } = source;
  const answer = useAnswer(() => engineClient().itemSchema(address, view), JSON.stringify([address, view, state]));
  if (answer === undefined) return <p className="panel-empty">{t("Looking at the items…")}</p>;
  if (!answer.ok) return <p className="panel-empty">{answer.message}</p>;
  const rows = rowsOf(answer.value);
  const text = (): string => `${JSON.stringify(jsonSchemaOf(answer.value), null, 2)}\n`;
  const download = (): void =>
    saveAs(new Blob([text()], { type: "application/schema+json" }), `${address.node}.${address.port}.schema.json`);
  return (
    <div className="schema-view">
      <div className="schema-actions">
        <button type="button" className="button outlined" onClick={download}>
          <Icon name="download" />
          {t("JSON Schema")}
        </button>
        <button type="button" className="button" onClick={() => void copyText(text(), t("JSON Schema"))}>
          <Icon name="copy" />
          {t("Copy JSON Schema")}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="schema-scroll scroll" tabIndex={0}>
        <table aria-label={t("Schema of {name}", { name })} className="facts-table">
          <thead>
            <tr>
              <th scope="col">{t("Field")}</th>
              <th scope="col">{t("Type")}</th>
              <th scope="col">{t("Filled")}</th>
              <th scope="col">{t("Range")}</th>
              <th scope="col">{t("Values")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <SchemaRow key={row.path} {...row} />
            ))}
          </tbody>
        </table>
        {rows.length > MOST_ROWS && <p className="data-note">{t("{count} more in the JSON Schema", { count: rows.length - MOST_ROWS })}</p>}
      </div>
    </div>
  );
}

type Row = {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly schema: ValueSchema;
  readonly optional: boolean;
};

/** A row for the item where it is more than an object, then a row for each field, however deep. */
function rowsOf(schema: ValueSchema, path = "item", name = "item", depth = 0, optional = false): readonly Row[] {
  const own = { path, name, depth, schema, optional };
  const plain = depth === 0 && Object.keys(schema.types).every((type) => type === "object");
  const inner = plain ? 0 : depth + 1;
  return [
    ...(plain ? [] : [own]),
    ...(schema.fields ?? []).flatMap((field: FieldSchema) => rowsOf(field, `${path}.${field.name}`, field.name, inner, field.optional)),
    ...(schema.items === undefined ? [] : rowsOf(schema.items, `${path}[]`, t("each value"), inner)),
  ];
}

function SchemaRow({ name, depth, schema, optional }: Row) {
  const { types, count, range = {}, oneOf, examples, more } = schema;
  const entries = Object.entries(types);
  return (
    <tr>
      <th scope="row" style={{ paddingInlineStart: 12 + depth * 16 }}>
        {name}
        {more !== undefined && <span className="quiet"> {tn(more, "and {count} more field", "and {count} more fields")}</span>}
      </th>
      <td>{entries.map(([type, times]) => (entries.length === 1 ? type : `${type} (${numberText(times)})`)).join(", ")}</td>
      <td className="number">
        {numberText(count)}
        {optional && <span className="schema-optional">{t("optional")}</span>}
      </td>
      <td className="number">{rangeText(range)}</td>
      <td className="schema-values">
        {oneOf === undefined
          ? examples.map((value) => cellText(value)).join(", ")
          : t("one of {values}", { values: oneOf.map((value) => cellText(value)).join(", ") })}
      </td>
    </tr>
  );
}

function rangeText({ number, length, items }: NonNullable<ValueSchema["range"]>): string {
  const text = (range: Range): string =>
    range.least === range.most ? figure(range.least) : `${figure(range.least)} – ${figure(range.most)}`;
  return [
    number && text(number),
    length && tn(countFor(length), "{range} character", "{range} characters", { range: text(length) }),
    items && tn(countFor(items), "{range} value", "{range} values", { range: text(items) }),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

/** Which plural a range takes: “1 character”, “0 – 1 characters”. */
function countFor({ least, most }: Range): number {
  return least === most ? most : 2;
}

function figure(value: number): string {
  return value.toLocaleString(locale(), { maximumSignificantDigits: 6 });
}
