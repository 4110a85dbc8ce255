import type { NodeDescription } from "../../model/nodeType.ts";
import { inputsOf, outputsOf } from "../../model/ports.ts";
import { kindWord } from "../editor/kindWord.ts";
import { t } from "../words/words.ts";

/** The inspector's tab “Docs”: all from the description of the type. */
export function NodeDocs({ type, name }: { readonly type: NodeDescription | undefined; readonly name: string }) {
  if (type === undefined) return <p className="quiet">{t("There are no docs for “{name}”.", { name })}</p>;
  return (
    <article className="docs">
      <p className="docs-lead">{type.docs.summary}</p>
      {paragraphs(type.docs.details)}
      <h3>{t("Ports")}</h3>
      <dl>
        {inputsOf(type, undefined).map((port) => (
          <div key={`in ${port.name}`}>
            <dt>
              <code>{port.name}</code> {t("in")}
            </dt>
            <dd>
              {port.label ?? kindWord(port.kind) ?? t("any")}
              {port.optional === true && `, ${t("optional")}`}
            </dd>
          </div>
        ))}
        {outputsOf(type, undefined).map((port) => (
          <div key={`out ${port.name}`}>
            <dt>
              <code>{port.name}</code> {t("out")}
            </dt>
            <dd>{port.label ?? kindWord(port.kind) ?? t("any")}</dd>
          </div>
        ))}
      </dl>
      {Object.keys(type.params).length > 0 && <h3>{t("Params")}</h3>}
      <dl>
        {Object.entries(type.params).map(([key, field]) => (
          <div key={key}>
            <dt>
              {field.label} <code>{key}</code>
            </dt>
            <dd>{field.help ?? field.kind}</dd>
          </div>
        ))}
      </dl>
      {type.docs.examples.map((example) => (
        <section key={example.title}>
          <h3>{t("Example: {title}", { title: example.title })}</h3>
          <Sample label={t("Params")} value={example.params} />
          {example.input !== undefined && <Sample label={t("Input")} value={example.input} />}
          {example.output !== undefined && <Sample label={t("Output")} value={example.output} />}
        </section>
      ))}
      <p>
        <a href={`nodes/${type.type}.html`} target="_blank" rel="noreferrer">
          {t("{title} in the reference", { title: type.title })}
        </a>
      </p>
    </article>
  );
}

function Sample({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}

/** Paragraphs with `code` spans: all the Markdown that docs use. */
function paragraphs(text = "") {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => (
      <p key={part}>
        {part.split("`").map((piece, index) => {
          const key = `${index} ${piece}`;
          return index % 2 === 1 ? <code key={key}>{piece}</code> : <span key={key}>{piece}</span>;
        })}
      </p>
    ));
}
