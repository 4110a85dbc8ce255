/** The names of all that the built-in objects of this realm hold, in one text: the same before and after, nothing has been changed. */
export function intrinsicNames(): string {
  const seen = new Set<unknown>();
  const names: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value) || depth > 3) return;
    seen.add(value);
    for (const name of Reflect.ownKeys(value)) {
      names.push(String(name));
      const found = Object.getOwnPropertyDescriptor(value, name);
      if (found !== undefined && "value" in found) visit(found.value, depth + 1);
    }
  };
  for (const root of [
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Symbol,
    Date,
    Promise,
    RegExp,
    Error,
    Map,
    Set,
    JSON,
    Math,
    Reflect,
  ]) {
    visit(root, 0);
    visit((root as { readonly prototype?: unknown }).prototype, 0);
  }
  return names.join(",");
}
