import type { NodeType } from "../model/nodeType.ts";
import { agent } from "./agent.ts";
import { aggregate } from "./aggregate.ts";
import { approval } from "./approval.ts";
import { cancel } from "./cancel.ts";
import { chatModel } from "./chat-model.ts";
import { classify } from "./classify.ts";
import { code } from "./code.ts";
import { csvBuild } from "./csv-build.ts";
import { csvParse } from "./csv-parse.ts";
import { editFields } from "./edit-fields.ts";
import { embed } from "./embed.ts";
import { end } from "./end.ts";
import { executeWorkflow } from "./execute-workflow.ts";
import { extract } from "./extract.ts";
import { filter } from "./filter.ts";
import { httpRequest } from "./http-request.ts";
import { ifNode } from "./if.ts";
import { jsonBuild } from "./json-build.ts";
import { jsonParse } from "./json-parse.ts";
import { limit } from "./limit.ts";
import { log } from "./log.ts";
import { manual } from "./manual.ts";
import { merge } from "./merge.ts";
import { ndjsonParse } from "./ndjson-parse.ts";
import { noOp } from "./no-op.ts";
import { pick } from "./pick.ts";
import { readFile } from "./read-file.ts";
import { removeDuplicates } from "./remove-duplicates.ts";
import { repeat } from "./repeat.ts";
import { setVariable } from "./set-variable.ts";
import { sort } from "./sort.ts";
import { splitOut } from "./split-out.ts";
import { stopAndError } from "./stop-and-error.ts";
import { summarise } from "./summarise.ts";
import { summarize } from "./summarize.ts";
import { switchNode } from "./switch.ts";
import { template } from "./template.ts";
import { vectorSearch } from "./vector-search.ts";
import { wait } from "./wait.ts";
import { workflowInput } from "./workflow-input.ts";
import { workflowOutput } from "./workflow-output.ts";
import { writeFile } from "./write-file.ts";
import { yamlBuild } from "./yaml-build.ts";
import { yamlParse } from "./yaml-parse.ts";

/** The catalogue: the node types that come with the engine, by category and then in the order of the palette. */
export const builtInNodes: readonly NodeType[] = [
  manual,
  workflowInput,
  workflowOutput,
  editFields,
  filter,
  sort,
  limit,
  removeDuplicates,
  summarize,
  splitOut,
  aggregate,
  merge,
  ifNode,
  switchNode,
  noOp,
  repeat,
  wait,
  pick,
  approval,
  setVariable,
  executeWorkflow,
  log,
  cancel,
  end,
  stopAndError,
  template,
  code,
  csvParse,
  csvBuild,
  jsonParse,
  jsonBuild,
  ndjsonParse,
  yamlParse,
  yamlBuild,
  readFile,
  writeFile,
  httpRequest,
  chatModel,
  classify,
  extract,
  agent,
  summarise,
  embed,
  vectorSearch,
];
