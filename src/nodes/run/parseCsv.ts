import type { RunContext } from "../../model/nodeType.ts";
import type { csvParseParams } from "../csv-parse.ts";
import type { RecordDraft } from "../support/copyRecord.ts";
import { CsvReader } from "../support/csvReader.ts";
import { requireText } from "../support/requireText.ts";

/** A record for each row of CSV text. */
export function parseCsv({ params }: RunContext<typeof csvParseParams>): RecordDraft[] {
  return new CsvReader(params).whole(requireText(params.text, "text", "CSV"));
}
