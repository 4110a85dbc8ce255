/** What stands between the cells of CSV text, by the names that people choose it by. */
export const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;
