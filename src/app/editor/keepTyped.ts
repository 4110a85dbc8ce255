const UNTOUCHED = new Set(["Escape", "F6", "Tab", "Shift"]);

/**
 * From now on letters are kept instead of being taken for commands, until what is given is called, which gives them as one text: for a
 * field that is not drawn yet. What only commands are made of, and what moves the focus, goes its way.
 */
export function keepTyped(): () => string {
  const stop = new AbortController();
  let text = "";
  addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || UNTOUCHED.has(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "Backspace") text = text.slice(0, -1);
      else if (event.key.length === 1) text += event.key;
    },
    { capture: true, signal: stop.signal },
  );
  return () => {
    stop.abort();
    return text;
  };
}
