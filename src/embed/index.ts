import { VwmpCanvasElement } from "./canvasElement.ts";
import { VwmpStudioElement } from "./studioElement.ts";

export { type MountedStudio, mountStudio, type StudioOptions } from "./mountStudio.ts";
export { VwmpCanvasElement, VwmpStudioElement };

/** Makes `<vwmp-studio>` and `<vwmp-canvas>` known to the page; once or more often. */
export function defineElements(): void {
  if (customElements.get("vwmp-studio") === undefined) customElements.define("vwmp-studio", VwmpStudioElement);
  if (customElements.get("vwmp-canvas") === undefined) customElements.define("vwmp-canvas", VwmpCanvasElement);
}
