// Runs inside the sandbox before the program: its values, how it is called, and how what it throws is told.
(valuesText, flow, passedBuffer) => {
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const text = String;
  let position = -1;
  const ends = [];
  // How many items are through, where the host can see it while the program runs.
  const passed = new Int32Array(passedBuffer);
  const values = parse(valuesText);
  for (const name of Object.keys(values)) {
    Object.defineProperty(globalThis, name, { value: values[name], writable: true, configurable: true });
  }

  function add(results, result) {
    if (isArray(result)) for (let at = 0; at < result.length; at += 1) results[results.length] = result[at];
    else if (result !== undefined) results[results.length] = result;
    ends[position] = results.length;
  }

  function runOnce(program) {
    if (flow === "sync") return stringify(program());
    return (async () => stringify(await program()))();
  }

  function runEach(program, items) {
    const results = [];
    const finish = () => {
      position = -1;
      return stringify(results);
    };
    if (flow === "sync") {
      for (position = 0; position < items.length; position += 1) {
        passed[0] = position;
        add(results, program(items[position], position));
      }
      return finish();
    }
    return (async () => {
      for (position = 0; position < items.length; position += 1) {
        passed[0] = position;
        add(results, await program(items[position], position));
      }
      return finish();
    })();
  }

  function describe(error) {
    if (typeof error !== "object" || error === null) return stringify({ thrown: text(error) });
    const { name, message, stack } = error;
    if (error instanceof Error) return stringify({ name: text(name), message: text(message), stack: text(stack) });
    return stringify({ thrown: stringify(error) ?? text(error) });
  }

  function endsText() {
    let at = 0;
    while (at < ends.length && ends[at] === at + 1) at += 1;
    return at === ends.length ? "one" : stringify(ends);
  }

  const run = (program, each) => (each ? runEach(program, values.items) : runOnce(program));
  return { run, describe, position: () => position, ends: endsText };
};
