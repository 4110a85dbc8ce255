import type { Json } from "../../../model/json.ts";

const LINE = 80;

/**
 * Writes the pieces of a streamed answer to the run log, gathered to lines: an event a token would fill it. The data of a line says at which
 * character of the answer it begins, `{ streamed: 80 }`, so that whoever shows the answer while it comes can put it together, after a new attempt too.
 */
export function pieceLog(
  log: (message: string, data: Json) => void,
  progress: (done: number) => void,
): { readonly add: (text: string) => void; readonly end: () => void } {
  let [line, done] = ["", 0];
  const write = () => {
    if (line !== "") log(line, { streamed: done - line.length });
    line = "";
    progress(done);
  };
  return {
    add: (text) => {
      line += text;
      done += text.length;
      if (line.length >= LINE) write();
    },
    end: write,
  };
}
