import type { FileItem } from "../../model/fileItem.ts";
import { own } from "../../model/json.ts";

/** How a file can be shown. */
export type FileKind = "image" | "audio" | "video" | "pdf" | "html" | "markdown" | "csv" | "text" | "none";

const BY_ENDING: Readonly<Record<string, FileKind>> = {
  csv: "csv",
  htm: "html",
  html: "html",
  md: "markdown",
  markdown: "markdown",
};
/** Files whose maker knew no media type are told by how they are called. */
const MEDIA_BY_ENDING: Readonly<Record<string, string>> = {
  aac: "audio/aac",
  avif: "image/avif",
  bmp: "image/bmp",
  flac: "audio/flac",
  gif: "image/gif",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  m4a: "audio/mp4",
  m4v: "video/mp4",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  ogv: "video/ogg",
  opus: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  wav: "audio/wav",
  webm: "video/webm",
  webp: "image/webp",
};
const VAGUE = new Set(["", "application/octet-stream", "binary/octet-stream"]);
const TEXTUAL = /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:json|xml|yaml|x-yaml|javascript|x-ndjson|ndjson|toml|sql)\b)/;
const TEXT_ENDINGS = /\.(?:txt|log|json|ndjson|xml|ya?ml|toml|sql|tsv|js|ts|css|ini|conf)$/;

/** Its media type without parameters; where that says nothing, the one that the ending of its name stands for. */
export function mediaType({ name, type }: Pick<FileItem, "name" | "type">): string {
  const media = (type.toLowerCase().split(";", 1)[0] as string).trim();
  return (VAGUE.has(media) ? own(MEDIA_BY_ENDING, endingOf(name)) : undefined) ?? media;
}

/** By its media type, else by the ending of its name. */
export function fileKind(file: Pick<FileItem, "name" | "type">): FileKind {
  const media = mediaType(file);
  if (/^image\//.test(media)) return "image";
  if (/^audio\//.test(media)) return "audio";
  if (/^video\//.test(media)) return "video";
  if (media === "application/pdf") return "pdf";
  if (media === "text/html") return "html";
  if (media === "text/markdown") return "markdown";
  if (media === "text/csv") return "csv";
  return own(BY_ENDING, endingOf(file.name)) ?? (TEXTUAL.test(media) || TEXT_ENDINGS.test(file.name.toLowerCase()) ? "text" : "none");
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
