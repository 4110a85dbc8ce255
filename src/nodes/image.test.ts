import { afterEach, expect, test, vi } from "vitest";
import type { Item } from "../model/item.ts";
import { image } from "./image.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";
import { pictureFrame } from "./support/pictureFrame.ts";

const WHOLE = { crop: "", width: 0, height: 0, fit: "inside" } as const;
const PICTURE = { width: 400, height: 200 };

afterEach(() => vi.unstubAllGlobals());

/** A browser that reads one picture, and writes down what is drawn. */
function browser(writes?: string): { readonly drawn: number[][] } {
  const drawn: number[][] = [];
  class OffscreenCanvas {
    getContext = () => ({ drawImage: (_: unknown, ...numbers: number[]) => drawn.push(numbers), fillRect: () => undefined });
    convertToBlob = async ({ type }: { type: string }) => new Blob(["made"], { type: writes ?? type });
  }
  vi.stubGlobal("OffscreenCanvas", OffscreenCanvas);
  vi.stubGlobal("createImageBitmap", async (blob: Blob) => {
    if ((await blob.text()) !== "picture") throw new Error("no picture");
    return { ...PICTURE, close: () => undefined };
  });
  return { drawn };
}

const edit = async (params: Record<string, unknown> = {}, file: Item = btoa("picture")) =>
  (await runNode(image, { params: { ...params, file: () => file } })).out;

test("a side that is not given follows from the other, and a picture may fit, fill or be stretched", () => {
  expect(pictureFrame(PICTURE, WHOLE).to).toEqual(PICTURE);
  expect(pictureFrame(PICTURE, { ...WHOLE, width: 100 }).to).toEqual({ width: 100, height: 50 });
  expect(pictureFrame(PICTURE, { ...WHOLE, height: 100 }).to).toEqual({ width: 200, height: 100 });
  expect(pictureFrame(PICTURE, { ...WHOLE, width: 100, height: 100 }).to).toEqual({ width: 100, height: 50 });
  expect(pictureFrame(PICTURE, { ...WHOLE, width: 100, height: 100, fit: "stretch" })).toMatchObject({
    width: 400,
    to: { width: 100, height: 100 },
  });
  expect(pictureFrame(PICTURE, { ...WHOLE, width: 100, height: 100, fit: "cover" })).toEqual({
    left: 100,
    top: 0,
    width: 200,
    height: 200,
    to: { width: 100, height: 100 },
  });
  expect(pictureFrame({ width: 3, height: 9000 }, { ...WHOLE, height: 10 }).to).toEqual({ width: 1, height: 10 });
});

test("what is cut out is drawn in the new size, under the name of the picture", async () => {
  const { drawn } = browser();
  const [file] = (await runNode(makeFile, { params: { content: () => "picture", name: "cat.gif" } })).out ?? [];
  expect(await edit({ crop: "10, 20, 100, 50", width: 20, format: "jpeg" }, file)).toMatchObject([{ name: "cat.jpg", type: "image/jpeg" }]);
  expect(drawn).toEqual([[10, 20, 100, 50, 0, 0, 20, 10]]);
  expect(await edit({ name: "small.png" })).toMatchObject([{ name: "small.png", type: "image/png" }]);
});

test.each(["1", "0,0,401,1", "0,0,0,1", "-1,0,1,1", "a,b,c,d", "0,0,1,1,1"])("no part of the picture: %s", async (crop) => {
  browser();
  await expect(edit({ crop })).rejects.toMatchObject({ code: "bad-crop", param: "crop", hint: expect.any(String) });
});

test("what is no picture is refused, and so is a format that the browser does not write", async () => {
  browser("image/png");
  await expect(edit({}, btoa("text"))).rejects.toMatchObject({ code: "bad-picture", param: "file", hint: expect.any(String) });
  await expect(edit({}, 1)).rejects.toMatchObject({ code: "not-a-file" });
  await expect(edit({ format: "webp" })).rejects.toMatchObject({ code: "not-here", param: "format" });
  await expect(edit({ width: 8000, height: 0, crop: "0,0,1,200" })).rejects.toMatchObject({ code: "too-large" });
  await expect(edit({ name: "a/b" })).rejects.toMatchObject({ code: "bad-name", param: "name" });
});

test("elsewhere than in the studio it says that it needs it", async () => {
  await expect(edit()).rejects.toMatchObject({ code: "needs-studio", hint: expect.stringContaining("studio") });
  expect(image.place).toBe("studio");
});
