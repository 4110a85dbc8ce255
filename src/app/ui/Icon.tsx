import { createElement, type ReactNode } from "react";
import { iconText } from "./icons.ts";

const SHAPE = /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^>]*?)\/?>/g;
const ATTRIBUTE = /([a-z0-9]+)="([^"]*)"/g;
const drawn = new Map<string, readonly ReactNode[]>();

/** A Lucide icon by name; a plain box where the name is not known. Decorative: name the control it stands in. */
export function Icon({ name, size = 16 }: { readonly name: string; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 20 ? 2 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes(name)}
    </svg>
  );
}

function shapes(name: string): readonly ReactNode[] {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const made = [...iconText(name).matchAll(SHAPE)].map(([, tag, attributes], index) =>
    createElement(tag as string, {
      key: index,
      ...Object.fromEntries([...(attributes as string).matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value])),
    }),
  );
  drawn.set(name, made);
  return made;
}
