import { InterruptedRuns } from "./InterruptedRuns.tsx";
import { LossBanner } from "./LossBanner.tsx";
import { RunKeepingBanner } from "./RunKeepingBanner.tsx";

/** What an earlier visit left behind, and what this browser cannot keep. Nothing where all is well. */
export function Recovery() {
  return (
    <>
      <LossBanner />
      <RunKeepingBanner />
      <InterruptedRuns />
    </>
  );
}
