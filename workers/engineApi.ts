import { engineBuild, type FileStore, type Host, nextTimes, type Pieces, queryFault, type Run, type WorkflowEngine } from "#engine";
import { makeCatalogue } from "../src/model/catalogue.ts";
import { itemSchema } from "../src/model/itemSchema.ts";
import { emptyRecord, type JsonObject } from "../src/model/json.ts";
import type { NodeDescription } from "../src/model/nodeType.ts";
import { completeField, fieldFaults } from "./assistField.ts";
import { chartData } from "./chartData.ts";
import { checkEdited } from "./checkEdited.ts";
import { DataDesk } from "./dataDesk.ts";
import { evaluateField } from "./evaluateField.ts";
import { exportItems } from "./exportItems.ts";
import { lineage } from "./lineage.ts";
import { liveRuns } from "./liveRuns.ts";
import { portNetwork } from "./portNetwork.ts";
import type { EngineApi, Refusal } from "./protocol.ts";
import { readFile } from "./readFile.ts";
import { runHistory } from "./runHistory.ts";
import type { RunKeeping } from "./runKeeping.ts";
import { RunShelf } from "./runShelf.ts";
import { sendEvents } from "./sendEvents.ts";
import { startedRuns } from "./startedRuns.ts";
import { testOfRun } from "./testOfRun.ts";
import { waitingPorts } from "./waitingPorts.ts";

/**
 * The engine as another thread may call it. Holds the data of the last runs for paging; a run that is no longer held has
 * empty pages. With `keeping`, runs are kept there; where that refuses, they still run, and whoever starts one is told. `live` does the
 * runs that follow what is typed.
 */
export function engineApi(
  engine: WorkflowEngine,
  keeping?: RunKeeping,
  host: Pick<Host, "files"> = {},
  live: WorkflowEngine = engine,
): Omit<EngineApi, "lifeLock"> {
  const shelf = new RunShelf();
  const types = makeCatalogue(describedBy(engine));
  const { hashOf, ...history } = runHistory({ engine, keeping, shelf, send: (run, port) => sendEvents(run.events(), port) });
  return {
    ...history,
    engineBuild: async () => engineBuild,
    catalogue: async () => engine.catalogue(),
    check: async (workflow) => engine.check(workflow),
    checkEdited: checkEdited(engine, types),
    needs: async (workflow, parameters = emptyRecord(), until) => engine.needs(workflow, parameters, until),
    ...startedRuns({ engine, keeping, shelf }),
    ...liveRuns(live, types, shelf),
    runs: async () => keeping?.list(),
    runStart: async (runId) => keeping?.origin(runId),
    async resumeRun(runId, port, net) {
      const run = (await keeping?.resume(runId, net && portNetwork(net))) ?? NOT_KEPT;
      if (!("runId" in run)) {
        port.close();
        net?.close();
        return { refused: run };
      }
      shelf.put(run, parametersOf(run));
      sendEvents(run.events(), port);
      return { runId };
    },
    async keepFile(file) {
      const { hash, size } = await filesOf(host).put(file.stream() as unknown as Pieces);
      return { $file: hash, name: file.name, type: file.type, size };
    },
    readFile: async (file, most) => readFile(filesOf(host), file, most),
    test: async (workflow, only) => engine.test(workflow, only === undefined ? {} : { only }),
    testOfRun: async (runId, workflow, name) => testOfRun(shelf.run(runId), workflow, types, name),
    removeRun: async (runId) => (keeping === undefined ? NOT_KEPT : keeping.remove(runId)),
    undriven: async (runId) => keeping?.undriven(runId),
    cancel: async (runId) => shelf.run(runId)?.cancel(),
    pause: async (runId) => shelf.run(runId)?.pause(),
    resume: async (runId) => shelf.run(runId)?.resume(),
    step: async (runId) => shelf.run(runId)?.step(),
    signal: async (runId, name, data) => shelf.run(runId)?.signal(name, data),
    waiting: async (runId) => waitingPorts(shelf.run(runId)),
    editInput: async (runId, place, port, items) => shelf.run(runId)?.editInput(place, port, items) ?? false,
    cancelNodes: async (runId, ids) => shelf.run(runId)?.cancelNodes(ids),
    ...dataCalls(engine, shelf),
    logHash: hashOf,
    async outputs(runId) {
      const result = await shelf.run(runId)?.result;
      return (result?.outputs as JsonObject | undefined) ?? emptyRecord();
    },
    evaluate: async (request) => evaluateField(types, shelf, request),
    nextTimes,
    queryFault,
    completeField: async (request) => completeField(types, shelf, request),
    fieldFaults: async (request) => fieldFaults(request),
  };
}

/** What the viewer asks of the data of runs. */
function dataCalls(
  engine: WorkflowEngine,
  shelf: RunShelf,
): Pick<EngineApi, "items" | "exportItems" | "itemSchema" | "chartData" | "lineage"> {
  const desk = new DataDesk(
    (runId) => shelf.data(runId),
    (log, place) => engine.input(log, place),
  );
  return {
    items: async (address, from, count, view) => desk.page(address, from, count, view),
    exportItems: async (address, view, how) => exportItems(await desk.all(address, view), how),
    itemSchema: async (address, view) => itemSchema(await desk.all(address, view)),
    chartData: async (address, view, request) => chartData(await desk.all(address, view), request),
    lineage: async (address, index, edges) => lineage(shelf.data(address.runId), address, index, edges),
  };
}

/** Read with the first question: a run asks none, and all descriptions with their docs are much to unpack before it. */
function* describedBy(engine: WorkflowEngine): Iterable<NodeDescription> {
  yield* engine.catalogue();
}

function filesOf({ files }: Pick<Host, "files">): FileStore {
  if (files === undefined) throw new Error("This engine keeps no files.");
  return files;
}

const NOT_KEPT: Refusal = { code: "unknown-run", message: "Runs are not kept here." };

function parametersOf({ log: [created] }: Run): JsonObject {
  return created?.kind === "run-created" ? created.parameters : emptyRecord();
}
