import { lazy, Suspense, useRef } from "react";
import { isFileItem } from "../../model/fileItem.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { copyValue } from "./dataSource.ts";
import { JsonTree, type OpenBranches } from "./JsonTree.tsx";

const FilePreview = lazy(async () => ({ default: (await import("./FilePreview.tsx")).FilePreview }));

/** Characters of a text that are drawn. */
const LONGEST = 200_000;

export type OpenValue = { readonly title: string; readonly value: Json; readonly item: Item };

type Props = OpenValue & { readonly onClose: () => void };

/** A value in full: what a cell has no room for; of a file, what it holds. */
export function ValueDialog({ title, value, item, onClose }: Props) {
  const file = isFileItem(value) ? value : isFileItem(item) ? item : undefined;
  const branches = useRef<OpenBranches>(new Map());
  return (
    <Dialog title={title} onClose={onClose} className="value-dialog">
      <div className="dialog-body">
        {file !== undefined && (
          <Suspense fallback={<p className="quiet">{t("Loading…")}</p>}>
            <FilePreview file={file} />
          </Suspense>
        )}
        {typeof value === "string" ? (
          <pre className="value-text">{value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}</pre>
        ) : (
          <div className="json-tree">
            <JsonTree value={value} path="" branches={branches.current} />
          </div>
        )}
        <div className="dialog-actions">
          <button type="button" className="button outlined" onClick={() => void copyValue(value)}>
            <Icon name="copy" />
            {t("Copy")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
