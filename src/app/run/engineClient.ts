import * as Comlink from "comlink";
import type {
  Asking,
  EngineApi,
  EventBatch,
  ForkRequest,
  LiveRequest,
  OpenedRun,
  Refusal,
  Refused,
  Started,
  StartRequest,
} from "../../../workers/protocol.ts";
import { workflowCarrier } from "../../model/workflowCarrier.ts";
import { t, told } from "../words/words.ts";
import { startWorker } from "./engineWorker.ts";
import { openNetFrame } from "./netFrame.ts";

/** What a call to the engine comes to. `engine-lost`: its worker died; the next call starts a new one. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: "engine-lost" | "engine-error"; readonly message: string };

type Calls = {
  readonly [K in Exclude<keyof EngineApi, "start" | "startLive" | "resumeRun" | "openRun" | "forkRun" | "lifeLock">]: (
    ...args: Parameters<EngineApi[K]>
  ) => Promise<Answer<Awaited<ReturnType<EngineApi[K]>>>>;
};

type GoneOn = { readonly runId: string } | Refused;
type Forked = { readonly runId: string; readonly notKept?: Refusal } | Refused;

export type RunListener = {
  /** Resolves once the events have been applied: until then the engine's worker holds the rest back. */
  events(batch: EventBatch): Promise<void>;
  /** The worker died while the run was in it. No more events come. */
  lost(message: string): void;
};

/** The engine as the page sees it. No call ever throws or rejects: failures are answers. */
export type EngineClient = Calls & {
  start(request: StartRequest, listener: RunListener): Promise<Answer<Started | Asking>>;
  startLive(request: LiveRequest, listener: RunListener): Promise<Answer<Started>>;
  /** Goes on with a kept run that was let reach `hosts`. */
  resumeRun(runId: string, hosts: readonly string[], listener: RunListener): Promise<Answer<GoneOn>>;
  /** Listens to the log of a run that has been, or of one that is under way here. */
  openRun(runId: string, listener: RunListener): Promise<Answer<OpenedRun | Refused>>;
  /** Begins a run from the beginning of another. */
  forkRun(request: ForkRequest, listener: RunListener): Promise<Answer<Forked>>;
  /** Ends the worker and every run in it; the next call starts a new one. */
  terminate(reason: string): void;
};

type Link = {
  readonly api: Comlink.Remote<EngineApi>;
  /** Told when the worker dies, each once. */
  readonly mourners: Set<(message: string) => void>;
  die(message: string): void;
};

Comlink.transferHandlers.set("workflow", workflowCarrier());

let client: EngineClient | undefined;

/** The one client of this page. The worker starts with the first call and lives as long as the page. */
export function engineClient(): EngineClient {
  // Absent where the page is not a secure context.
  client ??= connect(startWorker, (navigator as { readonly locks?: LockManager }).locks);
  return client;
}

/** A client over workers made by `start`; restarts a dead one at the next call. */
export function connect(start: () => Worker, locks?: LockManager): EngineClient {
  let current: Link | undefined;
  const link = (): Link => {
    current ??= makeLink(start(), locks, () => {
      current = undefined;
    });
    return current;
  };
  const ask = <T>(call: (api: Comlink.Remote<EngineApi>) => Promise<T>): Promise<Answer<T>> => race(link(), call);
  return {
    engineBuild: () => ask((api) => api.engineBuild()),
    catalogue: () => ask((api) => api.catalogue()),
    check: (workflow) => ask((api) => api.check(workflow)),
    checkEdited: (edited) => ask(async (api) => api.checkEdited(edited)),
    needs: (workflow, parameters, until) => ask((api) => api.needs(workflow, parameters, until)),
    cancel: (runId) => ask((api) => api.cancel(runId)),
    pause: (runId) => ask((api) => api.pause(runId)),
    resume: (runId) => ask((api) => api.resume(runId)),
    step: (runId) => ask((api) => api.step(runId)),
    signal: (runId, name, data) => ask((api) => api.signal(runId, name, data)),
    waiting: (runId) => ask((api) => api.waiting(runId)),
    editInput: (runId, place, port, items) => ask((api) => api.editInput(runId, place, port, items)),
    cancelNodes: (runId, ids) => ask((api) => api.cancelNodes(runId, ids)),
    items: (address, from, count, view) => ask((api) => api.items(address, from, count, view)),
    exportItems: (address, view, how) => ask((api) => api.exportItems(address, view, how)),
    itemSchema: (address, view) => ask(async (api) => api.itemSchema(address, view)),
    chartData: (address, view, request) => ask((api) => api.chartData(address, view, request)),
    lineage: (address, index, edges) => ask(async (api) => api.lineage(address, index, edges)),
    logHash: (runId) => ask((api) => api.logHash(runId)),
    outputs: (runId) => ask((api) => api.outputs(runId)),
    runs: () => ask(async (api) => api.runs()),
    runStart: (runId) => ask((api) => api.runStart(runId)),
    keepFile: (file) => ask((api) => api.keepFile(file)),
    readFile: (file, most) => ask((api) => api.readFile(file, most)),
    test: (workflow, only) => ask(async (api) => api.test(workflow, only)),
    testOfRun: (runId, workflow, name) => ask(async (api) => api.testOfRun(runId, workflow, name)),
    removeRun: (runId) => ask((api) => api.removeRun(runId)),
    undriven: (runId) => ask((api) => api.undriven(runId)),
    evaluate: (request) => ask(async (api) => api.evaluate(request)),
    nextTimes: (params, from, count) => ask((api) => api.nextTimes(params, from, count)),
    queryFault: (query, tables) => ask((api) => api.queryFault(query, tables)),
    completeField: (request) => ask(async (api) => api.completeField(request)),
    fieldFaults: (request) => ask(async (api) => api.fieldFaults(request)),
    start: (request, listener) =>
      followRun(link(), request.grant?.net ?? [], listener, async (api, port, net) => api.start(request, port, net)),
    startLive: (request, listener) => followRun(link(), [], listener, async (api, port) => api.startLive(request, port)),
    resumeRun: (runId, hosts, listener) => followRun(link(), hosts, listener, async (api, port, net) => api.resumeRun(runId, port, net)),
    openLog: (text) => ask(async (api) => api.openLog(text)),
    exportLog: (runId) => ask(async (api) => api.exportLog(runId)),
    runSummary: (runId) => ask((api) => api.runSummary(runId)),
    limitRuns: (limits, now) => ask((api) => api.limitRuns(limits, now)),
    stale: (runId, workflow) => ask((api) => api.stale(runId, workflow)),
    compareRuns: (one, other) => ask(async (api) => api.compareRuns(one, other)),
    openRun: (runId, listener) => followRun(link(), [], listener, async (api, port) => api.openRun(runId, port)),
    forkRun: (request, listener) =>
      followRun(link(), request.grant.net ?? [], listener, async (api, port, net) => api.forkRun(request, port, net)),
    terminate: (reason) => current?.die(reason),
  };
}

