import { EditorView } from "@codemirror/view";

const NOTHING = { anchorNode: null, anchorOffset: 0, focusNode: null, focusOffset: 0, isCollapsed: true };

/**
 * Writes what is typed over a selection without the browser's editing: that would give the new text the style of the old by a `style`
 * attribute, which the page's policy refuses with an error in the console.
 */
export const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    // The editor may not have heard yet of a selection made just now, so the document is asked.
    const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = document.getSelection() ?? NOTHING;
    if (inputType !== "insertText" || data === null || isComposing || isCollapsed) return false;
    if (anchorNode === null || focusNode === null || !view.contentDOM.contains(anchorNode) || !view.contentDOM.contains(focusNode))
      return false;
    event.preventDefault();
    const insert = view.state.toText(data);
    const ends = [view.posAtDOM(anchorNode, anchorOffset), view.posAtDOM(focusNode, focusOffset)];
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: "input.type",
      scrollIntoView: true,
    });
    return true;
  },
});
