import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkflowStore } from "../../model/store.ts";
import { memoryStore } from "../../storage/memoryStore.ts";
import { type Locks, OneWriter, type TabMessage } from "./oneWriter.ts";

/** Things that will happen some time, in an order that `choose` decides. */
class Future {
  readonly #tasks: (() => void)[] = [];
  readonly #choose: (among: number) => number;

  constructor(choose: (among: number) => number) {
    this.#choose = choose;
  }

  later(task: () => void): void {
    this.#tasks.push(task);
  }

  readonly pause = (): Promise<void> => new Promise((resolve) => this.later(resolve));

  /** Lets one thing happen, and all that follows from it at once; false when nothing is left. */
  async step(): Promise<boolean> {
    const [task] = this.#tasks.splice(this.#choose(this.#tasks.length), 1);
    task?.();
    await new Promise((resolve) => setImmediate(resolve));
    return task !== undefined;
  }
}

type Mortal = { readonly alive: boolean };
type Wanted = { readonly hold: () => Promise<void> | undefined; readonly fail: (why: Error) => void; readonly tab: Mortal; over: boolean };

/** Web Locks as browsers have them: first come, first served; stealing takes the lock away at once; a death gives it back. */
class FakeLocks {
  readonly #queue: Wanted[] = [];
  #holder: Wanted | undefined;
  readonly #future: Future;

  constructor(future: Future) {
    this.#future = future;
  }

  of(tab: Mortal): Locks {
    return {
      query: this.#future.pause,
      request: (_name, { steal, signal }, hold) =>
        new Promise((_resolve, fail) => {
          const wanted: Wanted = { hold, fail, tab, over: false };
          signal?.addEventListener("abort", () => {
            wanted.over = wanted !== this.#holder;
          });
          this.#future.later(() => {
            if (!tab.alive) return;
            if (steal === true) {
              const robbed = this.#holder;
              this.#holder = undefined;
              this.#queue.unshift(wanted);
              if (robbed !== undefined) this.#future.later(() => robbed.fail(new Error("stolen")));
            } else this.#queue.push(wanted);
            this.#grant();
          });
        }),
    };
  }

  died(tab: Mortal): void {
    if (this.#holder?.tab === tab) this.#holder = undefined;
    this.#grant();
  }

  #grant(): void {
    while (this.#holder === undefined) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      if (next.over || !next.tab.alive) continue;
      this.#holder = next;
      this.#future.later(() => {
        const free = (): void => {
          if (this.#holder === next) this.#holder = undefined;
          this.#grant();
        };
        if (this.#holder !== next) return;
        const held = next.hold();
        if (held === undefined) free();
        else void held.then(free);
      });
    }
  }
}

type Tab = ReturnType<typeof makeTab>;
type World = {
  readonly future: Future;
  readonly locks: FakeLocks;
  readonly store: WorkflowStore;
  readonly tabs: Tab[];
  readonly made: Set<string>;
  names: number;
};

/** A tab that shows one workflow, whose text is the list of the edits in it. */
function makeTab(world: World, tab: string) {
  const { future, store } = world;
  const me = {
    tab,
    alive: true,
    mayWrite: false,
    id: "w",
    shown: false,
    edits: [] as string[],
    base: null as string | null,
    saved: true,
    safe: 0,
  };
  const fresh = (): string => `${tab}/${world.names++}`;
  const kept = (id: string, revision: string) => ({ id, name: "W", updatedAt: 1, nodes: 0, revision, text: me.edits.join() });
  const writer = new OneWriter({
    locks: world.locks.of(me),
    tab,
    pause: future.pause,
    post(message: TabMessage) {
      for (const other of world.tabs)
        if (other.me !== me) future.later(() => other.me.alive && other.me.id === message.id && other.writer.hear(message));
    },
    flush,
    written: () => me.saved,
    async reload(id) {
      if (!me.saved) {
        await future.pause();
        const found = await store.get(id);
        if (me.alive && !me.saved && me.id === id && (found?.revision ?? null) !== me.base) await copy();
        return;
      }
      const { base } = me;
      await future.pause();
      const found = await store.get(id);
      await future.pause();
      if (!me.alive || !me.saved || me.base !== base || found === undefined || me.id !== id) return;
      me.edits = found.text === "" ? [] : found.text.split(",");
      me.base = found.revision;
      me.safe = me.edits.length;
    },
    allow(mayWrite) {
      me.mayWrite = mayWrite && me.alive;
    },
    robbed: async () => (me.saved ? undefined : copy()),
  });
  async function copy(): Promise<void> {
    const id = fresh();
    await store.put(kept(id, fresh()), null);
    me.id = id;
    me.saved = true;
    writer.leave();
  }
  async function flush(): Promise<boolean> {
    if (me.saved) return true;
    await future.pause();
    if (!me.alive || me.saved) return true;
    const [written, revision] = [me.edits.length, fresh()];
    const refused = await store.put(kept(me.id, revision), me.base).then(
      () => false,
      () => true,
    );
    if (refused) await copy();
    else {
      me.base = revision;
      me.safe = written;
      me.saved = me.edits.length === written;
      writer.saved(me.id);
    }
    return true;
  }
  return {
    me,
    writer,
    async open() {
      await writer.enter("w");
      await writer.inTurn(async () => {
        const found = await store.get("w");
        me.edits = found?.text ? found.text.split(",") : [];
        me.base = found?.revision ?? null;
        me.safe = me.edits.length;
        me.shown = true;
      });
    },
    edit(): void {
      if (!me.mayWrite || !me.shown) return;
      const edit = fresh();
      me.edits.push(edit);
      me.saved = false;
      world.made.add(edit);
      future.later(() => void flush());
    },
    die(): void {
      me.alive = false;
      me.mayWrite = false;
      for (const edit of me.edits.slice(me.safe)) world.made.delete(edit);
      world.locks.died(me);
    },
  };
}