/** Answers with the call's outcome or with the death of its worker, whichever comes first. */
function race<T>(link: Link, call: (api: Comlink.Remote<EngineApi>) => Promise<T>): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const mourn = (message: string): void => resolve({ ok: false, code: "engine-lost", message });
    link.mourners.add(mourn);
    const settle = (answer: Answer<T>): void => {
      link.mourners.delete(mourn);
      resolve(answer);
    };
    try {
      call(link.api).then(
        (value) => settle({ ok: true, value }),
        (error: unknown) => settle({ ok: false, code: "engine-error", message: told(messageOf(error)) }),
      );
    } catch (error) {
      settle({ ok: false, code: "engine-error", message: told(messageOf(error)) });
    }
  });
}

/** Makes a call that begins a run, with a port for its events and, where it may reach hosts, a network of its own. */
async function followRun<T extends object>(
  link: Link,
  hosts: readonly string[],
  listener: RunListener,
  call: (api: Comlink.Remote<EngineApi>, port: MessagePort, net: MessagePort | undefined) => Promise<T>,
): Promise<Answer<T>> {
  const { port1, port2 } = new MessageChannel();
  let finished = false;
  const network = hosts.length === 0 ? undefined : openNetFrame(hosts);
  const lost = (message: string): void => {
    port1.close();
    network?.close();
    listener.lost(message);
  };
  port1.onmessage = async ({ data }: MessageEvent<EventBatch>) => {
    await listener.events(data);
    port1.postMessage(1);
    if (!data.some((event) => event.kind === "run-finished")) return;
    finished = true;
    link.mourners.delete(lost);
    network?.close();
  };
  const answer = await race(link, (api) => call(api, moved(port2), network && moved(network.port)));
  if (answer.ok && "runId" in answer.value) {
    if (!finished) link.mourners.add(lost);
  } else {
    port1.close();
    network?.close();
  }
  return answer;
}

function moved(port: MessagePort): MessagePort {
  return Comlink.transfer(port, [port]);
}

function makeLink(worker: Worker, locks: LockManager | undefined, ended: () => void): Link {
  const mourners = new Set<(message: string) => void>();
  let dead = false;
  const link: Link = {
    api: Comlink.wrap<EngineApi>(worker),
    mourners,
    die(message) {
      if (dead) return;
      dead = true;
      worker.terminate();
      ended();
      const told = [...mourners];
      mourners.clear();
      for (const tell of told) tell(message);
    },
  };
  worker.onerror = (event) =>
    link.die(
      t("The engine stopped: {message}. Run again to restart it.", { message: event.message || t("its script could not be loaded") }),
    );
  worker.onmessageerror = () => link.die(t("The engine sent something unreadable and was stopped. Run again to restart it."));
  void watchLife(link, locks);
  return link;
}

/** Some deaths nobody tells of: the lock that the worker holds is free then. */
async function watchLife(link: Link, locks: LockManager | undefined): Promise<void> {
  try {
    const name = await link.api.lifeLock();
    if (name === undefined || locks === undefined) return;
    await locks.request(name, () => undefined);
    link.die(t("The engine stopped without saying why. Run again to restart it."));
  } catch {
    // Without the lock a silent death is noticed by nobody.
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
