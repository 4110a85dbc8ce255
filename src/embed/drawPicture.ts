import { describeType } from "../app/editor/describeType.ts";
import { titleOf } from "../app/editor/portsOfNode.ts";
import { readWorkflow } from "../app/library/readWorkflow.ts";
import { DARK, LIGHT } from "../app/picture/palette.ts";
import { workflowSvg } from "../app/picture/workflowSvg.ts";
import type { NodeDescription } from "../model/nodeType.ts";

/** A workflow drawn: its name, an SVG text in which every text is escaped, and each node as `Title, Type` in the order of the file. */
export type Drawn = { readonly name: string; readonly svg: string; readonly nodes: readonly string[] };

/** Draws a workflow from its text; throws with what is wrong with it. */
export async function drawPicture(text: string, catalogue: readonly NodeDescription[], dark: boolean): Promise<Drawn> {
  const { workflow, problems } = await readWorkflow(text);
  if (workflow === undefined) throw new Error(`The workflow cannot be drawn. ${problems.map(({ message }) => message).join(" ")}`);
  const { svg } = workflowSvg(workflow, catalogue, dark ? DARK : LIGHT);
  const nodes = Object.entries(workflow.nodes).map(
    ([id, { type }]) => `${titleOf(workflow, id)}, ${describeType(catalogue, type)?.title ?? type}`,
  );
  return { name: workflow.name, svg, nodes };
}
