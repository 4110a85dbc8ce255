/** Opens the guides in a tab of their own. */
export function openGuides(): void {
  open(new URL("guides/index.html", document.baseURI), "_blank", "noreferrer");
}

/** Opens the reference of node types in a tab of its own. */
export function openReference(): void {
  open(new URL("nodes/index.html", document.baseURI), "_blank", "noreferrer");
}
