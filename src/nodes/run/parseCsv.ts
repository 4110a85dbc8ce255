import type { RunContext } from "../../model/nodeType.ts";
import type { csvParseParams } from "../csv-parse.ts";
import type { RecordDraft } from "../support/copyRecord.ts";
import { CsvReader } from "../support/csvReader.ts";
import { withSourceText } from "../support/readSource.ts";

/** A record for each row of CSV text. */
export function parseCsv({ params, host }: RunContext<typeof csvParseParams>): RecordDraft[] | Promise<RecordDraft[]> {
  return withSourceText((text) => new CsvReader(params, params.from).whole(text), params, host, { what: "CSV" });
}
