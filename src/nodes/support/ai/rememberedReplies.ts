import type { Json } from "../../../model/json.ts";
import type { StateStore } from "../../../model/state.ts";
import type { ModelReply } from "./modelRequest.ts";

/** Gives the reply that was had at this point before an interruption; else asks, and keeps what comes before it is acted on. */
export type RememberReply = (ask: () => Promise<ModelReply>) => Promise<ModelReply>;

/**
 * Keeps the replies of a model under a name, in order. An activation that runs again after an interruption has its calls recalled in
 * order: it must make the same ones, so it must read the same replies.
 */
export function rememberedReplies(state: StateStore, name: string): { readonly next: RememberReply; forget(): Promise<void> } {
  let kept: ModelReply[] | undefined;
  let at = 0;
  return {
    next: async (ask) => {
      kept ??= [...(((await state.read(name)) ?? []) as unknown as readonly ModelReply[])];
      const had = kept[at];
      at += 1;
      if (had !== undefined) return had;
      const reply = await ask();
      kept.push(reply);
      const all = [...kept] as unknown as Json;
      await state.change(name, () => all);
      return reply;
    },
    forget: async () => {
      if (kept !== undefined) await state.change(name, () => undefined);
    },
  };
}
