import type { Run, RunEvent, WorkflowEngine } from "#engine";
import { needsNothing } from "../src/model/needsNothing.ts";
import { portNetwork } from "./portNetwork.ts";
import type { EngineApi, StartRequest } from "./protocol.ts";
import { runReader } from "./runHistory.ts";
import type { RunKeeping } from "./runKeeping.ts";
import type { RunShelf } from "./runShelf.ts";
import { sendEvents } from "./sendEvents.ts";

type Parts = { readonly engine: WorkflowEngine; readonly keeping: RunKeeping | undefined; readonly shelf: RunShelf };

/** The call that starts what a person runs: kept where runs can be kept, with its data at hand for paging. */
export function startedRuns({ engine, keeping, shelf }: Parts): Pick<EngineApi, "start"> {
  const dataOf = runReader(keeping, shelf);
  return {
    async start(request, port, net) {
      const refused = refusalOf(engine, request);
      if (refused !== undefined) {
        port.close();
        net?.close();
        return refused;
      }
      // While the database opens. Of a part of a workflow nobody knows here what it needs.
      if ((request.only ?? request.until) === undefined) void (keeping?.engine ?? engine).load(request.workflow);
      const notKept = await keeping?.refusal();
      const chosen = request.resultsOf === undefined ? undefined : await dataOf(shelf.basis(request.resultsOf));
      const log = chosen !== undefined && "log" in chosen ? chosen.log : undefined;
      const run = startRun(notKept === undefined ? (keeping?.engine ?? engine) : engine, request, log, net);
      void keeping?.releaseAtEnd(run);
      shelf.put(run, request.parameters);
      sendEvents(run.events(), port);
      return { runId: run.runId, ...(notKept && { notKept }) };
    },
  };
}

/** Why a run does not start: errors, or what nobody has agreed to yet. */
function refusalOf(engine: WorkflowEngine, { workflow, parameters, grant, only, until }: StartRequest) {
  const problems = engine.check(workflow).filter((problem) => problem.severity === "error");
  if (problems.length > 0) return { problems };
  if (grant !== undefined) return undefined;
  const asks = engine.needs(workflow, parameters, only ?? until);
  return needsNothing(asks) ? undefined : { asks };
}

/** `chosen`: the log of the run whose results stand for what is not run again. */
function startRun(
  engine: WorkflowEngine,
  request: StartRequest,
  chosen: readonly RunEvent[] | undefined,
  net: MessagePort | undefined,
): Run {
  const run = engine.start(request.workflow, {
    parameters: request.parameters,
    allow: request.grant ?? {},
    ...(net === undefined ? {} : { network: portNetwork(net) }),
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    ...(request.until === undefined ? {} : { until: request.until }),
    ...(request.only === undefined ? {} : { only: request.only }),
    ...(request.from === undefined ? {} : { from: request.from }),
    ...(chosen === undefined ? {} : { resultsOf: chosen }),
    ...(request.breakpoints === undefined ? {} : { breakpoints: request.breakpoints }),
    ...beginningOf(request, chosen),
    ...(request.pins === undefined ? {} : { pins: request.pins }),
  });
  if (request.paused === true) run.pause();
  return run;
}

/** What the person has chosen, else what the chosen run began with: sources give again what they gave then. */
function beginningOf(request: StartRequest, chosen: readonly RunEvent[] | undefined): Pick<StartRequest, "trigger" | "input"> {
  const [created] = chosen ?? [];
  const begun = request.trigger === undefined && request.input === undefined && created?.kind === "run-created" ? created.start : undefined;
  const { trigger, input } = begun ?? request;
  return { ...(trigger === undefined ? {} : { trigger }), ...(input === undefined ? {} : { input }) };
}
