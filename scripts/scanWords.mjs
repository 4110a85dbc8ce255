import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/**
 * @typedef {{ readonly text: string, readonly line: number }} Found
 * @typedef {{
 *   readonly texts: readonly string[],
 *   readonly marked: readonly string[],
 *   readonly counted: readonly string[],
 *   readonly loose: readonly Found[],
 *   readonly early: readonly Found[],
 * }} Scan `texts`: all that is translated; `marked`, `counted`: those of them that stand in data, and those that have a plural; `loose`: what
 * reads like a text and is not translated; `early`: what is translated while the module loads, before the language is known.
 */

/** Attributes that name something for the machine, whatever they hold. */
const CODE_ATTRIBUTE =
  /^(className|id|key|type|role|icon|keys|style|href|rel|target|d|viewBox|mode|kind|view|panel|controls|popover|fill|stroke|transform|autoComplete|inputMode|name|accept|align|language|data-.*|aria-(controls|keyshortcuts|labelledby|describedby|current|live|haspopup|autocomplete|sort))$/;
/** Attributes and properties that are read by people, whatever they hold. */
const HUMAN =
  /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|label|placeholder|alt|hint|help|text|summary|description|heading|message|problem|word|what|why|empty|nothing|send|fault|noun)$/;
/** Properties whose words are ids of panes, tabs and the like. */
const CODE_PROPERTY = /^(className|group|icon|keys|key|pane|tab|rail|view|at|kind|format|font|type|returnedText|where|".*")$/;
/** Functions whose texts are selectors, keys or the like. */
const CODE_CALL =
  /(^|\.)(Error|matchMedia|querySelector|querySelectorAll|closest|matches|startsWith|endsWith|includes|setAttribute|keysText|keys|newVisit|openDock|openPane|whenDrawn|useFirstFocus|getAttribute|add|remove|toggle|actionOf|glob|theme|freeName)$/;

