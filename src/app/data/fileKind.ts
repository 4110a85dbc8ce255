import type { FileItem } from "../../model/fileItem.ts";
import { locale } from "../words/words.ts";

/** How a file can be shown. */
export type FileKind = "image" | "audio" | "video" | "pdf" | "html" | "markdown" | "csv" | "text" | "none";

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  csv: "csv",
  htm: "html",
  html: "html",
  md: "markdown",
  markdown: "markdown",
  pdf: "pdf",
};
const TEXTUAL = /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:json|xml|yaml|x-yaml|javascript|x-ndjson|ndjson|toml|sql)\b)/;
const TEXT_ENDINGS = /\.(?:txt|log|json|ndjson|xml|ya?ml|toml|sql|tsv|js|ts|css|ini|conf)$/;

/** By its media type, else by the ending of its name. */
export function fileKind({ name, type }: Pick<FileItem, "name" | "type">): FileKind {
  const media = type.toLowerCase().split(";", 1)[0] as string;
  if (/^image\//.test(media)) return "image";
  if (/^audio\//.test(media)) return "audio";
  if (/^video\//.test(media)) return "video";
  if (media === "application/pdf") return "pdf";
  if (media === "text/html") return "html";
  if (media === "text/markdown") return "markdown";
  if (media === "text/csv") return "csv";
  const lower = name.toLowerCase();
  const ending = lower.slice(lower.lastIndexOf(".") + 1);
  if (Object.hasOwn(BY_ENDING, ending)) return BY_ENDING[ending] as FileKind;
  return TEXTUAL.test(media) || TEXT_ENDINGS.test(lower) ? "text" : "none";
}

/** A size for people: `12 kB`. */
export function sizeText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size.toLocaleString(locale(), { maximumFractionDigits: unit === 0 ? 0 : 1 })} ${units[unit]}`;
}
