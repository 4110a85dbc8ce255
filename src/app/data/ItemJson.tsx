import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Item } from "../../model/item.ts";
import { t } from "../words/words.ts";
import type { ItemPages } from "./itemPages.ts";
import { JsonTree, type OpenBranches } from "./JsonTree.tsx";

type Props = { readonly pages: ItemPages; readonly version: number; readonly name: string };

/** Items as trees of JSON, drawn and fetched only where they are seen. */
export function ItemJson({ pages, version, name }: Props) {
  const total = pages.total ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const branches = useRef<OpenBranches>(new Map());
  const entries = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => 90, overscan: 6 });
  const seen = entries.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  useEffect(() => pages.want(first, last), [pages, first, last]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div ref={scroller} className="item-json scroll" tabIndex={0} data-version={version}>
      <ol aria-label={t("{name} as JSON", { name })} style={{ height: entries.getTotalSize(), position: "relative" }}>
        {seen.map(({ index, start }) => (
          <li
            key={index}
            ref={entries.measureElement}
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            className="json-entry"
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className="item-index">{(pages.origin(index) ?? index) + 1}</span>
            <Entry item={pages.item(index)} path={String(pages.origin(index) ?? index)} branches={branches.current} />
          </li>
        ))}
      </ol>
    </div>
  );
}

type EntryProps = { readonly item: Item | undefined; readonly path: string; readonly branches: OpenBranches };

function Entry({ item, path, branches }: EntryProps) {
  return <div className="json-tree">{item === undefined ? "…" : <JsonTree key={path} value={item} path={path} branches={branches} />}</div>;
}
