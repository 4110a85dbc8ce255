/** The tables of a query with their columns; none where nobody knows them. */
export type QueryTables = { readonly [table: string]: readonly string[] };

/** Why a query cannot be read, for a person, and at which place of its text. */
export type QueryFault = { readonly at: number; readonly message: string };
