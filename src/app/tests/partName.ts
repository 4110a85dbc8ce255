import type { Workflow } from "../../model/workflow.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { t } from "../words/words.ts";
import type { TestPart } from "./testData.ts";

/** A port or an output by the title of its node: `Orders.out`. */
export function partName(workflow: Workflow, part: TestPart): string {
  if (part.kind === "input") return t("Input");
  const [node = "", ...rest] = part.key.split(".");
  return [titleOf(workflow, node), ...rest].join(".");
}
