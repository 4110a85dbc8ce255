import { type ComponentProps, lazy, Suspense } from "react";
import type { InspectorData as Data } from "../data/InspectorData.tsx";

const InspectorData = lazy(async () => ({ default: (await import("../data/InspectorData.tsx")).InspectorData }));

/** The tabs “Input” and “Output”: the views of items are loaded with the first of them. */
export function DataTab(props: ComponentProps<typeof Data>) {
  return (
    <Suspense>
      <InspectorData {...props} />
    </Suspense>
  );
}
