import type { QuickJSSyncVariant, QuickJSWASMModule } from "quickjs-emscripten-core";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";

const VARIANT: QuickJSSyncVariant = {
  type: "sync",
  importFFI: async () => (await import("@jitl/quickjs-wasmfile-release-sync/ffi")).QuickJSFFI,
  importModuleLoader: async () => (await import("@jitl/quickjs-wasmfile-release-sync/emscripten-module")).default,
};

/** A new instance with a memory of its own: what one program does to it, no other sees. */
export function loadQuickjs(wasm: WebAssembly.Module): Promise<QuickJSWASMModule> {
  return newQuickJSWASMModuleFromVariant(newVariant(VARIANT, { wasmModule: wasm }));
}
