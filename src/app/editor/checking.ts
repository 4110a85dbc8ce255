import { engineClient } from "../run/engineClient.ts";
import { toast } from "../ui/Toasts.tsx";
import { editor, useEditor } from "./editorStore.ts";

/** Milliseconds without a change before the workflow is checked. */
const PAUSE = 120;

/** Gets the catalogue, and from then on keeps the problems of the open workflow up to date. Call once. */
export async function startChecking(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const answer = await engineClient().catalogue();
  if (!answer.ok) {
    toast(`The engine did not start. ${answer.message}`, { label: "Try again", run: () => void startChecking() });
    return;
  }
  editor.setCatalogue(answer.value);
  void check();
  useEditor.subscribe((state, before) => {
    if (state.workflow === before.workflow) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), PAUSE);
  });
}

async function check(): Promise<void> {
  const { workflow } = useEditor.getState();
  const answer = await engineClient().check(workflow);
  if (answer.ok && useEditor.getState().workflow === workflow) editor.setProblems(answer.value);
}
