import { EditorView } from "@codemirror/view";

/**
 * Writes what is typed over a selection without the browser's editing: that would give the new text the style of the old by a `style`
 * attribute, which the page's policy refuses with an error in the console.
 */
export const replaceSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    if (inputType !== "insertText" || data === null || isComposing || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});
