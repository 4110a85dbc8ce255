import type { FieldCompletion } from "../../../../workers/protocol.ts";
import type { QueryFault, QueryTables } from "../../../model/queryFault.ts";

/** What a program or a query in a field may name, by its declaration and by the data of the last run. */
export type CodeNames = {
  /** Names that a program finds, each with those of its members that no data tells. */
  finds(): { readonly [name: string]: readonly string[] };
  /** What may follow a path and a dot, of what begins with the word; `from` counts from the begin of the word. */
  members(path: string, word: string): Promise<readonly FieldCompletion[]>;
  /** The tables of a query with their columns. */
  tables(): Promise<QueryTables>;
  /** Why a query over them cannot be read, and at which place; undefined where it can, and where nobody can tell. */
  queryFault(query: string): Promise<QueryFault | undefined>;
};
