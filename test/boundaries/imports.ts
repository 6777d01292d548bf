import { posix } from 'node:path';
import ts from 'typescript';

/** One thing that a file takes from elsewhere. */
export interface Import {
  /** As written: `./x.ts`, `pg`, `node:net`; `global:fetch` for what needs no import. */
  from: string;
  /** Gone at run time. */
  isType: boolean;
  /** What is taken by name; empty for the whole. */
  names: readonly string[];
}

/** Each file, by its path from the checkout on, with what it takes. */
export type Imports = Readonly<Record<string, readonly Import[]>>;

// Without an import, these open connections too.
const GLOBALS = new Set(['fetch', 'WebSocket', 'EventSource']);

/** Reads what a source takes, in whatever form: import, export from, import(), require(), globals. */
export function readImports(file: string, text: string): Import[] {
  const found: Import[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) found.push(...readDeclaration(node));
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.push(...readCall(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ from: unquote(node.argument.literal), isType: true, names: [] });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function readDeclaration(node: ts.ImportDeclaration | ts.ExportDeclaration): Import[] {
  if (!node.moduleSpecifier) return [];
  const from = unquote(node.moduleSpecifier);
  if (ts.isExportDeclaration(node)) return [{ from, isType: node.isTypeOnly, names: [] }];
  const clause = node.importClause;
  if (!clause) return [{ from, isType: false, names: [] }];
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return [{ from, isType: true, names: [] }];
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || ts.isNamespaceImport(bindings)) return [{ from, isType: false, names: [] }];
  const values = bindings.elements.filter((element) => !element.isTypeOnly);
  return [
    {
      from,
      isType: values.length === 0,
      names: values.map(({ name, propertyName }) => (propertyName ?? name).text),
    },
  ];
}

function readCall(node: ts.CallExpression | ts.NewExpression): Import[] {
  const callee = node.expression;
  const first = node.arguments?.[0];
  const isLoading = callee.kind === ts.SyntaxKind.ImportKeyword || callee.getText() === 'require';
  if (isLoading) {
    return first && ts.isStringLiteralLike(first) ? [{ from: first.text, isType: false, names: [] }] : [];
  }
  const name = callee.getText().replace(/^globalThis\./, '');
  return GLOBALS.has(name) ? [{ from: `global:${name}`, isType: false, names: [] }] : [];
}

function unquote(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

/** The file that a relative import means, or the package it names. */
export function resolveImport(file: string, from: string): string {
  return from.startsWith('.') ? posix.join(posix.dirname(file), from) : from;
}

/** The circles among the files, each as the way round, the smallest name first. */
export function findCircles(imports: Imports): string[] {
  const state = new Map<string, 'open' | 'done'>();
  const circles = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.add(nameCircle(way.slice(way.indexOf(file))));
      return;
    }
    state.set(file, 'open');
    for (const { from, isType } of imports[file] ?? []) {
      // A type is gone before the program runs, so it can't make a circle of it.
      const next = resolveImport(file, from);
      if (!isType && next in imports) walk(next, [...way, file]);
    }
    state.set(file, 'done');
  };
  for (const file of Object.keys(imports)) walk(file, []);
  return [...circles];
}

function nameCircle(way: readonly string[]): string {
  const first = way.indexOf(way.toSorted()[0] ?? '');
  return [...way.slice(first), ...way.slice(0, first), way[first]].join(' → ');
}