const SENTENCE = /\p{L}{2,}[,.:;?!)”’]* [\p{L}\p{N}“({]|\{\} \p{L}{2,}/u;
const WORD = /^\p{Lu}\p{Ll}+$/u;
const KEY = /^(Shift|Meta|Control|Ctrl|Alt|Escape|Enter|Tab|Delete|Backspace|Arrow\w+)$/;
/** What reads like a text and is for a machine: relations of a link, the first line of a drawing, keys of a list, names. */
const MACHINE = new Set([
  "noreferrer noopener",
  "flowchart LR",
  "translate({}px, {}px) scale({})",
  "nudge {}",
  "into {}",
  "Copied nodes",
  "vwmp schedule",
  "VWMP",
  "nominal",
  "English",
  "Deutsch",
]);
/** A whole expression, a path, or an example of JSON. */
const EXAMPLE = /^\$\{[^}]*\}$|^\/\w+$|^\{ ".*\}$/;
const CODE_TEXT = /^import \{|[<>#[\]=]|\dpx\b|var\(--|\$\{|sans-serif|^[.:*]/u;

/** Every text of the studio's source, by file; tests are left out. @param {string} folder */
export function scanFolder(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  );
  return new Map(files.sort().map((name) => [name, scanSource(name, readFileSync(join(folder, name), "utf8"))]));
}

/** @param {string} name @param {string} source @returns {Scan} */
export function scanSource(name, source) {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true, name.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  /** @type {{ texts: string[], marked: string[], counted: string[], loose: Found[], early: Found[] }} */
  const scan = { texts: [], marked: [], counted: [], loose: [], early: [] };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const called = ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : "";
    if (ts.isCallExpression(node) && (called === "t" || called === "tn") && isEarly(node)) scan.early.push({ text: node.getText(), line });
    const text = textOf(node);
    if (text !== undefined) {
      const use = roleOf(node);
      if (use === "loose" && isHuman(node, text)) scan.loose.push({ text, line });
      if (use === "t" || use === "tn" || use === "msg") scan.texts.push(text);
      if (use === "msg") scan.marked.push(text);
      if (use === "tn") scan.counted.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return scan;
}

/** What a literal says, `{}` for what is put in; nothing for other nodes. @param {ts.Node} node */
export function textOf(node) {
  if (ts.isJsxText(node)) return node.text.replace(/\s+/g, " ").trim();
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join("");
  return undefined;
}

/** The node that a literal is a choice of. @param {ts.Node} node */
function chosenFor(node) {
  let at = node;
  while (ts.isConditionalExpression(at.parent) && at.parent.condition !== at) at = at.parent;
  return at;
}

/** How a literal is used: translated at once, marked for later, one half of a counted text (which stands under the other), or neither. @param {ts.Node} node */
function roleOf(node) {
  const chosen = chosenFor(node);
  const { parent } = chosen;
  if (ts.isCallExpression(parent) && ts.isIdentifier(parent.expression)) {
    const at = parent.arguments.indexOf(/** @type {ts.Expression} */ (chosen));
    const { text } = parent.expression;
    if (text === "t" && at === 0) return "t";
    if (text === "tn" && at > 0) return at === 2 ? "tn" : "one";
    if (text === "msg" && at === 0) return "msg";
  }
  if (ts.isJsxAttribute(parent) && parent.name.getText() === "text" && parent.parent.parent.tagName.getText() === "Words") return "t";
  return "loose";
}

/** The nearest node around a literal that says what it is for. @param {ts.Node} node */
function purposeOf(node) {
  let at = node.parent;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isConditionalExpression(at) ||
    ts.isJsxExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isTemplateSpan(at) ||
    ts.isTemplateExpression(at) ||
    (ts.isBinaryExpression(at) && /^(\?\?|&&|\|\||\+)$/.test(at.operatorToken.getText()))
  )
    at = at.parent;
  return at;
}

/** True for what a person reads, as far as that can be seen from where it stands. @param {ts.Node} node @param {string} text */
export function isHuman(node, text) {
  if (!/\p{L}{2}/u.test(text) || MACHINE.has(text) || EXAMPLE.test(text)) return false;
  if (ts.isJsxText(node)) return true;
  const direct = node.parent;
  if (ts.isBinaryExpression(direct) && /^(===|!==|in)$/.test(direct.operatorToken.getText())) return false;
  if (ts.isPropertyAssignment(direct) && direct.name === node) return false;
  if (ts.isCaseClause(direct) || ts.isElementAccessExpression(direct) || ts.isTaggedTemplateExpression(direct)) return false;
  for (let at = node.parent; at !== undefined && !ts.isStatement(at); at = at.parent) {
    if (ts.isVariableDeclaration(at) && at.type?.getText() === "Workflow") return false;
    if (ts.isJsxAttribute(at)) {
      if (CODE_ATTRIBUTE.test(at.name.getText())) return false;
      break;
    }
    if (ts.isThrowStatement(at)) return false;
  }
  const purpose = purposeOf(node);
  if (ts.isThrowStatement(purpose)) return false;
  if (ts.isJsxElement(purpose) || ts.isJsxFragment(purpose) || isPlural(node)) return true;
  if (ts.isJsxAttribute(purpose) && HUMAN.test(purpose.name.getText())) return true;
  if (ts.isPropertyAssignment(purpose)) {
    if (CODE_PROPERTY.test(purpose.name.getText())) return false;
    if (HUMAN.test(purpose.name.getText())) return true;
  }
  if ((ts.isCallExpression(purpose) || ts.isNewExpression(purpose)) && CODE_CALL.test(purpose.expression.getText())) return false;
  return (SENTENCE.test(text) || (WORD.test(text) && !KEY.test(text))) && !CODE_TEXT.test(text);
}

/** True for the texts of a choice between one and several. @param {ts.Node} node */
function isPlural({ parent }) {
  return (
    ts.isConditionalExpression(parent) &&
    /=== 1$/.test(parent.condition.getText()) &&
    [parent.whenTrue, parent.whenFalse].every(ts.isStringLiteral)
  );
}

/** True for what runs while the module loads: in no function, or in one that is given to a call there. @param {ts.Node} node */
export function isEarly(node) {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (!ts.isFunctionLike(at)) continue;
    const call = at.parent;
    if (!ts.isCallExpression(call) || !/(^|\.)(map|flatMap|filter|fromEntries|create)$/.test(call.expression.getText())) return false;
    return isEarly(call);
  }
  return true;
}
