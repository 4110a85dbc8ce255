import { NodeError } from "../model/failure.ts";
import type { Host, HttpRequest } from "../model/host.ts";

/** What a failed `fetch` means, for people. Browsers hide whether the network or CORS was at fault, so both are named. */
export function fetchFailure(error: unknown, request: HttpRequest, place: Host["place"]): NodeError {
  const host = new URL(request.url).host;
  if (place === "browser") {
    return new NodeError("network-or-cors", `${host} cannot be reached from this page.`, {
      kind: "outside",
      hint: `Either it does not answer, or it does not allow this page by CORS (access-control-allow-origin). In Node there is no such rule: npx vwmp run FILE --allow-net ${host}. Or call it through a relay of your own that allows this page.`,
      cause: error,
    });
  }
  const reason = reasonOf(error);
  return new NodeError("network", `${host} cannot be reached${reason === "" ? "" : `: ${reason}`}.`, {
    kind: "outside",
    hint: "Look at the address and at your connection; a retry policy tries again.",
    cause: error,
  });
}

function reasonOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { readonly code?: unknown };
    if (typeof code === "string") return code;
  }
  return error instanceof Error ? error.message.slice(0, 200) : "";
}
