/** Values in one list that a query makes. */
export const MOST_VALUES = 100_000;
/** Values in a list where the query sorts: the library's merge takes memory by the square of it. */
export const MOST_SORTED = 10_000;
/** Characters and values of one value, shared parts counted each time they stand in it. */
export const MOST_WEIGHT = 10_000_000;
/** Calls inside each other, under what fills the stack of a page's worker. */
export const MOST_NESTED = 500;
