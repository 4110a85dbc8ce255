/** Where a number goes when it has more decimals than asked for. */
export type Rounding = "nearest" | "even" | "up" | "down";

/** The number with so many decimals (fewer than 0: tens, hundreds …), by its decimal writing: 1.005 becomes 1.01. Halves go away from 0. */
export function roundNumber(value: number, decimals: number, how: Rounding): number {
  const shifted = moveComma(value, decimals);
  if (!Number.isFinite(shifted) || Number.isInteger(shifted)) return value;
  return moveComma(whole(shifted, how), -decimals) + 0;
}

function whole(value: number, how: Rounding): number {
  if (how === "up") return Math.ceil(value);
  if (how === "down") return Math.floor(value);
  const size = Math.abs(value);
  const low = Math.floor(size);
  const up = how === "even" && size - low === 0.5 ? low % 2 === 1 : size - low >= 0.5;
  return Math.sign(value) * (up ? low + 1 : low);
}

/** Times a power of ten, without the error of a multiplication. */
function moveComma(value: number, places: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}
