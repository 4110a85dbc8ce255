// Runs inside the sandbox before all else: a console, a clock that stands still and chance that can be repeated.
(write, asked, now, seed) => {
  const RealDate = Date;
  const { stringify } = JSON;
  const text = String;
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });

  function show(value) {
    if (typeof value === "string") return value;
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    try {
      return stringify(value) ?? text(value);
    } catch {
      return text(value);
    }
  }

  const console = {};
  for (const level of ["log", "info", "warn", "error", "debug"]) {
    console[level] = (...values) => {
      let line = "";
      for (let at = 0; at < values.length; at += 1) line += (at > 0 ? " " : "") + show(values[at]);
      write(level, line);
    };
  }
  define("console", console);

  function clock() {
    asked();
    return now;
  }
  function sandboxDate(...given) {
    if (new.target === undefined) return new RealDate(clock()).toString();
    return Reflect.construct(RealDate, given.length === 0 ? [clock()] : given, new.target);
  }
  sandboxDate.prototype = RealDate.prototype;
  Object.defineProperty(RealDate.prototype, "constructor", { value: sandboxDate });
  Object.defineProperty(sandboxDate, "name", { value: "Date" });
  Object.assign(sandboxDate, { now: clock, parse: RealDate.parse, UTC: RealDate.UTC });
  define("Date", sandboxDate);
  delete globalThis.SharedArrayBuffer;

  // Mulberry32: small, and the same everywhere.
  let state = seed >>> 0;
  Math.random = () => {
    asked();
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
