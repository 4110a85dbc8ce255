import type { Json, JsonObject } from "../../model/json.ts";
import { madeOfAll } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { csvBuildParams } from "../csv-build.ts";
import { cell, columnsOf } from "../support/csvColumns.ts";
import { DELIMITERS } from "../support/delimiters.ts";

/** CSV text of all items. */
export function buildCsv({ items, params }: RunContext<typeof csvBuildParams>): JsonObject {
  const columns = columnsOf(params.columns, items);
  const delimiter = DELIMITERS[params.delimiter];
  const write = (value: Json | undefined) => cell(value, delimiter, params.safe);
  let text = params.header && columns.length > 0 ? `${columns.map((column) => write(column.name)).join(delimiter)}\n` : "";
  for (const item of items) text += `${columns.map((column) => write(column.read(item))).join(delimiter)}\n`;
  return madeOfAll({ text, rows: items.length }, items);
}
