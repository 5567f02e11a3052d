import ts from 'typescript';

/** One wrong change of a file: what stands from `start` to `end` is replaced. */
export interface Mutant {
  /** Path from the project's folder. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** What stood there, on one line. */
  readonly before: string;
}

type Change = readonly [node: { readonly start: number; readonly end: number }, text: string];

const { SyntaxKind: K } = ts;
const OPERATORS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [K.PlusToken, '-'],
  [K.MinusToken, '+'],
  [K.AsteriskToken, '/'],
  [K.SlashToken, '*'],
  [K.PercentToken, '*'],
  [K.AsteriskAsteriskToken, '*'],
  [K.LessThanToken, '<='],
  [K.LessThanEqualsToken, '<'],
  [K.GreaterThanToken, '>='],
  [K.GreaterThanEqualsToken, '>'],
  [K.EqualsEqualsEqualsToken, '!=='],
  [K.ExclamationEqualsEqualsToken, '==='],
  [K.AmpersandAmpersandToken, '||'],
  [K.BarBarToken, '&&'],
  [K.PlusEqualsToken, '-='],
  [K.MinusEqualsToken, '+='],
  [K.AsteriskEqualsToken, '/='],
  [K.SlashEqualsToken, '*='],
]);
const METHODS: Readonly<Record<string, string>> = {
  ...{ min: 'max', max: 'min', floor: 'ceil', ceil: 'floor', some: 'every', every: 'some' },
  ...{ sin: 'cos', cos: 'sin', push: 'unshift', first: 'last', startsWith: 'endsWith' },
};

/** Every change of these kinds that a source file has room for, in its order. Types, imports and words are left alone. */
export function mutantsOf(file: string, code: string): Mutant[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node))
      return;
    for (const [{ start, end }, text] of changesOf(node, source))
      found.push({
        ...{ file, start, end, text },
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        before: code.slice(start, end).replace(/\s+/g, ' '),
      });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function changesOf(node: ts.Node, source: ts.SourceFile): Change[] {
  const at = (part: ts.Node) => ({ start: part.getStart(source), end: part.getEnd() });
  const text = (part: ts.Node) => part.getText(source);
  if (ts.isBinaryExpression(node)) {
    const { operatorToken: operator, left, right } = node;
    if (operator.kind === K.QuestionQuestionToken) return [[at(node), `(${text(right)})`]];
    const other = OPERATORS.get(operator.kind);
    const joinsWords = operator.kind === K.PlusToken && [left, right].some(isText);
    return other === undefined || joinsWords ? [] : [[at(operator), other]];
  }
  if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === K.ExclamationToken || node.operator === K.MinusToken)
      return [[at(node), text(node.operand)]];
    return stepOf(node.operator).map((step) => [at(node), step + text(node.operand)]);
  }
  if (ts.isPostfixUnaryExpression(node))
    return stepOf(node.operator).map((step) => [at(node), text(node.operand) + step]);
  if (ts.isNumericLiteral(node) && !ts.isPropertyAssignment(node.parent))
    return [[at(node), String(Number(node.text) + 1)]];
  if (node.kind === K.TrueKeyword) return [[at(node), 'false']];
  if (node.kind === K.FalseKeyword) return [[at(node), 'true']];
  if (ts.isConditionalExpression(node))
    return [
      [at(node), `${text(node.condition)} ? ${text(node.whenFalse)} : ${text(node.whenTrue)}`],
    ];
  if (ts.isIfStatement(node)) return [[at(node.expression), `!(${text(node.expression)})`]];
  if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) {
    const { name } = node;
    return Object.hasOwn(METHODS, name.text) ? [[at(name), METHODS[name.text]]] : [];
  }
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression))
    return [[at(node), ';']];
  return [];
}

const isText = (node: ts.Node): boolean =>
  ts.isStringLiteral(node) ||
  ts.isTemplateExpression(node) ||
  ts.isNoSubstitutionTemplateLiteral(node);

const stepOf = (operator: ts.SyntaxKind): string[] =>
  operator === K.PlusPlusToken ? ['--'] : operator === K.MinusMinusToken ? ['++'] : [];
