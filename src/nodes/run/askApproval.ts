import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext, WaitChoice } from "../../model/nodeType.ts";
import type { approvalParams } from "../approval.ts";
import { addSignalData } from "../support/addSignalData.ts";
import { requireDuration } from "../support/requireDuration.ts";

const DEADLINE = 1;
type Ports = { readonly [port: string]: readonly Item[] };

/** The items at the port that the answer, or the deadline, says. */
export async function askApproval({ items, params, control, log }: RunContext<typeof approvalParams>): Promise<Ports> {
  const signal = params.signal === "" ? "approval" : params.signal;
  const waits: WaitChoice[] = [{ signal }];
  if (params.deadline !== undefined && params.deadline !== "") waits[DEADLINE] = { after: requireDuration(params.deadline, "deadline") };
  log(params.title === "" ? "Approval needed" : params.title, { signal, message: params.message, form: params.form });
  const { choice, data } = await control.wait(waits);
  if (choice === DEADLINE) return { escalated: items };
  const answered = addSignalData(items, params.into, data);
  return isApproved(data, signal) ? { approved: answered } : { rejected: answered };
}

function isApproved(data: Json | undefined, signal: string): boolean {
  const said = isObject(data) ? own(data as JsonObject, "approved") : data;
  if (said === undefined || said === null) return true;
  if (typeof said === "boolean") return said;
  throw new NodeError(
    "bad-answer",
    `The signal “${signal}” brought ${JSON.stringify(data).slice(0, 80)}, which neither approves nor rejects.`,
    {
      hint: "Send true, false, or an object with approved: true or false.",
    },
  );
}
