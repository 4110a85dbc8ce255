import { EditorView } from "@codemirror/view";

/**
 * Makes the styles of all editors of the page constructed sheets, which its policy allows. In a document CodeMirror would write a
 * `<style>` element, which the policy forbids; in a shadow root it adopts a sheet, and remembers that under a symbol. So an editor that
 * nobody sees is made in a shadow root once, and the document is given what that remembered.
 */
export function adoptStyles(): void {
  if (adopted) return;
  adopted = true;
  const root = document.createElement("div").attachShadow({ mode: "open" });
  new EditorView({ root }).destroy();
  for (const symbol of Object.getOwnPropertySymbols(root)) {
    Object.defineProperty(document, symbol, { value: (root as unknown as Record<symbol, unknown>)[symbol] });
  }
}

let adopted = false;
