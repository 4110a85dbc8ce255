import { create } from "zustand";
import type { Item } from "../../model/item.ts";
import type { StartPoint, Starts } from "./startPoints.ts";

/** What a run asks a person before it begins: with what it starts, or for its event. */
export type BeginPrompt =
  | { readonly kind: "choose"; readonly starts: Starts; answer(choice: StartPoint | "plain" | undefined): void }
  | { readonly kind: AskedEvent; readonly point: StartPoint; answer(items: readonly Item[] | undefined): void };

/** Events that a person gives in a dialog. */
export type AskedEvent = "form" | "request" | "files" | "clipboard";

export const useBeginPrompt = create<{ readonly open: BeginPrompt | undefined }>(() => ({ open: undefined }));

/** With what the run begins; undefined when the person cancelled. */
export function askStart(starts: Starts): Promise<StartPoint | "plain" | undefined> {
  return new Promise((resolve) => show<StartPoint | "plain" | undefined>((answer) => ({ kind: "choose", starts, answer }), resolve));
}

/** The event of a trigger; undefined when the person cancelled. */
export function askEvent(kind: AskedEvent, point: StartPoint): Promise<readonly Item[] | undefined> {
  return new Promise((resolve) => show<readonly Item[] | undefined>((answer) => ({ kind, point, answer }), resolve));
}

/** An answer closes the prompt that it is of and no later one: a menu says that it closed when the next is open already. */
function show<T>(make: (answer: (value: T) => void) => BeginPrompt, resolve: (value: T) => void): void {
  useBeginPrompt.getState().open?.answer(undefined);
  const prompt = make((value) => {
    if (useBeginPrompt.getState().open === prompt) useBeginPrompt.setState({ open: undefined });
    resolve(value);
  });
  useBeginPrompt.setState({ open: prompt });
}
