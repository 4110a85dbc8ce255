import { type KeptSchedule, keepSchedule } from "../../model/keepSchedule.ts";
import type { Workflow } from "../../model/workflow.ts";
import { endOfRun } from "../run/endOfRun.ts";
import { engineClient } from "../run/engineClient.ts";
import { factsOf, isLive } from "../run/runStore.ts";
import { runUnattended } from "../run/runUnattended.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { pageClock } from "./pageClock.ts";
import type { SchedulePoint } from "./schedulePoints.ts";
import { noteKept } from "./scheduleStore.ts";

/** What is kept: a workflow by its id, read anew for each run. */
export type KeptWorkflow = { readonly id: string; read(): Promise<Workflow | undefined> };

/** Starts runs of a workflow whenever one of these schedules is due. Returns what stops it; runs that are under way go on. */
export function keepWorkflow(workflow: KeptWorkflow, points: readonly SchedulePoint[]): () => void {
  const due = new Map<string, number | undefined>();
  const tell = (node: string, next: number | undefined): void => {
    due.set(node, next);
    const times = [...due.values()].filter((time) => time !== undefined);
    noteKept(workflow.id, true, times.length === 0 ? undefined : Math.min(...times));
  };
  const kept = points.map((point) => keepPoint(workflow, point, (next) => tell(point.node, next)));
  return () => {
    for (const schedule of kept) schedule.stop();
  };
}

function keepPoint(
  { id, read }: KeptWorkflow,
  { node, params, overlap }: SchedulePoint,
  waits: (next: number | undefined) => void,
): KeptSchedule {
  const schedule = keepSchedule({
    clock: pageClock,
    overlap,
    waits,
    skipped: () => toast(t("A scheduled run was left out: the one before is under way.")),
    async next(from) {
      const times = await engineClient().nextTimes(params, from, 1);
      if (!times.ok) throw new Error(times.message);
      return times.value[0];
    },
    async start(due, next) {
      if (isLive(factsOf(id).status)) {
        if (overlap === "skip") return toast(t("A scheduled run was left out: another run is under way."));
        if (overlap === "queue") await endOfRun(id);
      }
      const workflow = await read();
      const input = [{ scheduledAt: iso(due), next: next === undefined ? null : iso(next) }];
      const refused = workflow === undefined ? t("It is no longer kept.") : await runUnattended(id, workflow, node, input);
      if (refused !== undefined)
        toast(t("The scheduled run of “{name}” did not begin. {refused}", { name: workflow?.name ?? id, refused }));
    },
  });
  schedule.ended.catch((error: unknown) =>
    toast(t("The schedule stopped. {message}", { message: error instanceof Error ? error.message : String(error) })),
  );
  return schedule;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
