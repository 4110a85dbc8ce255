import type { Clock } from "../model/host.ts";

/** `setTimeout` fires at once for longer delays. */
const LONGEST = 2 ** 31 - 1;

/** The clock on the wall. `schedule` keeps its word for any delay; `yield` lets timers, input and messages in first. */
export function realClock(): Clock {
  return { now: () => Date.now(), schedule, yield: macrotask() };
}

function schedule(ms: number, call: () => void): () => void {
  const end = Date.now() + ms;
  let timer = setTimeout(tick, Math.min(ms, LONGEST));
  function tick(): void {
    const left = end - Date.now();
    if (ms <= LONGEST || left <= 0) call();
    else timer = setTimeout(tick, Math.min(left, LONGEST));
  }
  return () => clearTimeout(timer);
}

/** `setImmediate` where there is one; else a message to itself, which browsers do not slow down as they do nested timers. */
function macrotask(): (call: () => void) => void {
  const immediate = (globalThis as { setImmediate?: (call: () => void) => unknown }).setImmediate;
  if (immediate !== undefined) return (call) => void immediate(call);
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return (call) => {
    waiting.push(call);
    port2.postMessage(null);
  };
}
