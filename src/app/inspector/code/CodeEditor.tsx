import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import "./code.css";
import type { EditorLanguage } from "./loadLanguage.ts";
import type { MountedEditor } from "./mountEditor.ts";
import { useCodeNames } from "./useCodeNames.ts";
import { useExpressionAssist } from "./useExpressionAssist.ts";

type Props = {
  /** Of the element that is written in. */
  readonly id: string;
  /** Its accessible name. */
  readonly label: string;
  readonly language: EditorLanguage;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** The node whose data completes expressions; none where expressions mean nothing in the text. */
  readonly node?: string | undefined;
  /** Secrets may stand in it. */
  readonly secrets?: boolean | undefined;
  /** The node for whose data the text is a program or a query. */
  readonly program?: string | undefined;
  /** Hears what the reader of the language says of the text, and when it says nothing any more. */
  readonly onFault?: (fault: string | undefined) => void;
  /** It begins several lines high. */
  readonly large?: boolean;
};

/** An editor of text in a language. It is loaded when the first is drawn; until then the text is shown, and without it a plain field. */
export function CodeEditor(props: Props) {
  const { id, label, language, text, onChange, placeholder = "", required, describedBy, invalid } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<MountedEditor>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const assist = useExpressionAssist(props.node, props.secrets === true);
  const names = useCodeNames(props.program);
  const attributes = useMemo(
    () => attributesOf({ id, label, required, describedBy, invalid }),
    [id, label, required, describedBy, invalid],
  );
  useEffect(() => {
    let gone = false;
    void (async () => {
      try {
        const { mountEditor } = await import("./mountEditor.ts");
        if (gone || host.current === null) return;
        const mounted = await mountEditor(host.current, {
          language,
          text: latest.current.text,
          placeholder,
          attributes: attributesOf(latest.current),
          assist,
          names,
          onChange: (next) => latest.current.onChange(next),
          onFault: (fault) => latest.current.onFault?.(fault),
        });
        if (gone) return mounted.destroy();
        editor.current = mounted;
        mounted.setText(latest.current.text);
        if (host.current?.parentElement?.contains(document.activeElement)) mounted.focus();
        setState("ready");
      } catch {
        if (!gone) setState("failed");
      }
    })();
    return () => {
      gone = true;
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, [language, placeholder, assist, names]);
  useLayoutEffect(() => editor.current?.setText(text), [text]);
  useLayoutEffect(() => editor.current?.setAttributes(attributes), [attributes]);
  return (
    <div className="input code" data-language={language} data-invalid={invalid} data-lines={props.large === true ? "many" : undefined}>
      <div ref={host} />
      {state === "loading" && (
        <pre id={id} className="code-waiting" tabIndex={-1}>
          {text.slice(0, SHOWN)}
        </pre>
      )}
      {state === "failed" && (
        <textarea {...attributes} className="code-plain" rows={6} value={text} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}

type Named = Pick<Props, "id" | "label" | "required" | "describedBy" | "invalid">;

/** Characters of a text that are shown while the editor loads. */
const SHOWN = 4000;

function attributesOf({ id, label, required, describedBy, invalid }: Named): Readonly<Record<string, string>> {
  return {
    id,
    "aria-label": label,
    "aria-invalid": String(invalid),
    autocapitalize: "off",
    ...(required === true ? { "aria-required": "true" } : {}),
    ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
  };
}
