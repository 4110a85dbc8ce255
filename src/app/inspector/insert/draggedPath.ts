/** The type of what is dragged from a table of items: the path of a value. */
export const DRAGGED_PATH = "application/x-vwmp-path";
