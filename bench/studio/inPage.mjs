/** What the benchmark puts into a page before its own scripts: `bench`, which measures there. Self-contained: it is sent as text. */
export function measureInPage() {
  const afterPaint = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
      });
    });
  const longest = { task: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest.task = Math.max(longest.task, duration);
  }).observe({ type: "longtask" });

  let frames = [];
  let on = false;
  const tick = (at) => {
    if (!on) return;
    frames.push(at);
    requestAnimationFrame(tick);
  };
  globalThis.bench = {
    longest,
    /** Milliseconds from the start of the page until something that fits is drawn and the page is idle again. */
    async drawn(selector) {
      while (document.querySelector(selector) === null) await new Promise(requestAnimationFrame);
      await afterPaint();
      await new Promise((idle) => setTimeout(idle));
      return performance.now();
    },
    startFrames() {
      frames = [];
      on = true;
      requestAnimationFrame(tick);
    },
    /** Frames a second, and the longest time between two. */
    stopFrames() {
      on = false;
      const gaps = frames.slice(1).map((at, index) => at - frames[index]);
      return { rate: (gaps.length * 1000) / ((frames.at(-1) ?? 1) - (frames[0] ?? 0)), longest: Math.max(...gaps) };
    },
    /** Milliseconds from the next key to the paint that follows it. */
    nextKey() {
      globalThis.keyPainted = new Promise((done) => {
        addEventListener(
          "keydown",
          function key(event) {
            if (event.key === "Control") return;
            removeEventListener("keydown", key, true);
            const began = performance.now();
            void afterPaint().then((end) => done(end - began));
          },
          true,
        );
      });
    },
  };
  watchEvents();

  /**
   * Of each event of a run: from when the engine made it to the end of the frame that shows it. What came in a batch is shown by the
   * frame in which, or behind which, the page gives the batch back.
   */
  function watchEvents() {
    const { bench } = globalThis;
    bench.delays = [];
    bench.made = { first: Number.POSITIVE_INFINITY, last: 0 };
    const coming = new WeakMap();
    const { set, get } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
    Object.defineProperty(MessagePort.prototype, "onmessage", {
      get,
      set(listener) {
        set.call(this, (event) => {
          if (Array.isArray(event.data) && typeof event.data[0]?.at === "number") {
            const batches = coming.get(this) ?? [];
            coming.set(this, batches);
            batches.push(event.data.map(({ at }) => at));
          }
          listener.call(this, event);
        });
      },
    });
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function post(data, ...rest) {
      const given = typeof data === "number" ? (coming.get(this)?.splice(0, data) ?? []) : [];
      if (given.length > 0) void (frame.open ? frame.end : afterPaint()).then((end) => shown(given.flat(), end));
      return postMessage.call(this, data, ...rest);
    };
    const shown = (times, end) => {
      for (const at of times) {
        bench.delays.push(performance.timeOrigin + end - at);
        bench.made.first = Math.min(bench.made.first, at);
        bench.made.last = Math.max(bench.made.last, at);
      }
    };
    /** While a frame is being made, when it will have been drawn. */
    const frame = { open: false, end: undefined };
    const { requestAnimationFrame: request } = globalThis;
    globalThis.requestAnimationFrame = (call) =>
      request((at) => {
        if (!frame.open) {
          frame.open = true;
          frame.end = new Promise((done) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              frame.open = false;
              done(performance.now());
            };
            postMessage.call(port2, 0);
          });
        }
        call(at);
      });
  }
}
