/** What a palette entry carries while it is dragged: `type@version`. */
export const DRAGGED_TYPE = "application/x-vwmp-node-type";
