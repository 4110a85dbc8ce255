import { useEffect, useRef, useState } from "react";
import { getDocument } from "unpdf/pdfjs";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";

type Pdf = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** Device pixels of the widest page. */
const WIDEST = 2400;

/** The pages of a PDF, one at a time, drawn by this page itself: nothing in the file runs. */
export function PdfPages({ bytes, name }: { readonly bytes: Blob; readonly name: string }) {
  const [pdf, open] = useState<Pdf>();
  const [failed, fail] = useState<string>();
  const [page, turn] = useState(1);
  useEffect(() => {
    let live = true;
    let opened: Pdf | undefined;
    opening(bytes).then(
      (document) => {
        opened = document;
        if (live) open(document);
        else void document.destroy();
      },
      (error: unknown) => live && fail(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      live = false;
      void opened?.destroy();
    };
  }, [bytes]);
  if (failed !== undefined) return <p className="quiet">{t("The pages cannot be shown: {failed}", { failed })}</p>;
  if (pdf === undefined) return <p className="quiet">{t("Reading the file…")}</p>;
  const pages = pdf.numPages;
  return (
    <div className="pdf-pages">
      <PdfPage pdf={pdf} page={page} label={t("Page {page} of {pages} of {name}", { page, pages, name })} />
      {pages > 1 && (
        <div className="pdf-turn">
          <IconButton
            icon="chevron-right"
            className="flipped"
            label={t("Page before")}
            disabled={page <= 1}
            onClick={() => turn(page - 1)}
          />
          <span>{t("{page} of {pages}", { page, pages })}</span>
          <IconButton icon="chevron-right" label={t("Page after")} disabled={page >= pages} onClick={() => turn(page + 1)} />
        </div>
      )}
    </div>
  );
}

async function opening(bytes: Blob): Promise<Pdf> {
  const data = new Uint8Array(await bytes.arrayBuffer());
  return getDocument({ data, isEvalSupported: false, useSystemFonts: true, verbosity: 0 }).promise;
}

function PdfPage({ pdf, page, label }: { readonly pdf: Pdf; readonly page: number; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, tell] = useState("");
  useEffect(() => {
    let live = true;
    let stop = (): void => undefined;
    void (async () => {
      const shown = await pdf.getPage(page);
      const place = canvas.current;
      if (!live || place === null) return;
      const { width } = shown.getViewport({ scale: 1 });
      const wanted = Math.min(WIDEST, place.clientWidth * devicePixelRatio);
      const viewport = shown.getViewport({ scale: wanted / width });
      place.width = Math.round(viewport.width);
      place.height = Math.round(viewport.height);
      const drawing = shown.render({ canvas: place, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
      const { items } = await shown.getTextContent();
      if (live) tell(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    })().catch(() => undefined);
    return () => {
      live = false;
      stop();
    };
  }, [pdf, page]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={label} />
      <p className="visually-hidden">{text}</p>
    </>
  );
}
