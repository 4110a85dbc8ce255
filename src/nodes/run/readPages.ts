import { NodeError } from "../../model/failure.ts";
import type { HttpResponse } from "../../model/host.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { httpRequestParams } from "../http-request.ts";
import { parsePath, readField } from "../support/fieldPath.ts";
import { jsonOf } from "../support/httpAnswer.ts";
import { nextPage, type Page } from "../support/nextPage.ts";
import { requireDuration } from "../support/requireDuration.ts";

/** Reads page after page, from the address of the first to the last one or the most pages. */
export async function readPages(
  { params, host, log }: RunContext<typeof httpRequestParams>,
  first: string,
  send: (url: string) => Promise<HttpResponse>,
): Promise<RunResult> {
  const pause = requireDuration(params.pageDelay, "pageDelay");
  const seen = new Set<string>();
  const found: Json[] = [];
  for (let url: string | undefined = first; url !== undefined; ) {
    if (seen.has(url)) throw loops(url);
    if (seen.size > 0 && pause > 0) await host.sleep(pause);
    const response = await send(url);
    const page = pageOf(response, { url, answered: params.relay === "" ? response.url : url, index: seen.size }, params.listField);
    seen.add(url);
    if (params.split) for (const item of page.items) found.push(item);
    else found.push(page.value);
    url = nextPage(page, params);
    if (url !== undefined && seen.size >= params.mostPages) {
      log(seen.size === 1 ? "Stopped after 1 page; there are more." : `Stopped after ${seen.size} pages; there are more.`);
      break;
    }
  }
  return found;
}

function pageOf(response: HttpResponse, about: Pick<Page, "url" | "answered" | "index">, field: string): Page {
  const value = jsonOf(response);
  const list = field === "" ? value : (readField(value, parsePath(field)) ?? []);
  return { ...about, response, value, items: Array.isArray(list) ? (list as readonly Json[]) : [list] };
}

function loops(url: string): NodeError {
  return new NodeError("page-loop", `The answer names ${url} as the next page, and it was read already.`, {
    kind: "outside",
    hint: "Look at the field of the next page, or at the name of the cursor in the address.",
  });
}
