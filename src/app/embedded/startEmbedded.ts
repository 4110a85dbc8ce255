import * as Comlink from "comlink";
import { EMBEDDING, type EmbeddedStudio, type EmbeddingOptions } from "../../model/embedding.ts";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import { flush, onSaved, startFrom } from "../editor/autosave.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { openWorkflow } from "../library/library.ts";
import { readWorkflow } from "../library/readWorkflow.ts";
import { keptNow, workflowStore } from "../library/workflowStore.ts";
import { showTheme } from "../ui/theme.ts";
import { showLanguage } from "../words/language.ts";
import { told } from "../words/words.ts";
import { isAmongItsOwn } from "./isEmbedded.ts";

/**
 * Tells the page around that the studio is there, and serves it over the port that it gives. Resolves when it has shown a workflow; never
 * in a page of another site, to which it says nothing.
 */
export async function startEmbedded(): Promise<void> {
  if (!isAmongItsOwn()) return new Promise(() => undefined);
  const { port, options } = await greeted();
  if (options.theme !== undefined) showTheme(options.theme);
  if (options.language !== undefined) await showLanguage(options.language);
  const listeners: ((text: string) => void)[] = [];
  onSaved((id) => {
    if (id !== options.id) return;
    const text = textOf();
    for (const call of listeners) call(text);
  });
  await new Promise<void>((shown) => {
    const studio: EmbeddedStudio = {
      async open(text) {
        const problems = await open(text, options.id);
        if (problems.length === 0) shown();
        return problems;
      },
      async text() {
        await flush();
        return textOf();
      },
      onChange: (call) => void listeners.push(call),
    };
    Comlink.expose(studio, port);
  });
}

/** The page around has the last word: what it gives takes the place of what was kept under the id. */
async function open(text: string, id: string): Promise<readonly string[]> {
  const { workflow, problems } = await readWorkflow(text);
  if (workflow === undefined) return problems.map(({ message }) => told(message));
  await flush();
  const kept = keptNow(workflow, id);
  await workflowStore().put(kept);
  if (useEditor.getState().id === id) {
    editor.refresh(workflow);
    startFrom(kept.revision);
  } else await openWorkflow(id);
  return [];
}

function textOf(): string {
  return formatWorkflow(editor.edited());
}

type Greeting = { readonly port: MessagePort; readonly options: EmbeddingOptions };

/** Only a page of the same site hears of the studio and is heard. */
function greeted(): Promise<Greeting> {
  return new Promise((resolve) => {
    addEventListener("message", function hear({ data, origin, source, ports: [port] }: MessageEvent) {
      if (origin !== location.origin || source !== window.parent || data?.type !== EMBEDDING || port === undefined) return;
      removeEventListener("message", hear);
      resolve({ port, options: data.options as EmbeddingOptions });
    });
    window.parent.postMessage({ type: EMBEDDING }, location.origin);
  });
}
