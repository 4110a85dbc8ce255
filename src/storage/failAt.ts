/** What asks IndexedDB for something: a call of any of these may fail. */
const METHODS = ["put", "add", "delete", "clear", "get", "getKey", "getAll", "getAllKeys", "count", "openCursor"] as const;

/** How a call fails: it throws at once, or its transaction is aborted after it had succeeded; one that only reads throws always. */
export type How = "throws" | "aborts";

/**
 * Has the n-th call fail from now on, opening a database being one too; the calls after it do not. Undone by `stop`; `failed` says
 * whether there were so many calls.
 */
export function failAt(n: number, how: How): { readonly failed: () => boolean; readonly stop: () => void } {
  const { prototype } = IDBObjectStore;
  const { open } = IDBFactory.prototype;
  const originals = METHODS.map((method) => prototype[method]);
  let count = 0;
  METHODS.forEach((method, index) => {
    prototype[method] = function (this: IDBObjectStore, ...args: never[]) {
      count += 1;
      const fails = count === n;
      if (fails && (how === "throws" || this.transaction.mode === "readonly")) throw planted();
      const request = Reflect.apply(originals[index] as () => unknown, this, args) as IDBRequest;
      if (fails) request.addEventListener("success", () => request.transaction?.abort());
      return request;
    } as never;
  });
  IDBFactory.prototype.open = function (this: IDBFactory, ...args) {
    count += 1;
    if (count === n) throw planted();
    return open.apply(this, args);
  };
  const stop = (): void => {
    METHODS.forEach((method, index) => void Object.assign(prototype, { [method]: originals[index] }));
    IDBFactory.prototype.open = open;
  };
  return { failed: () => count >= n, stop };
}

function planted(): DOMException {
  return new DOMException("planted", "QuotaExceededError");
}
