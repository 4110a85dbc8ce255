import type { Page } from "@playwright/test";

/** What a page was seen to do of one call of IndexedDB that failed. */
export type Seen = {
  /** There were so many calls, so that one failed. */
  readonly planted: boolean;
  /** Calls that were made. */
  readonly calls: number;
  /** Milliseconds until the page said something; undefined where it said nothing. */
  readonly toldAfter: number | undefined;
};
/** All that is kept: the workflows by their names, the versions by their numbers. */
export type Rows = Readonly<Record<string, string>>;

type World = {
  failing: {
    /** The call that fails; 0 for none. */
    at: number;
    calls: number;
    failedAt: number | undefined;
    toldAt: number | undefined;
    readonly rows: () => Promise<Rows>;
    readonly restore: (rows: readonly Row[]) => Promise<void>;
    readonly all: () => Promise<readonly Row[]>;
  };
};
export type Row = { readonly store: string; readonly key: IDBValidKey; readonly value: unknown };
/** Where a call is planted that fails while the page loads. */
const PLANTED = "vwmp.test.failAt";

/**
 * Has pages be able to fail one call of IndexedDB: one that reads throws, one that writes has its transaction aborted after it had
 * succeeded, as a full disk does it.
 */
export async function makeFailable(page: Page): Promise<void> {
  await page.addInitScript((planted) => {
    const { open } = IDBFactory.prototype;
    const stores = IDBObjectStore.prototype;
    const originals = { getAll: stores.getAll, getAllKeys: stores.getAllKeys, put: stores.put, clear: stores.clear };
    const plan = { at: Number(sessionStorage.getItem(planted) ?? 0), calls: 0 } as World["failing"];
    sessionStorage.removeItem(planted);
    const fails = (): boolean => {
      if (plan.at === 0) return false;
      plan.calls += 1;
      if (plan.calls !== plan.at) return false;
      plan.failedAt = performance.now();
      return true;
    };
    const error = (): DOMException => new DOMException("planted", "QuotaExceededError");
    IDBFactory.prototype.open = function (this: IDBFactory, ...args) {
      if (fails()) throw error();
      return open.apply(this, args);
    };
    for (const method of ["put", "add", "delete", "clear", "get", "getKey", "getAll", "getAllKeys", "count", "openCursor"] as const) {
      const original = stores[method] as (...args: unknown[]) => IDBRequest;
      stores[method] = function (this: IDBObjectStore, ...args: unknown[]) {
        const failing = fails();
        if (failing && this.transaction.mode === "readonly") throw error();
        const request = original.apply(this, args);
        if (failing) request.addEventListener("success", () => request.transaction?.abort());
        return request;
      } as never;
    }
    const ended = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all = async (): Promise<readonly Row[]> => {
      const db = await ended(open.call(indexedDB, "vwmp"));
      const rows: Row[] = [];
      const transaction = db.transaction([...db.objectStoreNames]);
      for (const store of db.objectStoreNames) {
        const from = transaction.objectStore(store);
        const [keys, values] = await Promise.all([ended(originals.getAllKeys.call(from)), ended(originals.getAll.call(from))]);
        keys.forEach((key, at) => void rows.push({ store, key, value: values[at] }));
      }
      db.close();
      return rows;
    };
    const told = (): void => {
      if (plan.failedAt === undefined || plan.toldAt !== undefined) return;
      const done = /^(Deleted|Imported|Restored|Kept as) “/;
      const messages = [...document.querySelectorAll(".toast p")].some((message) => !done.test(message.textContent ?? ""));
      const refused = [...document.querySelectorAll("dialog")].some((dialog) => /[1-9]\d* refused/.test(dialog.textContent ?? ""));
      if (messages || refused || document.querySelector("[role=alert]") !== null) plan.toldAt = performance.now();
    };
    new MutationObserver(told).observe(document, { childList: true, characterData: true, subtree: true });
    (globalThis as unknown as World).failing = Object.assign(plan, {
      all,
      rows: async () =>
        Object.fromEntries(
          (await all()).flatMap(({ store, key, value }) => {
            const number = Array.isArray(key) ? key[1] : "";
            if (store === "texts") return [[`workflow ${JSON.parse(value as string).name}`, value as string]];
            if (store === "versionTexts") return [[`version ${number}`, (value as Uint8Array).join()]];
            // What names a moment is another one each time.
            const name = String((value as { name?: string }).name).replace(/(Checkpoint of|Restored:) .*/, "$1");
            return store === "versions" ? [[`name ${number}`, name]] : [];
          }),
        ),
      async restore(rows: readonly Row[]) {
        const db = await ended(open.call(indexedDB, "vwmp"));
        const transaction = db.transaction([...db.objectStoreNames], "readwrite");
        for (const store of db.objectStoreNames) originals.clear.call(transaction.objectStore(store));
        for (const { store, key, value } of rows) originals.put.call(transaction.objectStore(store), value, key);
        await new Promise((resolve) => {
          transaction.oncomplete = resolve;
        });
        db.close();
        localStorage.clear();
      },
    });
  }, PLANTED);
}

const world = <T, A>(page: Page, use: (failing: World["failing"], arg: A) => T, arg: A): Promise<Awaited<T>> =>
  page.evaluate(`(${use})(globalThis.failing, ${JSON.stringify(arg)})`) as Promise<Awaited<T>>;

/** Has the n-th call from now on fail; 0: none. */
export const plant = (page: Page, n: number): Promise<void> =>
  world(
    page,
    (failing, at) => {
      Object.assign(failing, { at, calls: 0, failedAt: undefined, toldAt: undefined });
    },
    n,
  );

/** Has the n-th call of the next page fail. */
export const plantInNext = (page: Page, n: number): Promise<void> =>
  page.evaluate(([key, at]) => sessionStorage.setItem(key as string, String(at)), [PLANTED, n] as const);

/** What the page did of it, once it has made no more calls for so many tenths of a second; autosave waits two of them. */
export async function seen(page: Page, still = 4): Promise<Seen> {
  const state = () => world(page, ({ calls, failedAt, toldAt }) => ({ calls, failedAt, toldAt }), 0);
  let now = await state();
  for (let quiet = 0; quiet < still; ) {
    await page.waitForTimeout(100);
    const next = await state();
    quiet = next.calls === now.calls ? quiet + 1 : 0;
    now = next;
  }
  const { calls, failedAt, toldAt } = now;
  return {
    planted: failedAt !== undefined,
    calls,
    toldAfter: failedAt === undefined || toldAt === undefined ? undefined : toldAt - failedAt,
  };
}

/** What is kept, by a way that never fails. */
export const rowsIn = (page: Page): Promise<Rows> => world(page, (failing) => failing.rows(), 0);

/** Keeps all that is in the database in the page’s own memory of the session, to be put back before each try. */
export async function remember(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rows = await (globalThis as unknown as World).failing.all();
    const plain = rows.map((row) => (row.value instanceof Uint8Array ? { ...row, value: { asBytes: [...row.value] } } : row));
    sessionStorage.setItem("vwmp.test.rows", JSON.stringify(plain));
  });
}

/** Puts back what was remembered; the page must be one that keeps nothing itself. */
export async function putBack(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const rows = JSON.parse(sessionStorage.getItem("vwmp.test.rows") ?? "[]") as {
      store: string;
      key: string;
      value: { asBytes?: number[] };
    }[];
    const whole = rows.map((row) => (row.value.asBytes === undefined ? row : { ...row, value: new Uint8Array(row.value.asBytes) }));
    await (globalThis as unknown as World).failing.restore(whole);
  });
}
