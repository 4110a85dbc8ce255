/**
 * What a plain scalar of YAML 1.2 (core schema) is: null, true, false, a number (NaN for `.nan` and for what is infinite) or
 * the text itself.
 */
export function plainScalar(text: string): null | boolean | number | string {
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\dA-Fa-f]+)$/.test(text)) return Number(text);
  return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text) ? Number.NaN : text;
}
