import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { CodeRunner } from "../model/code.ts";
import { runProgram } from "./runProgram.ts";
import { resultOf } from "./threadedSandbox.ts";

let wasm: Promise<WebAssembly.Module> | undefined;

/** The sandbox in this thread, for tests: nothing ends a program that QuickJS does not end. */
export const runHere: CodeRunner = async (program, _signal, passed) => {
  wasm ??= readFile(createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm")).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  return resultOf(await runProgram(await wasm, { ...program, values: JSON.stringify(program.values) }, passed), program);
};
