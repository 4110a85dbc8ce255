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

  /** Of each batch of a run's events: from the first of them to the first paint after it came. */
  function watchEvents() {
    globalThis.bench.delays = [];
    const { set, get } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
    Object.defineProperty(MessagePort.prototype, "onmessage", {
      get,
      set(listener) {
        set.call(this, (event) => {
          listener.call(this, event);
          const first = Array.isArray(event.data) ? event.data[0]?.at : undefined;
          if (typeof first === "number") void afterPaint().then(() => globalThis.bench.delays.push(Date.now() - first));
        });
      },
    });
  }
}
