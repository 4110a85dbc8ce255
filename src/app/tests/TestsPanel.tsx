import { useId, useState } from "react";
import { isObject, type JsonObject } from "../../model/json.ts";
import { differenceText, type TestVerdict } from "../../model/testVerdict.ts";
import type { WorkflowTest } from "../../model/workflowTest.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { runActions } from "../run/runActions.ts";
import { isLive, useRunStatus } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import "./tests.css";
import { msg, t, told } from "../words/words.ts";
import { TestData } from "./TestData.tsx";
import { addTest, changeTest, createTest, runTests, summaryOf, useTested } from "./testStore.ts";

/** Differences of one test that are told. */
const MOST = 20;

/** The tests that stand in the workflow's file, and what came of them. */
export function TestsPanel() {
  const tests = useEditor((state) => state.workflow.tests);
  const workflow = useEditor((state) => state.workflow);
  const tested = useTested();
  const { runId, status } = useRunStatus();
  const verdicts = tested.workflow === workflow ? tested.verdicts : undefined;
  const some = tests !== undefined && tests.length > 0;
  return (
    <div className="tests">
      <div className="tests-bar">
        <button type="button" className="button outlined" disabled={!some || tested.running} onClick={() => void runTests()}>
          <Icon name="play" />
          {t("Run all tests")}
        </button>
        <button
          type="button"
          className="button outlined"
          disabled={runId === undefined || isLive(status)}
          onClick={() => void createTest()}
        >
          <Icon name="plus" />
          {t("Create test from this run")}
        </button>
        <button type="button" className="button" onClick={addTest}>
          {t("Add an empty test")}
        </button>
        <span className="tests-summary">
          {tested.running ? t("Running…") : verdicts && verdicts.size > 0 ? summaryOf(verdicts.values()) : ""}
        </span>
      </div>
      {some ? (
        <ul aria-label={t("Tests")} className="scroll">
          {tests.map((test, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the name of a test is edited here; its place stays
            <TestEntry key={index} index={index} test={test} verdict={verdicts?.get(test.name)} />
          ))}
        </ul>
      ) : (
        <p className="panel-empty">
          {t(
            "This workflow has no tests. Run it, look at the result, and create a test from this run: it then expects the same outputs from the same input.",
          )}
        </p>
      )}
    </div>
  );
}

const VERDICTS = { passed: msg("passed"), failed: msg("failed") } as const;

type EntryProps = { readonly index: number; readonly test: WorkflowTest; readonly verdict: TestVerdict | undefined };

function TestEntry({ index, test, verdict }: EntryProps) {
  const { status } = useRunStatus();
  const [visit] = useState(() => editor.newVisit(`test ${index}`));
  const shown = t(verdict === undefined ? "not run" : VERDICTS[verdict.status]);
  return (
    <li data-status={verdict?.status}>
      <div className="test-head">
        <span className="test-status" title={shown}>
          <Icon name={verdict === undefined ? "circle-dashed" : verdict.status === "passed" ? "circle-check" : "circle-x"} />
          <span>{shown}</span>
        </span>
        <input
          className="input"
          aria-label={t("Name of test {index}", { index: index + 1 })}
          value={test.name}
          onChange={(event) => changeTest(index, { name: event.target.value }, visit)}
        />
        <IconButton icon="play" label={t("Run {name}", { name: test.name })} onClick={() => void runTests([test.name])} />
        <IconButton
          icon="log-in"
          label={t("Use the data of {name}", { name: test.name })}
          title={t("Use the data of {name}: the workflow runs on its parameters, input and pins", { name: test.name })}
          disabled={isLive(status)}
          onClick={() => void runActions.start({ fixture: test })}
        />
        <IconButton icon="trash-2" label={t("Remove {name}", { name: test.name })} onClick={() => changeTest(index, undefined)} />
      </div>
      {verdict?.status === "failed" && <Difference verdict={verdict} />}
      <div className="test-body">
        <ParametersField index={index} parameters={test.parameters} visit={visit} />
        <TestData index={index} test={test} />
      </div>
    </li>
  );
}

/** The same lines as `vwmp test` prints, in the language of the studio. */
function Difference({ verdict: { differences, failures } }: { readonly verdict: TestVerdict }) {
  const lines = [
    ...differences.map((difference) => told(differenceText(difference))),
    ...failures.map(({ node, message }) => (node === undefined ? told(message) : `${node}: ${told(message)}`)),
  ];
  return (
    <ul aria-label={t("Differences")} className="test-differences">
      {lines.slice(0, MOST).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > MOST && <li>{t("and {count} more", { count: lines.length - MOST })}</li>}
    </ul>
  );
}

type ParametersProps = { readonly index: number; readonly parameters: JsonObject | undefined; readonly visit: string };

/** Parameters as JSON; while the text is none, the test keeps the last ones. */
function ParametersField({ index, parameters, visit }: ParametersProps) {
  const [draft, write] = useState<{ readonly text: string; readonly of: JsonObject | undefined } | undefined>(undefined);
  const id = useId();
  const text = draft !== undefined && draft.of === parameters ? draft.text : JSON.stringify(parameters ?? {}, null, 2);
  const fault = parametersOf(text) === undefined;
  const change = (next: string): void => {
    const read = parametersOf(next);
    write({ text: next, of: read ?? parameters });
    if (read !== undefined) changeTest(index, { parameters: read }, visit);
  };
  return (
    <details>
      <summary>{t("Parameters")}</summary>
      <textarea
        className="input"
        aria-label={t("Parameters of test {index}", { index: index + 1 })}
        aria-invalid={fault}
        aria-describedby={fault ? id : undefined}
        rows={4}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      {fault && (
        <p id={id} className="field-error">
          {t("Write a JSON object, such as {example}.", { example: '{ "minimum": 10 }' })}
        </p>
      )}
    </details>
  );
}

function parametersOf(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
