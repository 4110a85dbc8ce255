import type { QuickJSSyncVariant, QuickJSWASMModule } from "quickjs-emscripten-core";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";

const VARIANT: QuickJSSyncVariant = {
  type: "sync",
  importFFI: async () => (await import("@jitl/quickjs-wasmfile-release-sync/ffi")).QuickJSFFI,
  importModuleLoader: async () => (await import("@jitl/quickjs-wasmfile-release-sync/emscripten-module")).default,
};

/** Bytes of a page of WASM memory, and the pages that QuickJS itself begins with. */
const PAGE = 65_536;
const OWN_PAGES = 256;
/** QuickJS is built for no more than 2 GB. */
const MOST_PAGES = 32_768;

/**
 * A new instance with a memory of its own: what one program does to it, no other sees. The memory itself ends at the limit, because
 * QuickJS built for WASM counts its allocations and not their size.
 */
export function loadQuickjs(wasm: WebAssembly.Module, bytes: number): Promise<QuickJSWASMModule> {
  const maximum = Math.min(MOST_PAGES, OWN_PAGES + Math.ceil(bytes / PAGE));
  const wasmMemory = new WebAssembly.Memory({ initial: OWN_PAGES, maximum });
  return newQuickJSWASMModuleFromVariant(newVariant(VARIANT, { wasmModule: wasm, wasmMemory }));
}
