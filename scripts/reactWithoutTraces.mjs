const MADE = /\bError\((formatProdErrorMessage\((?:460|461|474|519|542)\))\)/g;

/**
 * React DOM makes five errors as it is read, only to know them again when they are thrown. While a debugger or a test driver is attached,
 * the trace of such an error costs parsing the whole first chunk a second time: 0.17 s, and 0.7 s on a processor four times slower.
 * Made of the prototype, they are the same errors without a trace.
 *
 * @returns {import("vite").Plugin}
 */
export function reactWithoutTraces() {
  return {
    name: "react-without-traces",
    apply: "build",
    transform: { filter: { id: /react-dom-client\.production\.js$/ }, handler: withoutTraces },
  };
}

/** @param {string} code React DOM's build for production; fails where it makes its errors in another way. */
export function withoutTraces(code) {
  if (code.match(MADE)?.length !== 5) throw new Error("React DOM makes its five errors in another way: see scripts/reactWithoutTraces.mjs");
  return code.replace(MADE, "Object.create(Error.prototype, { message: { value: $1 } })");
}
