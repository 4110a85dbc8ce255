import { lazy, Suspense } from "react";
import { Canvas } from "../canvas/Canvas.tsx";
import { useAddressedView } from "../library/useAddressedView.ts";

const Outline = lazy(async () => ({ default: (await import("./Outline.tsx")).Outline }));

/** The open workflow to be edited: drawn on the canvas, or told by the outline where the address asks for that. */
export function Stage() {
  if (useAddressedView() !== "outline") return <Canvas />;
  return (
    <Suspense>
      <Outline />
    </Suspense>
  );
}
