import { lazy, Suspense, useState } from "react";
import type { Json } from "../../model/json.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import { BODY } from "../../model/region.ts";
import type { WorkflowTest } from "../../model/workflowTest.ts";
import { useEditor } from "../editor/editorStore.ts";
import { drawingOf } from "../editor/portsOfNode.ts";
import { isLive, useRunStatus } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t, tn } from "../words/words.ts";
import { partName } from "./partName.ts";
import { expectedParts, givenParts, itemsOf, type TestPart } from "./testData.ts";
import { changePart, expectShown } from "./testStore.ts";

const PartDialog = lazy(async () => ({ default: (await import("./PartDialog.tsx")).PartDialog }));

type Props = { readonly index: number; readonly test: WorkflowTest };

/** What a test runs on in the place of what nodes would give, and what it expects: lists of items, each to be edited. */
export function TestData({ index, test }: Props) {
  const [edited, edit] = useState<TestPart>();
  const viewing = useEditor((state) => state.viewing);
  const given = givenParts(test);
  const expected = expectedParts(test);
  return (
    <>
      <details>
        <summary>
          {given.length === 0 ? t("Data") : t("Data: {parts}", { parts: tn(given.length, "{count} list", "{count} lists") })}
        </summary>
        <Parts label={t("Data of {name}", { name: test.name })} {...{ index, test, edit }} parts={given} />
        {!viewing && <AddData test={test} add={edit} />}
      </details>
      {test.expectFailure === undefined && (
        <details>
          <summary>{t("Expected: {outputs}", { outputs: tn(expected.length, "{count} output", "{count} outputs") })}</summary>
          <Parts label={t("Expected of {name}", { name: test.name })} {...{ index, test, edit }} parts={expected} />
          {!viewing && <ExpectShown index={index} />}
        </details>
      )}
      {edited !== undefined && (
        <Suspense>
          <PartDialog index={index} test={test} part={edited} onClose={() => edit(undefined)} />
        </Suspense>
      )}
    </>
  );
}

type PartsProps = Props & { readonly label: string; readonly parts: readonly TestPart[]; edit(part: TestPart): void };

function Parts({ label, index, test, parts, edit }: PartsProps) {
  const workflow = useEditor((state) => state.workflow);
  if (parts.length === 0) return null;
  return (
    <ul aria-label={label} className="test-parts">
      {parts.map((part) => {
        const name = partName(workflow, part);
        return (
          <li key={name}>
            <Icon name={part.kind === "pin" ? "pin" : part.kind === "input" ? "log-in" : "circle-check"} size={14} />
            <span className="test-part">{name}</span>
            <span className="quiet">{countText(itemsOf(test, part))}</span>
            <IconButton icon="pencil" label={t("Edit {name}", { name })} onClick={() => edit(part)} />
            <IconButton icon="trash-2" label={t("Remove {name}", { name })} onClick={() => changePart(index, part, undefined)} />
          </li>
        );
      })}
    </ul>
  );
}

function countText(items: readonly Json[] | null | undefined): string {
  return items == null ? t("must be absent") : tn(items.length, "{count} item", "{count} items");
}

const INPUT = "input";

/** Chooses what is to get data of its own: the sources, or a port of any node. */
function AddData({ test, add }: { readonly test: WorkflowTest; add(part: TestPart): void }) {
  const workflow = useEditor((state) => state.workflow);
  const catalogue = useEditor((state) => state.catalogue);
  const ports = [...drawingOf(workflow, catalogue).ports].flatMap(([node, { outputs }]) =>
    outputs.filter(({ name }) => name !== BODY && name !== ERROR_PORT.name).map(({ name }) => `${node}.${name}`),
  );
  const taken = new Set(Object.keys(test.pins ?? {}));
  return (
    <select
      className="input test-add"
      aria-label={t("Add data")}
      value=""
      onChange={(event) => add(event.target.value === INPUT ? { kind: "input" } : { kind: "pin", key: event.target.value })}
    >
      <option value="">{t("Add data in the place of…")}</option>
      {test.input === undefined && <option value={INPUT}>{t("the input of the sources")}</option>}
      {ports
        .filter((key) => !taken.has(key))
        .map((key) => (
          <option key={key} value={key}>
            {partName(workflow, { kind: "pin", key })}
          </option>
        ))}
    </select>
  );
}

function ExpectShown({ index }: { readonly index: number }) {
  const { runId, status } = useRunStatus();
  const ended = runId !== undefined && !isLive(status) && (status === "succeeded" || status === "partial");
  return (
    <button
      type="button"
      className="button outlined test-add"
      disabled={!ended}
      title={t("Expects from now on what came out last: look at it first")}
      onClick={() => void expectShown(index)}
    >
      <Icon name="check" />
      {t("Expect what came out last")}
    </button>
  );
}
