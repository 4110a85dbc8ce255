import { useEffect, useState } from "react";
import type { Evaluation } from "../../../workers/protocol.ts";
import { useEditor } from "../editor/editorStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { useNodeRun, useRunStatus } from "../run/runStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { numberText, t, told } from "../words/words.ts";
import { useAtRest } from "./useAtRest.ts";

const PAUSE = 60;
const LONGEST = 240;

type Props = {
  readonly template: string;
  readonly node: string;
  /** Of the text something else is told. */
  readonly hidden: boolean;
  /** Hears of what it gives; undefined where that is nothing or an error. */
  readonly onValue?: ((value: unknown) => void) | undefined;
};

/**
 * What a template gives for an item of the last run, and what steps from item to item; nothing while there was no run. While it is
 * written it shows what it gave last: what is written half is no error yet.
 */
export function ExpressionResult({ template, node, hidden, onValue }: Props) {
  const { runId, status } = useRunStatus();
  const ended = useNodeRun(node)?.ended;
  const [answered, setAnswered] = useState<Evaluation>();
  const [good, setGood] = useState<Evaluation>();
  const rested = useAtRest(template);
  const [index, setIndex] = useState(0);
  // What it is tried on changes while the run goes on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the run is says that
  useEffect(() => {
    if (runId === undefined || !template.includes("${")) {
      setGood(undefined);
      return setAnswered(undefined);
    }
    let current = true;
    const timer = setTimeout(async () => {
      const { workflow } = useEditor.getState();
      const answer = await engineClient().evaluate({ template, workflow, node, runId, index });
      if (!current || !answer.ok) return;
      setAnswered(answer.value);
      if (!("error" in answer.value)) setGood(answer.value);
      setIndex(Math.max(0, Math.min(index, answer.value.items - 1)));
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [template, node, runId, index, status, ended]);
  const shown = answered !== undefined && "error" in answered && !rested ? good : answered;
  const result = hidden ? undefined : shown;
  const given = result === undefined || "error" in result ? undefined : result.value;
  useEffect(() => {
    onValue?.(given);
    return () => onValue?.(undefined);
  }, [onValue, given]);
  if (result === undefined) return null;
  const failed = "error" in result;
  const text = failed ? told(result.error) : (JSON.stringify(result.value) ?? t("nothing"));
  const step = (by: number): void => setIndex((index + by + result.items) % result.items);
  return (
    <div className="expression-tried">
      <output className="expression-result" aria-label={t("Result")} data-failed={failed} title={text.slice(0, LONGEST)}>
        {text.slice(0, LONGEST)}
      </output>
      {result.items > 1 && (
        <span className="expression-steps">
          <span>{t("Item {index} of {items}", { index: numberText(index + 1), items: numberText(result.items) })}</span>
          <IconButton icon="chevron-right" className="backwards" label={t("Previous item")} onClick={() => step(-1)} />
          <IconButton icon="chevron-right" label={t("Next item")} onClick={() => step(1)} />
        </span>
      )}
    </div>
  );
}