const SEQUENCES = Number(process.env["VWMP_TAB_SEQUENCES"] ?? 300);
const STEP = fc.record({ what: fc.constantFrom("edit", "take over", "open", "die", "wait", "wait", "wait"), tab: fc.nat(2) });

test("whatever tabs do and in whichever order it takes effect, no edit is lost and in the end one tab writes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 5, maxLength: 40 }), fc.infiniteStream(fc.nat(1000)), async (steps, chances) => {
      const future = new Future((among) => (among === 0 ? 0 : (chances.next().value as number) % among));
      const world: World = { future, locks: new FakeLocks(future), store: memoryStore(), tabs: [], made: new Set(), names: 0 };
      await world.store.put({ id: "w", name: "W", updatedAt: 1, nodes: 0, revision: "first", text: "" }, null);
      const open = (): void => {
        const tab = makeTab(world, `t${world.tabs.length}`);
        world.tabs.push(tab);
        void tab.open();
      };
      for (const { what, tab: index } of steps) {
        const tab = world.tabs.filter(({ me }) => me.alive)[index];
        if (what === "open") open();
        else if (what === "edit") tab?.edit();
        else if (what === "take over") void tab?.writer.takeOver();
        else if (what === "die") tab?.die();
        await future.step();
      }
      while (await future.step());
      const texts: string[] = [];
      for (const { id } of await world.store.list()) texts.push((await world.store.get(id))?.text ?? "");
      const kept = new Set(texts.flatMap((text) => text.split(",")));
      expect([...world.made].filter((edit) => !kept.has(edit))).toEqual([]);
      const here = world.tabs.filter(({ me }) => me.alive && me.id === "w");
      expect(here.filter(({ me }) => me.mayWrite)).toHaveLength(Math.min(1, here.length));
      const main = (await world.store.get("w"))?.text ?? "";
      for (const { me } of here) expect(me.edits.join()).toBe(main);
    }),
    { numRuns: SEQUENCES },
  );
}, 60_000);

test("without locks every tab writes, and the store alone refuses what is stale", async () => {
  const heard: boolean[] = [];
  const host = {
    locks: undefined,
    tab: "t",
    post: () => undefined,
    pause: () => Promise.resolve(),
    flush: async () => true,
    written: () => true,
    reload: async () => undefined,
    robbed: async () => undefined,
  };
  const writer = new OneWriter({ ...host, allow: (may) => heard.push(may) });
  expect(await writer.enter("w")).toBe(true);
  expect(heard).toEqual([true]);
});

test("a writer that cannot save says so, and stays the writer", async () => {
  const locks: Locks = { query: () => Promise.resolve(), request: (_name, _options, hold) => Promise.resolve(hold()) };
  const said: TabMessage[] = [];
  const allowed: boolean[] = [];
  const writer = new OneWriter({
    locks,
    tab: "here",
    post: (message) => said.push(message),
    pause: () => new Promise(() => undefined),
    flush: async () => false,
    written: () => true,
    reload: async () => undefined,
    allow: (may) => allowed.push(may),
    robbed: async () => undefined,
  });
  await writer.enter("w");
  writer.hear({ kind: "ask", id: "w", tab: "there" });
  await expect.poll(() => said).toEqual([{ kind: "refused", id: "w", tab: "there" }]);
  expect(allowed).toEqual([true, false, true]);
});

test("a page that was too busy to hear of its lock is told of it before it takes itself for a reader", async () => {
  const told: (() => void)[] = [];
  const locks: Locks = {
    request: (_name, _options, hold) => new Promise((done) => told.push(() => done(hold()))),
    query: () => new Promise((done) => told.push(() => done(undefined))),
  };
  const host = { tab: "t", post: () => undefined, flush: async () => true, written: () => false, robbed: async () => undefined };
  const reloads: string[] = [];
  const writer = new OneWriter({
    ...host,
    locks,
    pause: async () => undefined,
    reload: async (id) => void reloads.push(id),
    allow: () => undefined,
  });
  const entered = writer.enter("w");
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toHaveLength(2);
  for (const tell of told) tell();
  expect([await entered, reloads]).toEqual([true, []]);
});
