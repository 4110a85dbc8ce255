import { lazy, Suspense, useEffect, useState } from "react";
import type { FileItem } from "../../model/fileItem.ts";
import { engineClient } from "../run/engineClient.ts";
import { Icon } from "../ui/Icon.tsx";
import { Markdown } from "../ui/Markdown.tsx";
import "./data.css";
import "./filePreview.css";
import { sizeText } from "../words/sizeText.ts";
import { t } from "../words/words.ts";
import { downloadFile, GONE } from "./downloadFile.ts";
import { type FileKind, fileKind, mediaType } from "./fileKind.ts";
import { useAnswer } from "./useAnswer.ts";

const PdfPages = lazy(async () => ({ default: (await import("./PdfPages.tsx")).PdfPages }));

/** Bytes of a text that are shown. */
const MOST_TEXT = 500_000;
const MOST_ROWS = 200;

/** What a file among items holds, as far as a page can show it, and a way to take it along. */
export function FilePreview({ file }: { readonly file: FileItem }) {
  return (
    <div className="file-preview">
      <div className="file-facts">
        <strong>{file.name}</strong>
        <span>{`${file.type || t("unknown type")}, ${sizeText(file.size)}`}</span>
        <button type="button" className="button outlined" onClick={() => void downloadFile(file)}>
          <Icon name="download" />
          {t("Download file")}
        </button>
      </div>
      {fileKind(file) === "none" ? (
        <p className="quiet">{t("There is no preview for files of this type.")}</p>
      ) : (
        <FileContent file={file} />
      )}
    </div>
  );
}

/** What a file holds, as far as a page can show it; nothing of other types. */
export function FileContent({ file }: { readonly file: FileItem }) {
  const kind = fileKind(file);
  return kind === "none" ? null : <Bytes key={file.$file} file={file} kind={kind} />;
}

const MEDIA: ReadonlySet<FileKind> = new Set(["image", "audio", "video", "pdf"]);

type BytesProps = { readonly file: FileItem; readonly kind: FileKind };

function Bytes({ file, kind }: BytesProps) {
  const whole = MEDIA.has(kind);
  const answer = useAnswer(() => engineClient().readFile(file, whole ? undefined : MOST_TEXT), file.$file);
  if (answer === undefined) return <p className="quiet">{t("Reading the file…")}</p>;
  if (!answer.ok) return <p className="quiet">{answer.message}</p>;
  if (answer.value === undefined) return <p className="quiet">{t(GONE)}</p>;
  return whole ? <Media file={file} kind={kind} bytes={answer.value} /> : <Texts file={file} kind={kind} bytes={answer.value} />;
}

type ShownProps = BytesProps & { readonly bytes: Blob };

function Media({ file, kind, bytes }: ShownProps) {
  const [url, show] = useState<string | undefined>(undefined);
  const { name, type } = file;
  useEffect(() => {
    // The type is set by the page: a PDF of another type that was opened in a tab would be of this page's origin.
    const made = URL.createObjectURL(new Blob([bytes], { type: kind === "pdf" ? "application/pdf" : mediaType({ name, type }) }));
    show(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, kind, name, type]);
  if (url === undefined) return null;
  if (kind === "image") return <img src={url} alt={file.name} />;
  // biome-ignore lint/a11y/useMediaCaption: the file brings its captions along, or has none
  if (kind === "audio") return <audio controls src={url} aria-label={file.name} />;
  // biome-ignore lint/a11y/useMediaCaption: the file brings its captions along, or has none
  if (kind === "video") return <video controls src={url} aria-label={file.name} />;
  return (
    <>
      <Suspense fallback={<p className="quiet">{t("Reading the file…")}</p>}>
        <PdfPages bytes={bytes} name={file.name} />
      </Suspense>
      <a className="button outlined" href={url} target="_blank" rel="noopener">
        <Icon name="maximize" />
        {t("Open PDF in a new tab")}
      </a>
    </>
  );
}

function Texts({ file, kind, bytes }: ShownProps) {
  const [text, show] = useState<string | undefined>(undefined);
  useEffect(() => {
    let live = true;
    void bytes.text().then((read) => live && show(read));
    return () => {
      live = false;
    };
  }, [bytes]);
  if (text === undefined) return null;
  return (
    <>
      {kind === "html" && <iframe sandbox="" srcDoc={text} title={file.name} />}
      {kind === "markdown" && <Markdown text={text} />}
      {kind === "csv" && <CsvRows text={text} name={file.name} />}
      {kind === "text" && <pre className="value-text">{text}</pre>}
      {bytes.size < file.size && (
        <p className="quiet">{t("The first {shown} of {all}.", { shown: sizeText(bytes.size), all: sizeText(file.size) })}</p>
      )}
    </>
  );
}

function CsvRows({ text, name }: { readonly text: string; readonly name: string }) {
  const [rows, show] = useState<readonly (readonly string[])[]>([]);
  useEffect(() => {
    let live = true;
    void import("papaparse").then(({ default: papa }) => {
      const { data } = papa.parse<string[]>(text, { preview: MOST_ROWS + 1, skipEmptyLines: true });
      if (live) show(data);
    });
    return () => {
      live = false;
    };
  }, [text]);
  const [head = [], ...body] = rows;
  return (
    <div className="csv-rows scroll">
      <table className="facts-table" aria-label={name}>
        <thead>
          <tr>
            {head.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name
            <tr key={index}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length >= MOST_ROWS && <p className="quiet">{t("The first {rows} rows.", { rows: MOST_ROWS })}</p>}
    </div>
  );
}
