import { useState } from "react";
import * as edits from "../model/edits.ts";
import { editor, useEditor } from "./editor/editorStore.ts";
import { setUi, useUi } from "./editor/uiStore.ts";
import { isEmbedded } from "./embedded/isEmbedded.ts";
import { HelpMenu } from "./help/HelpMenu.tsx";
import { openKeeping } from "./keeping/keepingStore.ts";
import { SavedChip } from "./keeping/SavedChip.tsx";
import { useLibrary } from "./library/library.ts";
import { OutlineButton } from "./outline/OutlineButton.tsx";
import { RunControls } from "./run/RunControls.tsx";
import { ExportMenu } from "./share/ExportMenu.tsx";
import { ShareButton } from "./share/ShareButton.tsx";
import { Icon } from "./ui/Icon.tsx";
import { IconButton } from "./ui/IconButton.tsx";
import { keysText } from "./ui/Keys.tsx";
import { chooseTheme, storedTheme, THEMES, type Theme } from "./ui/theme.ts";
import { msg, t } from "./words/words.ts";

/** The bar over everything: the workflow's name, its state, undo, run, files and theme. */
export function TopBar() {
  const rail = useUi((state) => state.rail);
  const inspector = useUi((state) => state.inspector);
  const firstVisit = useLibrary((state) => state.firstVisit);
  return (
    <header className="top-bar" data-pane="Bar">
      <IconButton
        icon="panel-left"
        label={t("Library")}
        className="wide-only"
        aria-pressed={rail !== undefined}
        onClick={() => setUi({ rail: rail === undefined ? "Workflows" : undefined })}
      />
      <WorkflowName />
      <SavedChip />
      <span className="spring" />
      <IconButton icon="history" label={t("History")} onClick={() => openKeeping("history")} />
      <UndoButtons />
      <span className="divider" />
      <RunControls autoFocus={firstVisit} />
      <span className="divider" />
      <span className="bar-part bar-files">
        {!isEmbedded() && (
          <button
            type="button"
            className="button"
            title={t("Import ({keys})", { keys: keysText("Ctrl+O") })}
            onClick={() => setUi({ importing: { text: "" } })}
          >
            <Icon name="upload" />
            <span className="label">{t("Import")}</span>
          </button>
        )}
        <ShareButton />
        <ExportMenu />
      </span>
      <span className="bar-part">
        <IconButton
          icon="command"
          label={t("Command palette")}
          keys={keysText("Ctrl+K")}
          className="narrow-only"
          onClick={() => setUi({ search: "commands" })}
        />
        <HelpMenu />
        <OutlineButton />
        <ThemeButton />
      </span>
      <IconButton
        icon="panel-right"
        label={t("Inspector")}
        className="wide-only"
        aria-pressed={inspector}
        onClick={() => setUi({ inspector: !inspector })}
      />
    </header>
  );
}

function WorkflowName() {
  const name = useEditor((state) => state.workflow.name);
  const [visit, setVisit] = useState("");
  return (
    <span className="workflow-name" data-value={name}>
      <input
        aria-label={t("Workflow name")}
        size={1}
        value={name}
        placeholder={t("Untitled workflow")}
        spellCheck={false}
        onFocus={() => setVisit(editor.newVisit("name"))}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        onChange={(event) =>
          editor.apply((workflow) => edits.setWorkflow(workflow, { name: event.target.value }), {
            label: t("rename workflow"),
            group: visit,
          })
        }
      />
    </span>
  );
}

function UndoButtons() {
  const { canUndo, canRedo, undoLabel, redoLabel } = useEditor();
  return (
    <>
      <IconButton
        icon="undo-2"
        label={t("Undo")}
        title={t("Undo {what} ({keys})", { what: undoLabel ?? "", keys: keysText("Ctrl+Z") })}
        disabled={!canUndo}
        onClick={editor.undo}
      />
      <IconButton
        icon="redo-2"
        label={t("Redo")}
        title={t("Redo {what} ({keys})", { what: redoLabel ?? "", keys: keysText("Ctrl+Shift+Z") })}
        disabled={!canRedo}
        onClick={editor.redo}
      />
    </>
  );
}

const THEME_ICONS: Readonly<Record<Theme, string>> = { system: "monitor", light: "sun", dark: "moon" };

const THEME_WORDS: Readonly<Record<Theme, string>> = { system: msg("system"), light: msg("light"), dark: msg("dark") };

function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  return (
    <IconButton
      icon={THEME_ICONS[theme]}
      label={t("Theme: {theme}", { theme: t(THEME_WORDS[theme]) })}
      title={t("Theme: {theme}. Change to {next}", { theme: t(THEME_WORDS[theme]), next: t(THEME_WORDS[next]) })}
      onClick={() => {
        chooseTheme(next);
        setTheme(next);
      }}
    />
  );
}
