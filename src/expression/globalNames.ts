const CONSTANTS = ["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"];

/** `Math.PI` and the like. */
export const GLOBAL_CONSTANTS: ReadonlyMap<string, number> = new Map([
  ...CONSTANTS.map((name): [string, number] => [`Math.${name}`, (Math as unknown as Readonly<Record<string, number>>)[name] as number]),
  ["Number.MAX_SAFE_INTEGER", Number.MAX_SAFE_INTEGER],
  ["Number.MIN_SAFE_INTEGER", Number.MIN_SAFE_INTEGER],
  ["Number.EPSILON", Number.EPSILON],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
]);

/** Names that only stand before a dot. */
export const NAMESPACES: ReadonlySet<string> = new Set(["Math", "Object", "JSON", "Number", "Array", "String"]);
