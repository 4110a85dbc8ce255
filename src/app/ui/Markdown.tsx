import { useEffect, useRef } from "react";
import "./markdown.css";

/** Markdown as a person reads it. Whatever it holds, nothing in it runs or is fetched: pictures from elsewhere are left out. */
export function Markdown({ text }: { readonly text: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    void import("./renderMarkdown.ts").then(({ renderMarkdown }) => {
      if (current) place.current?.replaceChildren(renderMarkdown(text));
    });
    return () => {
      current = false;
    };
  }, [text]);
  return <div ref={place} className="markdown" />;
}
