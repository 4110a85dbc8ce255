import type { NodeType } from "../model/nodeType.ts";
import { agent } from "./agent.ts";
import { aggregate } from "./aggregate.ts";
import { approval } from "./approval.ts";
import { assert } from "./assert.ts";
import { cancel } from "./cancel.ts";
import { chart } from "./chart.ts";
import { chat } from "./chat.ts";
import { chatModel } from "./chat-model.ts";
import { classify } from "./classify.ts";
import { clipboard } from "./clipboard.ts";
import { code } from "./code.ts";
import { compare } from "./compare.ts";
import { crypto } from "./crypto.ts";
import { csvBuild } from "./csv-build.ts";
import { csvParse } from "./csv-parse.ts";
import { dataTable } from "./data-table.ts";
import { dateTime } from "./date-time.ts";
import { debounce } from "./debounce.ts";
import { editFields } from "./edit-fields.ts";
import { embed } from "./embed.ts";
import { encode } from "./encode.ts";
import { end } from "./end.ts";
import { error } from "./error.ts";
import { executeWorkflow } from "./execute-workflow.ts";
import { extract } from "./extract.ts";
import { feedParse } from "./feed-parse.ts";
import { fileDrop } from "./file-drop.ts";
import { fileText } from "./file-text.ts";
import { filter } from "./filter.ts";
import { form } from "./form.ts";
import { graphql } from "./graphql.ts";
import { gunzip } from "./gunzip.ts";
import { gzip } from "./gzip.ts";
import { htmlExtract } from "./html-extract.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { httpRequest } from "./http-request.ts";
import { ifNode } from "./if.ts";
import { image } from "./image.ts";
import { jsonBuild } from "./json-build.ts";
import { jsonParse } from "./json-parse.ts";
import { limit } from "./limit.ts";
import { log } from "./log.ts";
import { makeFile } from "./make-file.ts";
import { manual } from "./manual.ts";
import { markdownToHtml } from "./markdown-to-html.ts";
import { merge } from "./merge.ts";
import { mqtt } from "./mqtt.ts";
import { ndjsonParse } from "./ndjson-parse.ts";
import { noOp } from "./no-op.ts";
import { number } from "./number.ts";
import { openapiRequest } from "./openapi-request.ts";
import { pdfText } from "./pdf-text.ts";
import { pick } from "./pick.ts";
import { pivot } from "./pivot.ts";
import { queryJsonata } from "./query-jsonata.ts";
import { querySql } from "./query-sql.ts";
import { race } from "./race.ts";
import { rateLimit } from "./rate-limit.ts";
import { readFile } from "./read-file.ts";
import { rememberDuplicates } from "./remember-duplicates.ts";
import { removeDuplicates } from "./remove-duplicates.ts";
import { renameFields } from "./rename-fields.ts";
import { repeat } from "./repeat.ts";
import { sample } from "./sample.ts";
import { schedule } from "./schedule.ts";
import { setVariable } from "./set-variable.ts";
import { sort } from "./sort.ts";
import { splitOut } from "./split-out.ts";
import { sse } from "./sse.ts";
import { state } from "./state.ts";
import { statistics } from "./statistics.ts";
import { stopAndError } from "./stop-and-error.ts";
import { summarise } from "./summarise.ts";
import { summarize } from "./summarize.ts";
import { switchNode } from "./switch.ts";
import { template } from "./template.ts";
import { text } from "./text.ts";
import { throttle } from "./throttle.ts";
import { tomlBuild } from "./toml-build.ts";
import { tomlParse } from "./toml-parse.ts";
import { unzip } from "./unzip.ts";
import { urlParameter } from "./url-parameter.ts";
import { validate } from "./validate.ts";
import { vectorSearch } from "./vector-search.ts";
import { wait } from "./wait.ts";
import { webhook } from "./webhook.ts";
import { websocket } from "./websocket.ts";
import { websocketSend } from "./websocket-send.ts";
import { workflowInput } from "./workflow-input.ts";
import { workflowOutput } from "./workflow-output.ts";
import { writeFile } from "./write-file.ts";
import { xlsxBuild } from "./xlsx-build.ts";
import { xlsxRead } from "./xlsx-read.ts";
import { xmlBuild } from "./xml-build.ts";
import { xmlParse } from "./xml-parse.ts";
import { yamlBuild } from "./yaml-build.ts";
import { yamlParse } from "./yaml-parse.ts";
import { zip } from "./zip.ts";

/** The catalogue: the node types that come with the engine, by category and then in the order of the palette. */
export const builtInNodes: readonly NodeType[] = [
  manual,
  schedule,
  form,
  chat,
  webhook,
  error,
  fileDrop,
  clipboard,
  urlParameter,
  workflowInput,
  workflowOutput,
  editFields,
  renameFields,
  filter,
  sort,
  limit,
  sample,
  removeDuplicates,
  rememberDuplicates,
  summarize,
  pivot,
  splitOut,
  aggregate,
  merge,
  compare,
  validate,
  ifNode,
  switchNode,
  noOp,
  repeat,
  wait,
  pick,
  race,
  throttle,
  debounce,
  rateLimit,
  approval,
  setVariable,
  executeWorkflow,
  assert,
  log,
  cancel,
  end,
  stopAndError,
  template,
  statistics,
  chart,
  code,
  queryJsonata,
  querySql,
  dataTable,
  state,
  text,
  number,
  dateTime,
  crypto,
  csvParse,
  csvBuild,
  xlsxRead,
  xlsxBuild,
  jsonParse,
  jsonBuild,
  ndjsonParse,
  feedParse,
  yamlParse,
  yamlBuild,
  tomlParse,
  tomlBuild,
  xmlParse,
  xmlBuild,
  htmlExtract,
  markdownToHtml,
  htmlToMarkdown,
  encode,
  readFile,
  writeFile,
  makeFile,
  fileText,
  pdfText,
  image,
  gzip,
  gunzip,
  zip,
  unzip,
  httpRequest,
  chatModel,
  classify,
  extract,
  agent,
  summarise,
  embed,
  vectorSearch,
  graphql,
  openapiRequest,
  sse,
  websocket,
  websocketSend,
  mqtt,
];

/** What most workflows are made of: found without reading the others. */
export const commonNodes: readonly NodeType[] = [
  manual,
  workflowInput,
  workflowOutput,
  editFields,
  filter,
  sort,
  limit,
  splitOut,
  aggregate,
  ifNode,
  switchNode,
  wait,
  code,
  template,
  noOp,
];
