import { useEffect, useRef } from "react";
import "./markdown.css";

/**
 * Markdown as a person reads it. Whatever it holds, nothing in it runs or is fetched: pictures from elsewhere are left out. `drawn` is
 * called once it has its size.
 */
export function Markdown({ text, drawn }: { readonly text: string; readonly drawn?: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    void import("./renderMarkdown.ts").then(({ renderMarkdown }) => {
      if (!current) return;
      place.current?.replaceChildren(renderMarkdown(text));
      drawn?.();
    });
    return () => {
      current = false;
    };
  }, [text, drawn]);
  return <div ref={place} className="markdown" />;
}
