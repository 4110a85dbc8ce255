import { useState } from "react";
import type { VersionHead } from "../../model/versionStore.ts";
import { DiffBoard } from "../canvas/DiffBoard.tsx";
import { useEditor } from "../editor/editorStore.ts";
import { ago } from "../ui/ago.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import { changeTexts } from "./changeTexts.ts";
import "./history.css";
import { Words } from "../words/Words.tsx";
import { msg, t, tn } from "../words/words.ts";
import { type Comparison, type ShownVersion, useShownVersion, useVersions } from "./useVersions.ts";
import { keepCheckpoint, nameVersion, restoreVersion, titleOfVersion } from "./versions.ts";

const ICONS = { automatic: "clock", checkpoint: "flag", restored: "rotate-ccw" } as const;
const KINDS = { automatic: msg("Kept by itself"), checkpoint: msg("Checkpoint"), restored: msg("Restored") } as const;
const COMPARISONS: readonly (readonly [Comparison, string])[] = [
  ["now", msg("What is open now")],
  ["before", msg("The version before it")],
  ["none", msg("Nothing")],
];

/** The dialog “History”: every version of the open workflow, what it differs in, and the way back to it. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const { list, refresh } = useVersions();
  const [number, setNumber] = useState<number>();
  const [comparison, setComparison] = useState<Comparison>("now");
  const index = Math.max(0, list?.findIndex((each) => each.number === number) ?? 0);
  const head = list?.[index];
  const shown = useShownVersion(head, list?.[index + 1], comparison);
  return (
    <Dialog title={t("History")} className="history" onClose={onClose}>
      <div className="history-body">
        <div className="history-list scroll">
          <button type="button" className="button outlined" onClick={() => void keepCheckpoint().then(refresh)}>
            <Icon name="flag" />
            {t("Keep a checkpoint")}
          </button>
          <ul aria-label={t("Versions")}>
            {list?.map((each) => (
              <li key={each.number}>
                <VersionButton head={each} current={each === head} onSelect={() => setNumber(each.number)} />
              </li>
            ))}
          </ul>
        </div>
        {head === undefined ? (
          <p className="history-none quiet">
            {list !== undefined && (
              <Words
                text="No version is kept yet. One is kept by itself before the first change of a visit, and after each pause; {keys} keeps one at any time."
                parts={{ keys: <Keys keys="Ctrl+S" /> }}
              />
            )}
          </p>
        ) : (
          <div className="history-shown">
            <VersionBar key={head.number} head={head} shown={shown} onRename={refresh} onClose={onClose}>
              <label className="history-compare">
                {t("Compare with")}
                <select className="input" value={comparison} onChange={(event) => setComparison(event.target.value as Comparison)}>
                  {COMPARISONS.map(([value, text]) => (
                    <option key={value} value={value}>
                      {t(text)}
                    </option>
                  ))}
                </select>
              </label>
            </VersionBar>
            {shown === undefined ? <div className="diff-board" /> : <DiffBoard key={`${head.number} ${comparison}`} diff={shown.diff} />}
            {shown !== undefined && comparison !== "none" && <Changes shown={shown} />}
          </div>
        )}
      </div>
    </Dialog>
  );
}

type ButtonProps = { readonly head: VersionHead; readonly current: boolean; readonly onSelect: () => void };

function VersionButton({ head, current, onSelect }: ButtonProps) {
  return (
    <button type="button" className="version" aria-current={current} onClick={onSelect}>
      <Icon name={ICONS[head.kind]} />
      <strong>{titleOfVersion(head)}</strong>
      <span>
        {tn(head.nodes, "{kind} · {ago} · {count} node", "{kind} · {ago} · {count} nodes", {
          kind: t(KINDS[head.kind]),
          ago: ago(head.at),
        })}
      </span>
    </button>
  );
}

type BarProps = {
  readonly head: VersionHead;
  readonly shown: ShownVersion | undefined;
  readonly onRename: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
};

function VersionBar({ head, shown, onRename, onClose, children }: BarProps) {
  const readOnly = useEditor((state) => state.readOnly);
  const rename = (name: string): void => {
    if (name !== (head.name ?? "")) void nameVersion(head, name).then((named) => (named ? onRename() : undefined));
  };
  return (
    <div className="history-bar">
      <input
        className="input"
        aria-label={t("Version name")}
        placeholder={t("Give this version a name")}
        defaultValue={head.name ?? ""}
        onBlur={(event) => rename(event.target.value.trim())}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      {children}
      <button
        type="button"
        className="button primary"
        disabled={shown === undefined || readOnly}
        title={readOnly ? t("Another tab writes this workflow: take over first") : t("Make this version the open workflow")}
        onClick={() => {
          if (shown !== undefined) void restoreVersion(head, shown.workflow);
          onClose();
        }}
      >
        <Icon name="rotate-ccw" />
        {t("Restore")}
      </button>
    </div>
  );
}

const SIGNS = { added: "plus", removed: "minus", changed: "pencil" } as const;

function Changes({ shown: { diff } }: { readonly shown: ShownVersion }) {
  const catalogue = useEditor((state) => state.catalogue);
  const texts = changeTexts(diff, catalogue);
  if (texts.length === 0) return <p className="history-same quiet">{t("They are the same.")}</p>;
  return (
    <ul className="changes scroll" aria-label={t("Changes")}>
      {texts.map(({ kind, what, fields }) => (
        <li key={`${kind} ${what}`} data-change={kind}>
          <span className="change-sign" role="img" aria-label={kind}>
            <Icon name={SIGNS[kind]} size={14} />
          </span>
          <div>
            <strong>{what}</strong>
            {fields.map(({ label, before, after }) => (
              <p key={label}>
                {label}: {before !== "" && <del>{before}</del>} <ins>{after}</ins>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
