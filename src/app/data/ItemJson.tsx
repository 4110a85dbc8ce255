import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { ItemPages } from "./itemPages.ts";

/** Characters of one item that are drawn. */
const LONGEST = 20_000;

type Props = { readonly pages: ItemPages; readonly version: number; readonly name: string };

/** Items as indented JSON, drawn and fetched only where they are seen. */
export function ItemJson({ pages, version, name }: Props) {
  const total = pages.total ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => 90, overscan: 6 });
  const seen = entries.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  useEffect(() => pages.want(first, last), [pages, first, last]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div ref={scroller} className="item-json scroll" tabIndex={0} data-version={version}>
      <ol aria-label={`${name} as JSON`} style={{ height: entries.getTotalSize(), position: "relative" }}>
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
            <span className="item-index">{index + 1}</span>
            <pre>{jsonText(pages, index)}</pre>
          </li>
        ))}
      </ol>
    </div>
  );
}

function jsonText(pages: ItemPages, index: number): string {
  const item = pages.item(index);
  if (item === undefined) return "…";
  const text = JSON.stringify(item, null, 2);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
