/** The id after `w=` in the address's fragment, whose keys are joined by `&`. */
export function addressedWorkflow(): string | undefined {
  return fragment().get("w") ?? undefined;
}

/** Puts the open workflow's id into the address, so that a reload finds it, and leaves the other keys as they are. */
export function rememberAddress(id: string): void {
  const keys = fragment();
  if (keys.get("w") === id) return;
  keys.set("w", id);
  history.replaceState(history.state, "", `#${keys}`);
}

function fragment(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}
