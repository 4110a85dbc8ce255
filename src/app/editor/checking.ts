import type { Json } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { sameJson } from "../../model/sameJson.ts";
import type { Workflow } from "../../model/workflow.ts";
import { changeOf } from "../../model/workflowChange.ts";
import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { useLanguage } from "../words/language.ts";
import { inWords, t } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";

/** Milliseconds without a change before the workflow is checked. */
const PAUSE = 120;
/** Milliseconds behind the first gesture: where that is to run the workflow, the run checks it, and has the engine to itself. */
const FIRST_PAUSE = 1000;

/**
 * Gets the catalogue, and keeps the problems of the open workflow up to date from the first gesture on: looking at a workflow
 * needs no engine, so a visit does not load it. Call once.
 */
export async function startChecking(): Promise<void> {
  const catalogue = (await builtCatalogue()) ?? (await engineCatalogue());
  if (catalogue === undefined) return;
  editor.setCatalogue(inWords(catalogue));
  useLanguage.subscribe(() => editor.setCatalogue(inWords(catalogue)));
  await firstGesture();
  // Any question has it load.
  void engineClient().engineBuild();
  let timer = setTimeout(() => void check(), FIRST_PAUSE);
  useEditor.subscribe((state, before) => {
    if (state.workflow === before.workflow) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), PAUSE);
  });
}

/** The catalogue that the build wrote beside the site, from the very engine in it; undefined where there is none. */
async function builtCatalogue(): Promise<readonly NodeDescription[] | undefined> {
  if (import.meta.env.DEV) return undefined;
  try {
    const answer = await fetch(new URL("catalogue.json", document.baseURI));
    return answer.ok ? ((await answer.json()) as readonly NodeDescription[]) : undefined;
  } catch {
    return undefined;
  }
}

async function engineCatalogue(): Promise<readonly NodeDescription[] | undefined> {
  const answer = await engineClient().catalogue();
  if (answer.ok) return answer.value;
  toast(t("The engine did not start. {message}", { message: answer.message }), { label: t("Try again"), run: () => void startChecking() });
  return undefined;
}

function firstGesture(): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const gesture = (): void => {
      done.abort();
      resolve();
    };
    for (const kind of ["pointermove", "pointerdown", "keydown", "dragover", "paste"])
      addEventListener(kind, gesture, { signal: done.signal, capture: true, passive: true });
  });
}

/** What the engine was given last, and how many times it was given something. */
let given: { readonly number: number; readonly workflow: Workflow } | undefined;
let times = 0;

async function check(): Promise<void> {
  const { workflow } = useEditor.getState();
  times += 1;
  const number = times;
  const before = given;
  given = { number, workflow };
  const client = engineClient();
  const asked =
    before === undefined
      ? undefined
      : await client.checkEdited({ number, over: before.number, change: changeOf(before.workflow, workflow) });
  if (asked?.ok === false) given = undefined;
  const answer = asked?.ok === true && asked.value !== undefined ? asked : await client.checkEdited({ number, workflow });
  if (!answer.ok || answer.value === undefined || useEditor.getState().workflow !== workflow) return;
  if (!sameJson(answer.value as readonly Json[], useEditor.getState().problems as readonly Json[])) editor.setProblems(answer.value);
}
