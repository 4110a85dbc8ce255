/** What moves a picture; `press` answers whether the key meant something. */
export type PictureView = { press(key: string): boolean };

const STEP = 1.25;
const TENTH = 0.1;
/** Least and most of the whole picture that is shown, in each direction. */
const RANGE = [0.02, 20] as const;

/** Lets a picture be dragged and zoomed inside its own bounds; all of it is shown no larger than it is. */
export function pictureView(svg: SVGSVGElement): PictureView {
  const whole = svg.viewBox.baseVal;
  const [left, top, width, height] = [whole.x, whole.y, whole.width, whole.height];
  const middle = { x: left + width / 2, y: top + height / 2 };
  let shown = 1;
  /** Until somebody moves it, all of it is shown in whatever room there is. */
  let untouched = true;
  const show = (): void => {
    const [w, h] = [width * shown, height * shown];
    svg.setAttribute("viewBox", `${middle.x - w / 2} ${middle.y - h / 2} ${w} ${h}`);
  };
  const move = (dx: number, dy: number): void => {
    untouched = false;
    middle.x = Math.min(left + width, Math.max(left, middle.x + dx));
    middle.y = Math.min(top + height, Math.max(top, middle.y + dy));
    show();
  };
  /** So that what lies under a point stays there. */
  const zoom = (factor: number, at: { readonly x: number; readonly y: number } = middle): void => {
    untouched = false;
    const before = shown;
    shown = Math.min(RANGE[1], Math.max(RANGE[0], shown * factor));
    const kept = shown / before;
    middle.x = at.x + (middle.x - at.x) * kept;
    middle.y = at.y + (middle.y - at.y) * kept;
    show();
  };
  /** How much of the picture a pixel of the page is. */
  const scale = (): number => 1 / (svg.getScreenCTM()?.a || 1);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.addEventListener("pointerdown", (event) => svg.setPointerCapture(event.pointerId));
  svg.addEventListener("pointermove", (event) => {
    if (event.buttons === 1) move(-event.movementX * scale(), -event.movementY * scale());
  });
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
      zoom(1.002 ** event.deltaY, at);
    },
    { passive: false },
  );
  const all = (): void => {
    const room = Math.min(svg.clientWidth / width, svg.clientHeight / height);
    [shown, middle.x, middle.y] = [Math.max(1, room), left + width / 2, top + height / 2];
    untouched = true;
    show();
  };
  new ResizeObserver(() => untouched && all()).observe(svg);
  const keys = new Map<string, () => void>([
    ["+", () => zoom(1 / STEP)],
    ["=", () => zoom(1 / STEP)],
    ["-", () => zoom(STEP)],
    ["0", all],
    ["ArrowLeft", () => move(-width * shown * TENTH, 0)],
    ["ArrowRight", () => move(width * shown * TENTH, 0)],
    ["ArrowUp", () => move(0, -height * shown * TENTH)],
    ["ArrowDown", () => move(0, height * shown * TENTH)],
  ]);
  return {
    press(key) {
      keys.get(key)?.();
      return keys.has(key);
    },
  };
}
