import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import { isObject, type Json, type JsonObject, own } from "../model/json.ts";
import type { WaitChoice } from "../model/nodeType.ts";
import { addSignalData } from "./support/addSignalData.ts";
import { requireDuration } from "./support/requireDuration.ts";
import { INTO } from "./support/signalFields.ts";

const DEADLINE = 1;

export const approval = defineNode({
  type: "approval",
  title: "Approval",
  icon: "user-check",
  category: "flow",
  aliases: ["approve", "human task", "review", "confirm", "sign off", "manual step", "person", "form", "escalation"],
  docs: {
    summary: "Waits until a person approves or rejects, or a deadline has passed.",
    details:
      'The answer is a signal: `true`, `false`, or an object with `approved` and whatever the form asked for, such as `{ "approved": false, "why": "too dear" }`. An object without `approved` approves, and so does a signal without data; other data fails the node. All items leave together at `approved`, `rejected`, or, once the deadline has passed, `escalated`; the other ports close. The answer is put into the field `approval` of every item that is an object.\n\nWhat the person is asked — title, message and form, worked out from the first item — is a line in the log of the run. The form is data for those who show it; the engine does not read it. An answer that came before is kept and counts: where several approvals can wait in a run, give each its own signal.',
    examples: [
      {
        title: "A signature within two days",
        params: { signal: "sign-${item.order}", title: "Order ${item.order}", deadline: "2d" },
        input: [{ order: 7 }],
        output: { approved: [{ order: 7 }] },
      },
    ],
  },
  effects: "read",
  mode: "once",
  outputs: [
    { name: "approved", label: "Approved" },
    { name: "rejected", label: "Rejected" },
    { name: "escalated", label: "Escalated" },
  ],
  params: {
    title: { kind: "text", label: "Title", placeholder: "Order ${item.order}", default: "" },
    message: { kind: "text", label: "Message", help: "What the person has to know.", multiline: true, default: "" },
    form: { kind: "json", label: "Form", help: "Fields for the person to fill in.", default: [] },
    signal: {
      kind: "text",
      label: "Signal",
      help: "The name of the answer; approval where it is empty.",
      placeholder: "approval",
      default: "",
    },
    deadline: { kind: "duration", label: "Deadline", help: "Without one it waits as long as it takes.", placeholder: "2d" },
    into: { ...INTO, label: "Answer into field", placeholder: "approval", default: "approval" },
  },
  summary: "{title}",
  async run({ items, params, control, log }) {
    const signal = params.signal === "" ? "approval" : params.signal;
    const waits: WaitChoice[] = [{ signal }];
    if (params.deadline !== undefined && params.deadline !== "") waits[DEADLINE] = { after: requireDuration(params.deadline, "deadline") };
    log(params.title === "" ? "Approval needed" : params.title, { signal, message: params.message, form: params.form });
    const { choice, data } = await control.wait(waits);
    if (choice === DEADLINE) return { escalated: items };
    const answered = addSignalData(items, params.into, data);
    return isApproved(data, signal) ? { approved: answered } : { rejected: answered };
  },
});

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
