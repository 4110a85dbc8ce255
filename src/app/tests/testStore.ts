import { create } from "zustand";
import { setWorkflow } from "../../model/edits.ts";
import type { TestVerdict } from "../../model/testVerdict.ts";
import type { Workflow } from "../../model/workflow.ts";
import type { WorkflowTest } from "../../model/workflowTest.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { announce } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStore } from "../run/runStore.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { type PartItems, type TestPart, withPart } from "./testData.ts";

type Tested = {
  /** The workflow the verdicts are of; another one has none. */
  readonly workflow: Workflow | undefined;
  readonly verdicts: ReadonlyMap<string, TestVerdict>;
  readonly running: boolean;
};

export const useTested = create<Tested>(() => ({ workflow: undefined, verdicts: new Map(), running: false }));

/** Runs the tests of the open workflow, all or those of these names. */
export async function runTests(only?: readonly string[]): Promise<void> {
  const { workflow } = useEditor.getState();
  useTested.setState({ running: true });
  const answer = await engineClient().test(workflow, only);
  useTested.setState({ running: false });
  if (!answer.ok) {
    toast(answer.message);
    return;
  }
  const before = useTested.getState();
  const kept = before.workflow === workflow ? before.verdicts : new Map<string, TestVerdict>();
  const verdicts = new Map([...kept, ...answer.value.map((verdict) => [verdict.name, verdict] as const)]);
  useTested.setState({ workflow, verdicts });
  announce(summaryOf(answer.value));
}

/** How tests went, in a sentence. */
export function summaryOf(verdicts: Iterable<TestVerdict>): string {
  const all = [...verdicts];
  const failed = all.filter(({ status }) => status === "failed").length;
  const passed = t("{count} passed", { count: all.length - failed });
  return failed === 0 ? passed : t("{passed}, {failed} failed", { passed, failed });
}

/** Adds a test that expects what the shown run gave. */
export async function createTest(): Promise<void> {
  const { workflow } = useEditor.getState();
  const { runId } = useRunStore.getState().facts;
  if (runId === undefined) return;
  const answer = await engineClient().testOfRun(runId, workflow, freshName(workflow.tests ?? []));
  if (!answer.ok) toast(answer.message);
  else if ("refused" in answer.value) toast(told(answer.value.refused.message));
  else changeTests(t("create a test"), (tests) => [...tests, (answer.value as { readonly test: WorkflowTest }).test]);
}

/** A name that no test has: verdicts are told apart by it. */
export function freshName(tests: readonly WorkflowTest[]): string {
  const taken = new Set(tests.map(({ name }) => name));
  for (let number = tests.length + 1; ; number += 1) if (!taken.has(t("Test {number}", { number }))) return t("Test {number}", { number });
}

/** Adds a test that expects nothing yet, so that its data can be written by hand. */
export function addTest(): void {
  const name = freshName(useEditor.getState().workflow.tests ?? []);
  changeTests(t("create a test"), (tests) => [...tests, { name, expect: {} }]);
}

/** Changes one test; undefined removes it. */
export function changeTest(index: number, patch: Partial<WorkflowTest> | undefined, group?: string): void {
  changeTests(
    patch === undefined ? t("remove a test") : t("edit a test"),
    (tests) => tests.flatMap((test, at) => (at !== index ? [test] : patch === undefined ? [] : [{ ...test, ...patch }])),
    group,
  );
}

/** Puts other items into a part of a test, in one step that can be undone; undefined takes the part out. */
export function changePart(index: number, part: TestPart, items: PartItems | undefined): void {
  changeTests(t("edit a test"), (tests) => tests.map((test, at) => (at === index ? withPart(test, part, items) : test)));
}

/** A test expects from now on what the shown run gave. */
export async function expectShown(index: number): Promise<void> {
  const { runId } = useRunStore.getState().facts;
  if (runId === undefined) return;
  const answer = await engineClient().outputs(runId);
  if (!answer.ok) toast(answer.message);
  else changeTest(index, { expect: answer.value as NonNullable<WorkflowTest["expect"]> });
}

function changeTests(label: string, edit: (tests: readonly WorkflowTest[]) => readonly WorkflowTest[], group?: string): void {
  editor.apply(
    (workflow) => {
      const tests = edit(workflow.tests ?? []);
      return setWorkflow(workflow, { tests: tests.length === 0 ? undefined : tests });
    },
    { label, ...(group !== undefined && { group }) },
  );
}
