import { EditorView } from "@codemirror/view";

/**
 * Writes what is typed over a selection without the browser's editing: that would give the new text the style of the old by a `style`
 * attribute, which the page's policy refuses with an error in the console.
 */
export const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    // The editor may not have heard yet of a selection made just now, so the event is asked what it replaces.
    const [range] = event.getTargetRanges();
    if (inputType !== "insertText" || data === null || isComposing || range === undefined || range.collapsed) return false;
    event.preventDefault();
    const insert = view.state.toText(data);
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    view.dispatch({
      changes: { from, to: view.posAtDOM(range.endContainer, range.endOffset), insert },
      selection: { anchor: from + insert.length },
      userEvent: "input.type",
      scrollIntoView: true,
    });
    return true;
  },
});
