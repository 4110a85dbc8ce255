import { useEffect, useRef, useState } from "react";
import { drawSample } from "./drawSample.ts";

/** A picture of a sample, drawn once it is seen. It says nothing that the words beside it do not. */
export function SamplePreview({ file }: { readonly file: string }) {
  const frame = useRef<HTMLSpanElement>(null);
  const [picture, show] = useState<string>();
  useEffect(() => {
    let live = true;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      watch.disconnect();
      void drawSample(file).then((drawn) => live && show(drawn));
    });
    if (frame.current !== null) watch.observe(frame.current);
    return () => {
      live = false;
      watch.disconnect();
    };
  }, [file]);
  return (
    <span ref={frame} className="gallery-picture">
      {picture !== undefined && <img src={picture} alt="" />}
    </span>
  );
}
