import type { LiteralSecret } from "../../model/literalSecrets.ts";
import type { Workflow } from "../../model/workflow.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { Icon } from "../ui/Icon.tsx";
import { Words } from "../words/Words.tsx";
import { t, tn, told } from "../words/words.ts";
import "./share.css";

const LISTED = 5;
const READERS = {
  link: (count: number): string => tn(count, "Whoever gets the link can read it.", "Whoever gets the link can read them."),
  file: (count: number): string => tn(count, "Whoever gets the file can read it.", "Whoever gets the file can read them."),
} as const;

type Props = { readonly workflow: Workflow; readonly found: readonly LiteralSecret[]; readonly of: keyof typeof READERS };

/** Says that a workflow holds what looks like secrets, where they are, and what to do instead. */
export function SuspectedSecrets({ workflow, found, of }: Props) {
  if (found.length === 0) return null;
  return (
    <div className="share-secrets" role="alert">
      <Icon name="triangle-alert" />
      <div>
        <p>
          <strong>
            {tn(
              found.length,
              "A secret seems to be written out in this workflow.",
              "{count} secrets seem to be written out in this workflow.",
            )}
          </strong>{" "}
          {READERS[of](found.length)}{" "}
          <Words
            text="Keep secrets under Secrets, and write {expression} instead."
            parts={{ expression: <code>{"${secrets.NAME}"}</code> }}
          />
        </p>
        <ul aria-label={t("What looks like secrets")}>
          {found.slice(0, LISTED).map(({ path, looksLike, shown }) => (
            <li key={path.join("/")}>
              <span>{placeOf(workflow, path)}</span> <code>{shown}</code> {told(looksLike)}
            </li>
          ))}
          {found.length > LISTED && <li>{t("… and {count} more", { count: found.length - LISTED })}</li>}
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
