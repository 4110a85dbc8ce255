import { type FocusEvent, useEffect, useRef } from "react";
import { parametersOf } from "../../model/calling.ts";
import * as edits from "../../model/edits.ts";
import type { Field, Fields } from "../../model/field.ts";
import { type Json, type JsonObject, own } from "../../model/json.ts";
import type { Problem } from "../../model/problem.ts";
import type { Workflow } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { noteLeft, useFreshNodes } from "../editor/freshNodes.ts";
import { paramOf } from "../editor/paramOf.ts";
import { t } from "../words/words.ts";
import { CalledParameters } from "./CalledParameters.tsx";
import { isShown } from "./isShown.ts";
import { type FieldFault, ParamField } from "./ParamField.tsx";

type Props = {
  /** Of the node or region. */
  readonly id: string;
  readonly params: JsonObject | undefined;
  readonly fields: Fields;
  /** Said where there is nothing to set. */
  readonly empty: string;
};

/** The form of a node or region, drawn from its fields alone. Params that are not declared are shown as JSON and kept. */
export function ParamForm({ id, params, fields, empty }: Props) {
  const problems = useEditor((state) => state.problems);
  const focus = useEditor((state) => state.focus);
  const fresh = useFreshNodes((state) => state.nodes.get(id));
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus?.node !== id) return;
    const field = [...(form.current?.querySelectorAll<HTMLElement>("[data-param]") ?? [])].find(
      (each) => each.dataset["param"] === fieldId(id, focus.param),
    );
    field?.scrollIntoView({ block: "center" });
    (field && firstOf(field))?.focus();
  }, [focus, id]);
  const leave = (event: FocusEvent<HTMLElement>): void => {
    const field = outermostField(event.target, event.currentTarget);
    if (field?.contains(event.relatedTarget) === false) noteLeft(id, (field.dataset["param"] ?? "").slice(fieldId(id, "").length));
  };
  const declared = Object.entries(fields).filter(([, field]) => isShown(field, params, fields));
  const foreign = Object.keys(params ?? {}).filter((name) => own(fields, name) === undefined);
  const undeclared = foreign.map((name): readonly [string, Field] => [name, { kind: "json", label: name }]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what happens to the controls in it
    <div ref={form} className="form" data-first-field onBlur={leave}>
      {[...declared, ...undeclared].map(([name, field]) => {
        const value = own(params, name);
        const props = {
          id: fieldId(id, name),
          field,
          value,
          node: id,
          faults: faultsOf(problems, id, name, fresh !== undefined && !fresh.has(name)),
          onChange: (next: Json | undefined, visit: string, first = asItIs) =>
            editor.apply((workflow) => edits.setParam(first(workflow), id, name, next), {
              label: t("change {label}", { label: field.label }),
              group: visit,
            }),
        };
        const parameters = calledBy(field, params);
        // An expression in the place of all of them stays one.
        if (parameters === undefined || typeof value === "string") return <ParamField key={name} {...props} />;
        return <CalledParameters key={name} {...props} parameters={parameters} />;
      })}
      {declared.length + undeclared.length === 0 && <p className="quiet">{empty}</p>}
    </div>
  );
}

function asItIs(workflow: Workflow): Workflow {
  return workflow;
}

/** What is written in first, else the first button that does something; never one that is disabled: it would leave the focus nowhere. */
function firstOf(field: HTMLElement): HTMLElement | null {
  const written = "input, textarea, select, [role=textbox], .code-waiting";
  return field.querySelector<HTMLElement>(written) ?? field.querySelector<HTMLElement>("button:not(:disabled, .expression-toggle)");
}

/** The parameters that a field holds the values of; undefined for any other field, and where what is called declares none. */
function calledBy(field: Field, params: JsonObject | undefined): Fields | undefined {
  if (field.kind !== "json" || field.parametersOf === undefined) return undefined;
  return parametersOf(useEditor.getState().workflow, own(params, field.parametersOf));
}

/** The problems of one param, told without the names of node and field: the form is about no other. Where it is fresh nothing is missing yet. */
function faultsOf(problems: readonly Problem[], id: string, name: string, fresh: boolean): readonly FieldFault[] {
  return problems
    .filter((problem) => problem.node === id && paramOf(problem) === name && !(fresh && problem.code === "missing-param"))
    .map(({ code, path, message }) => ({
      path: path.slice(path.indexOf("params") + 2),
      message: code === "missing-param" ? t("This has to be set.") : message.replace(`“${id}”: `, ""),
    }));
}

/** The field of the form that an element is in, whatever fields are in that. */
function outermostField(element: Element, form: Element): HTMLElement | undefined {
  let found: HTMLElement | undefined;
  for (let at: Element | null = element; at !== null && at !== form; at = at.parentElement)
    if (at instanceof HTMLElement && at.dataset["param"] !== undefined) found = at;
  return found;
}

function fieldId(node: string, param: string): string {
  return `param-${node}-${param}`;
}
