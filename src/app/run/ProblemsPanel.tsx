import type { Problem } from "../../model/problem.ts";
import { titleOf } from "../../model/titleOf.ts";
import type { Workflow } from "../../model/workflow.ts";
import { Icon } from "../ui/Icon.tsx";
import { t, told } from "../words/words.ts";
import { goToProblem, useOpenWorkflow } from "./openWorkflow.ts";

/** What the check found. Choosing a problem selects its node and focuses the field at fault. */
export function ProblemsPanel() {
  const problems = useOpenWorkflow((state) => state.problems);
  const workflow = useOpenWorkflow((state) => state.workflow);
  if (problems.length === 0) return <p className="panel-empty">{t("No problems found.")}</p>;
  return (
    <ul className="problems scroll" aria-label={t("Problems")}>
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
        <li key={index}>
          <button type="button" className="problem" data-severity={problem.severity} onClick={() => goToProblem(problem)}>
            <Icon name={problem.severity === "error" ? "circle-alert" : "triangle-alert"} />
            <span className="visually-hidden">{problem.severity === "error" ? t("Problem:") : t("Warning:")} </span>
            <span className="problem-text">{told(problem.message)}</span>
            <span className="problem-place">{place(problem, workflow)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function place({ node, param, path }: Problem, workflow: Workflow): string {
  if (node === undefined) return path.join(".");
  const title = titleOf(workflow, node);
  return param === undefined ? title : `${title} · ${param}`;
}
