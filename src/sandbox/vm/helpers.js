// The helper libraries of a program, as the globals `text`, `date` and `list`. Plain functions of their arguments.
(() => {
  const words = (value) => String(value).match(/[\p{Lu}]?[\p{Ll}\p{N}]+|[\p{Lu}]+(?![\p{Ll}])|[\p{L}\p{N}]+/gu) ?? [];
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

  const text = {
    words,
    capitalize: (value) => String(value).charAt(0).toUpperCase() + String(value).slice(1),
    title: (value) => String(value).replace(/\p{L}[\p{L}\p{M}'’]*/gu, capital),
    camel: (value) =>
      words(value)
        .map((word, at) => (at === 0 ? word.toLowerCase() : capital(word)))
        .join(""),
    snake: (value) =>
      words(value)
        .map((word) => word.toLowerCase())
        .join("_"),
    kebab: (value) =>
      words(value)
        .map((word) => word.toLowerCase())
        .join("-"),
    slug: (value) =>
      words(String(value).normalize("NFD").replace(/\p{M}/gu, ""))
        .map((word) => word.toLowerCase())
        .join("-"),
    truncate: (value, most, end = "…") => {
      const letters = [...String(value)];
      return letters.length <= most ? letters.join("") : letters.slice(0, Math.max(0, most - [...end].length)).join("") + end;
    },
    squeeze: (value) => String(value).trim().replace(/\s+/gu, " "),
    lines: (value) => String(value).split(/\r\n|\r|\n/),
    escapeRegex: (value) => String(value).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"),
  };

  const UNITS = { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 };
  const instant = (value) => {
    const found = new Date(value);
    if (Number.isNaN(found.getTime())) throw new TypeError(`“${value}” is no date`);
    return found;
  };
  const unitOf = (unit) => {
    if (Object.hasOwn(UNITS, unit)) return UNITS[unit];
    throw new TypeError(`“${unit}” is no unit: write ${Object.keys(UNITS).join(", ")}, months or years`);
  };
  const addMonths = (value, months) => {
    const from = instant(value);
    const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
    const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
    const day = Math.min(from.getUTCDate(), last) - 1;
    return new Date(first + day * UNITS.days + (from.getTime() - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate())));
  };
  const STARTS = { year: 4, month: 7, day: 10, hour: 13, minute: 16 };

  // All of it is in UTC and gives ISO text, as JSON has it.
  const date = {
    iso: (value) => instant(value).toISOString(),
    day: (value) => instant(value).toISOString().slice(0, 10),
    add: (value, amount, unit = "days") => {
      if (unit === "months" || unit === "years") return addMonths(value, unit === "years" ? amount * 12 : amount).toISOString();
      return new Date(instant(value).getTime() + amount * unitOf(unit)).toISOString();
    },
    between: (from, to, unit = "days") => (instant(to).getTime() - instant(from).getTime()) / unitOf(unit),
    startOf: (value, unit = "day") => {
      if (!Object.hasOwn(STARTS, unit)) throw new TypeError(`“${unit}” is no unit: write ${Object.keys(STARTS).join(", ")}`);
      return `${instant(value).toISOString().slice(0, STARTS[unit])}${"YYYY-01-01T00:00:00.000Z".slice(STARTS[unit])}`;
    },
    weekday: (value) => instant(value).getUTCDay() || 7,
  };

  const reader = (by) => (typeof by === "function" ? by : (item) => item?.[by]);
  const groups = (items, by) => {
    const read = reader(by);
    const found = new Map();
    for (const item of items) {
      const key = read(item);
      if (found.has(key)) found.get(key).push(item);
      else found.set(key, [item]);
    }
    return found;
  };
  const compare = (a, b) =>
    a === b ? 0 : a === undefined || a === null ? 1 : b === undefined || b === null ? -1 : a < b ? -1 : a > b ? 1 : 0;

  const list = {
    groupBy: (items, by) => [...groups(items, by)].map(([key, members]) => ({ key, items: members })),
    countBy: (items, by) => [...groups(items, by)].map(([key, members]) => ({ key, count: members.length })),
    unique: (items, by = (item) => item) => [...groups(items, by).values()].map(([first]) => first),
    sortBy: (items, by, order = "asc") => {
      const read = reader(by);
      const turn = order === "desc" ? -1 : 1;
      return items
        .map((item) => [read(item), item])
        .sort(([a], [b]) => turn * compare(a, b))
        .map(([, item]) => item);
    },
    chunk: (items, size) => {
      if (!Number.isInteger(size) || size < 1) throw new RangeError(`A chunk of ${size} items cannot be: write a whole number from 1`);
      return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
    },
    sum: (items, by = (item) => item) => items.reduce((sum, item) => sum + (Number(reader(by)(item)) || 0), 0),
    average: (items, by = (item) => item) => (items.length === 0 ? null : list.sum(items, by) / items.length),
    range: (from, to, step = 1) => {
      if (!(step > 0)) throw new RangeError("The step of a range is a number over 0");
      return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, at) => from + at * step);
    },
    zip: (a, b) => Array.from({ length: Math.min(a.length, b.length) }, (_, at) => [a[at], b[at]]),
  };

  for (const [name, value] of Object.entries({ text, date, list })) {
    Object.defineProperty(globalThis, name, { value: Object.freeze(value), writable: true, configurable: true, enumerable: true });
  }
})();
