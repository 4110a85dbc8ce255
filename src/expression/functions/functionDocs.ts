import type { Json } from "../../model/json.ts";

/** What the docs and completion say of a function. Apart from its code, so that the engine does without. */
export type FunctionDocs = {
  readonly name: string;
  /** `round(number, digits?)` */
  readonly signature: string;
  /** One sentence. */
  readonly summary: string;
  /** An expression; a test evaluates it and compares with `result`. */
  readonly example: string;
  readonly result: Json;
};

function docs(signature: string, summary: string, example: string, result: Json): FunctionDocs {
  return { name: signature.slice(0, signature.indexOf("(")), signature, summary, example, result };
}

/** Every function of the language beside JavaScript's own, in the order of the docs. */
export const FUNCTION_DOCS: readonly FunctionDocs[] = [
  docs("upper(text)", "The text in capital letters.", 'upper("Straße")', "STRASSE"),
  docs("lower(text)", "The text in small letters.", 'lower("ABC")', "abc"),
  docs("trim(text)", "The text without space at both ends.", 'trim("  a b ")', "a b"),
  docs("capitalize(text)", "The text with its first letter as a capital.", 'capitalize("élan vital")', "Élan vital"),
  docs(
    "slug(text)",
    "The text as small letters, digits and hyphens, for names and addresses.",
    'slug("Crème Brûlée, 2 Stück!")',
    "creme-brulee-2-stuck",
  ),
  docs(
    "truncate(text, length, end?)",
    "The text cut to a length, with an ellipsis (or `end`) where it was cut.",
    'truncate("A long story", 7)',
    "A long…",
  ),
  docs("urlEncode(text)", "The text as it may stand in an address.", 'urlEncode("a b&c")', "a%20b%26c"),
  docs("base64(text)", "The UTF-8 bytes of the text as base64.", 'base64("héllo")', "aMOpbGxv"),
  docs("fromBase64(text)", "The text whose UTF-8 bytes the base64 holds; the URL alphabet is read too.", 'fromBase64("aMOpbGxv")', "héllo"),
  docs("isEmpty(value)", "True for null, undefined, an empty text, list or object.", "isEmpty([])", true),
  docs("coalesce(…values)", "The first value that is neither null, undefined nor an empty text.", 'coalesce(null, "", "b", "c")', "b"),
  docs("round(number, digits?)", "The number rounded to a count of decimal digits; halves go away from zero.", "round(1.005, 2)", 1.01),
  docs("sum(list)", "The sum of the numbers; 0 for an empty list. Null and empty texts are left out.", "sum([1, 2, null, 3.5])", 6.5),
  docs("average(list)", "The mean of the numbers; null for an empty list.", "average([1, 2, 6])", 3),
  docs("min(list)", "The smallest number of a list or of the arguments; null for none.", "min([3, 1, 2])", 1),
  docs("max(list)", "The largest number of a list or of the arguments; null for none.", "max([3, 1, 2])", 3),
  docs("median(list)", "The middle number, or the mean of the two in the middle; null for an empty list.", "median([1, 9, 3, 5])", 4),
  docs("clamp(number, low, high)", "The number, or the bound it passes.", "clamp(120, 0, 100)", 100),
  docs("first(list)", "The first element; undefined for an empty list.", "first([3, 4, 5])", 3),
  docs("last(list)", "The last element; undefined for an empty list.", "last([3, 4, 5])", 5),
  docs("unique(list)", "Every element once, in order; objects are compared by their JSON.", "unique([1, 2, 1, { a: 1 }, { a: 1 }])", [
    1,
    2,
    { a: 1 },
  ]),
  docs("range(from, to?, step?)", "Numbers from `from` up to but not with `to`; with one argument from 0.", "range(2, 8, 2)", [2, 4, 6]),
  docs(
    "groupBy(list, key)",
    "An object of lists: the elements by what `key` says of them.",
    'groupBy([1, 2, 3], x => x % 2 === 0 ? "even" : "odd")',
    { odd: [1, 3], even: [2] },
  ),
  docs(
    "sortBy(list, key, order?)",
    'A sorted copy, by what `key` says; order "desc" turns it round.',
    "sortBy([{ n: 2 }, { n: 1 }], x => x.n)",
    [{ n: 1 }, { n: 2 }],
  ),
  docs("chunk(list, size)", "The list cut into lists of a size.", "chunk([1, 2, 3, 4, 5], 2)", [[1, 2], [3, 4], [5]]),
  docs("flatten(list)", "All elements of nested lists in one list.", "flatten([1, [2, [3, 4]]])", [1, 2, 3, 4]),
  docs("compact(list)", "The list without null, undefined and empty texts.", 'compact([1, null, "", 0, "a"])', [1, 0, "a"]),
  docs("pick(object, keys)", "A copy with only these keys.", 'pick({ a: 1, b: 2, c: 3 }, ["a", "c"])', { a: 1, c: 3 }),
  docs("omit(object, keys)", "A copy without these keys.", 'omit({ a: 1, b: 2, c: 3 }, ["b"])', { a: 1, c: 3 }),
  docs("merge(…objects)", "One object with the keys of all; later ones win, null is left out.", "merge({ a: 1, b: 1 }, { b: 2 })", {
    a: 1,
    b: 2,
  }),
  docs(
    "parseDate(value, zone?)",
    "ISO text in UTC of ISO text or of milliseconds since 1970. Text without an offset is read in the zone (UTC).",
    'parseDate("2026-07-01 12:00", "Europe/Berlin")',
    "2026-07-01T10:00:00.000Z",
  ),
  docs(
    "formatDate(date, pattern?, zone?)",
    "The date as text: yyyy MM dd HH mm ss SSS, MMM and MMMM, EEE and EEEE, h and a, Q, XXX; other letters in single quotes.",
    'formatDate("2026-07-01T10:00:00Z", "d MMM yyyy, HH:mm", "Europe/Berlin")',
    "1 Jul 2026, 12:00",
  ),
  docs(
    "addDate(date, amount, unit, zone?)",
    "The date moved by an amount of milliseconds, seconds, minutes, hours, days, weeks, months, quarters or years.",
    'addDate("2026-01-31", 1, "month")',
    "2026-02-28T00:00:00.000Z",
  ),
  docs(
    "diffDates(from, to, unit?, zone?)",
    "How long from one date to another, in days or the unit given; months, quarters and years are whole.",
    'diffDates("2026-01-31", "2026-03-01", "day")',
    29,
  ),
  docs(
    "startOf(date, unit, zone?)",
    "The start of the day, week (Monday), month or another unit in which the date lies.",
    'startOf("2026-07-15T13:00:00Z", "month")',
    "2026-07-01T00:00:00.000Z",
  ),
  docs(
    "endOf(date, unit, zone?)",
    "The last millisecond of the day, week (to Sunday), month or another unit in which the date lies.",
    'endOf("2026-03-29T12:00:00Z", "day", "Europe/Berlin")',
    "2026-03-29T21:59:59.999Z",
  ),
  docs(
    "inZone(date, zone)",
    "ISO text of the date as the clocks of a zone show it, with the offset.",
    'inZone("2026-07-01T10:00:00Z", "America/New_York")',
    "2026-07-01T06:00:00.000-04:00",
  ),
  docs("weekday(date, zone?)", "The day of the week: 1 for Monday to 7 for Sunday.", 'weekday("2026-03-29")', 7),
  docs("isoWeek(date, zone?)", "The ISO week with its year.", 'isoWeek("2027-01-01")', "2026-W53"),
  docs("words(text)", "The words of a text; capitals inside a name begin one.", 'words("parseHTTPRequest no. 2")', [
    "parse",
    "HTTP",
    "Request",
    "no",
    "2",
  ]),
  docs("camelCase(text)", "The words as one name, in which capitals begin words.", 'camelCase("Order total (net)")', "orderTotalNet"),
  docs("snakeCase(text)", "The words in small letters with underscores between.", 'snakeCase("orderTotal")', "order_total"),
  docs("kebabCase(text)", "The words in small letters with hyphens between.", 'kebabCase("orderTotal")', "order-total"),
  docs("titleCase(text)", "The words, each with a capital.", 'titleCase("order_total")', "Order Total"),
  docs(
    "pad(text, length, fill?)",
    "The text filled up to a length at its start, with spaces or `fill`; at its end for a negative length.",
    'pad(7, 3, "0")',
    "007",
  ),
  docs("similarity(a, b)", "How alike two texts are, from 0 to 1, by the characters to change.", 'similarity("Meier", "Meyer")', 0.8),
  docs("hex(text)", "The UTF-8 bytes of the text as hex digits.", 'hex("hé")', "68c3a9"),
  docs("fromHex(text)", "The text whose UTF-8 bytes the hex digits hold.", 'fromHex("68c3a9")', "hé"),
  docs("crc32(text)", "The CRC-32 of the UTF-8 bytes of the text, as eight hex digits.", 'crc32("123456789")', "cbf43926"),
  docs(
    "escapeHtml(text)",
    "The text as it may stand in HTML, in attributes too.",
    "escapeHtml(\"<b> & 'c'\")",
    "&lt;b&gt; &amp; &#39;c&#39;",
  ),
  docs("urlDecode(text)", "The text that stands in an address with % codes.", 'urlDecode("a%20b%26c")', "a b&c"),
  docs(
    "parseNumber(text, decimal?)",
    'The number a text holds, with groups of digits; the decimal sign is "." or ",".',
    'parseNumber("1.234,50", ",")',
    1234.5,
  ),
  docs(
    "formatNumber(number, digits?)",
    "The number with a count of decimal digits and commas between thousands.",
    "formatNumber(1234567.5, 2)",
    "1,234,567.50",
  ),
  docs(
    "mapValues(object, change)",
    "An object with the same keys and what `change` makes of each value and key.",
    "mapValues({ a: 1, b: 2 }, x => x * 10)",
    { a: 10, b: 20 },
  ),
  docs(
    "get(value, path, fallback?)",
    "The value at a path; `fallback` where it is missing or null.",
    'get({ lines: [{ price: 5 }] }, "lines[0].price")',
    5,
  ),
  docs("zip(…lists)", "Lists of the first elements, the second ones and so on; null where a list is shorter.", 'zip([1, 2], ["a", "b"])', [
    [1, "a"],
    [2, "b"],
  ]),
  docs(
    "intersection(a, b)",
    "The elements of the first list that are in the second too; objects are compared by their JSON.",
    "intersection([1, 2, 3], [3, 2])",
    [2, 3],
  ),
  docs("difference(a, b)", "The elements of the first list that are not in the second.", "difference([1, 2, 3], [2])", [1, 3]),
  docs(
    "minBy(list, key)",
    "The first element with the smallest number that `key` gives; null for an empty list.",
    "minBy([{ n: 2 }, { n: 1 }], x => x.n)",
    { n: 1 },
  ),
  docs(
    "maxBy(list, key)",
    "The first element with the largest number that `key` gives; null for an empty list.",
    "maxBy([{ n: 2 }, { n: 1 }], x => x.n)",
    { n: 2 },
  ),
  docs(
    "sha256(text)",
    "The SHA-256 of the UTF-8 bytes of the text, as 64 hex digits.",
    'sha256("abc")',
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  ),
  docs(
    "jsonata(value, query)",
    "What a JSONata query gives for the value, which it finds as `$`. `$now`, `$millis`, `$random`, `$shuffle` and `$eval` are not offered.",
    'jsonata({ lines: [{ price: 3, count: 2 }, { price: 1.5, count: 1 }] }, "$sum(lines.(price * count))")',
    7.5,
  ),
];
