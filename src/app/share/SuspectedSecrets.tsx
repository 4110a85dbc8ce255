import type { LiteralSecret } from "../../model/literalSecrets.ts";
import type { Workflow } from "../../model/workflow.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { Icon } from "../ui/Icon.tsx";
import "./share.css";

const LISTED = 5;

type Props = { readonly workflow: Workflow; readonly found: readonly LiteralSecret[]; readonly what: "link" | "file" };

/** Says that a workflow holds what looks like secrets, where they are, and what to do instead. */
export function SuspectedSecrets({ workflow, found, what }: Props) {
  if (found.length === 0) return null;
  return (
    <div className="share-secrets" role="alert">
      <Icon name="triangle-alert" />
      <div>
        <p>
          <strong>
            {found.length === 1 ? "A secret seems to be" : `${found.length} secrets seem to be`} written out in this workflow.
          </strong>{" "}
          Whoever gets the {what} can read {found.length === 1 ? "it" : "them"}. Keep secrets under Secrets, and write{" "}
          <code>{"${secrets.NAME}"}</code> instead.
        </p>
        <ul aria-label="What looks like secrets">
          {found.slice(0, LISTED).map(({ path, looksLike, shown }) => (
            <li key={path.join("/")}>
              <span>{placeOf(workflow, path)}</span> <code>{shown}</code> {looksLike}
            </li>
          ))}
          {found.length > LISTED && <li>… and {found.length - LISTED} more</li>}
        </ul>
      </div>
    </div>
  );
}

function placeOf(workflow: Workflow, path: LiteralSecret["path"]): string {
  const [first, id, ...rest] = path;
  if (first !== "nodes" || typeof id !== "string") return path.join(" › ");
  return [titleOf(workflow, id), ...rest.filter((step) => step !== "params")].join(" › ");
}
