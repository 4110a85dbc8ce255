const LINE = 200;

/** Writes the pieces of a streamed answer to the run log, gathered to lines: an event a token would fill it. */
export function pieceLog(
  log: (message: string) => void,
  progress: (done: number) => void,
): { readonly add: (text: string) => void; readonly end: () => void } {
  let [line, done] = ["", 0];
  const write = () => {
    if (line !== "") log(line);
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
