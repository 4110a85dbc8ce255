/** Milliseconds after which what waits for a frame is called although none is drawn: a window behind others may get none. */
const LONGEST = 200;

/** Calls back at the next frame. */
export type NextFrame = (call: () => void) => void;

/** As {@link NextFrame}. A page that is hidden draws none, and its timers are slow: there the call comes as the next task. */
export function nextFrame(call: () => void): void {
  if (document.hidden) return nextTask(call);
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    call();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, LONGEST);
}

function nextTask(call: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    call();
  };
  port2.postMessage(undefined);
}
