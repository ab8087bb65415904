// In: a template's syntax tree and its schema. Out: every unknown variable, helper and partial, told at its line and column.
import type { Report } from '../../base/diagnostic.ts';
import { nearest } from '../content/nearest.ts';
import type { AST } from './ast.ts';
import { endlessTemplate, unknownHelper, unknownPartial, unknownVariable } from './rules.ts';
import type { Schema } from './types.ts';

/** What a name can be at a point of a template: a schema, or anything. */
type Kind = Schema | 'any';
interface Scope {
  readonly kind: Kind;
  readonly names: ReadonlyMap<string, Kind>;
  readonly outer: Scope | undefined;
}

export interface Checked {
  readonly programs: ReadonlyMap<string, { readonly path: string; readonly program: AST.Program }>;
  readonly helpers: readonly string[];
  readonly report: Report;
}

/** Blocks whose inside has the same `this` as their outside. */
const SAME_CONTEXT = new Set(['if', 'unless', 'egal', 'different', 'superieur', 'repeter']);
/** Helpers that give back some of the list they are given. */
const SAME_LIST = new Set(['premiers', 'sauf', 'seulement', 'trier']);
/** Partials may nest, and each call is looked at in its own scope; beyond this many nothing new is found. */
const MOST_CALLS = 2000;

/** False when the template must not be run: it would never end, or names helpers or partials that are not there. */
export function checkTemplate(name: string, root: Schema, { programs, helpers, report }: Checked): boolean {
  let calls = 0;
  let runs = true;
  const known = new Set(helpers);

  function program(node: AST.Program | undefined, scope: Scope, file: string, stack: readonly string[]): void {
    for (const statement of node?.body ?? []) one(statement, scope, file, stack);
  }

  function one(statement: AST.Statement, scope: Scope, file: string, stack: readonly string[]): void {
    if (statement.type === 'MustacheStatement') call(statement as AST.MustacheStatement, scope, file);
    else if (statement.type === 'BlockStatement') block(statement as AST.BlockStatement, scope, file, stack);
    else if (statement.type === 'PartialStatement' || statement.type === 'PartialBlockStatement')
      partial(statement as AST.PartialStatement, scope, file, stack);
    else if (statement.type === 'DecoratorBlock') program((statement as AST.BlockStatement).program, ANY, file, stack);
  }

  function call(node: AST.Call, scope: Scope, file: string): Kind {
    const { path, params, hash } = node;
    const args = [...params, ...(hash?.pairs ?? []).map((pair) => pair.value)];
    const kinds = args.map((arg) => expression(arg, scope, file));
    const name = path.original;
    if (path.type !== 'PathExpression') return 'any';
    if (path.parts.length === 1 && path.depth === 0 && !path.data && known.has(name))
      return SAME_LIST.has(name) ? (kinds[0] ?? 'any') : name === 'lookup' ? 'any' : 'any';
    if (args.length === 0 && node.type !== 'SubExpression') return lookUp(path, scope, file);
    runs = false;
    report(unknownHelper, { name, near: nearest(name, helpers), all: helpers }, { place: placeOf(path, file) });
    return 'any';
  }

  function expression(node: AST.Expression, scope: Scope, file: string): Kind {
    if (node.type === 'SubExpression') return call(node as AST.SubExpression, scope, file);
    return node.type === 'PathExpression' ? lookUp(node as AST.PathExpression, scope, file) : 'any';
  }

  function block(node: AST.BlockStatement, scope: Scope, file: string, stack: readonly string[]): void {
    const name = node.path.original;
    const isHelper = known.has(name) || name === 'each' || name === 'with';
    const kind = isHelper ? undefined : call(node, scope, file);
    const [first] = isHelper
      ? [...node.params, ...(node.hash?.pairs ?? []).map((pair) => pair.value)].map((arg) =>
          expression(arg, scope, file),
        )
      : [kind];
    let inner: Kind = 'any';
    if (SAME_CONTEXT.has(name)) inner = scope.kind;
    else if (name === 'each') inner = itemOf(first ?? 'any');
    else if (name === 'with') inner = first ?? 'any';
    else if (!isHelper && kind !== undefined) inner = kind !== 'any' && kind.items ? kind.items : kind;
    const params = node.program?.blockParams ?? [];
    const names = new Map(scope.names);
    for (const [i, param] of params.entries()) names.set(param, i === 0 ? inner : 'any');
    const same = SAME_CONTEXT.has(name);
    const inside: Scope = same ? { ...scope, names } : { kind: inner, names, outer: scope };
    program(node.program, inside, file, stack);
    program(node.inverse, scope, file, stack);
  }

  function partial(node: AST.PartialStatement, scope: Scope, file: string, stack: readonly string[]): void {
    const context = node.params[0] ? expression(node.params[0], scope, file) : scope.kind;
    const hash = (node.hash?.pairs ?? []).map(({ key, value }) => [key, expression(value, scope, file)] as const);
    program(node.program, scope, file, stack);
    if (node.name.type !== 'PathExpression') {
      expression(node.name, scope, file);
      return;
    }
    const name = (node.name as AST.PathExpression).original;
    if (name === '@partial-block') return;
    const target = programs.get(name);
    if (!target) {
      if (inlined(programs, name)) return;
      const all = [...programs.keys()];
      runs = false;
      report(unknownPartial, { name, near: nearest(name, all), all }, { place: placeOf(node, file) });
    } else if (stack.includes(name)) {
      runs = false;
      report(endlessTemplate, { name }, { place: placeOf(node, file) });
    } else if (++calls <= MOST_CALLS) {
      // A name that the partial itself asks after (`{{#if legende}}`) is one that its callers may leave out.
      const optional = [...askedAfter(target.program)].map((key) => [key, 'any'] as const);
      const outside = context === 'any' ? {} : (context.properties ?? {});
      const names = new Map<string, Kind>([...optional.filter(([key]) => !Object.hasOwn(outside, key)), ...hash]);
      program(target.program, { kind: context, names, outer: undefined }, target.path, [...stack, name]);
    }
  }

  function lookUp(path: AST.PathExpression, scope: Scope, file: string): Kind {
    if (path.data) return path.parts[0] === 'root' ? follow(root, path, 1, file) : 'any';
    let at: Scope | undefined = scope;
    for (let i = 0; i < path.depth; i++) at = at?.outer;
    if (!at) return 'any';
    const [first] = path.parts;
    const named =
      first !== undefined && path.depth === 0 && !/^this[./]|^\.\//.test(path.original)
        ? at.names.get(first)
        : undefined;
    return named !== undefined ? follow(named, path, 1, file) : follow(at.kind, path, 0, file);
  }

  function follow(from: Kind, path: AST.PathExpression, start: number, file: string): Kind {
    let kind = from;
    for (const part of path.parts.slice(start)) {
      const next = member(kind, part);
      if (next === undefined) {
        const all = kind === 'any' ? [] : Object.keys(kind.properties ?? {});
        const name = path.original;
        report(unknownVariable, { name, near: nearest(part, all), all }, { place: placeOf(path, file) });
        return 'any';
      }
      kind = next;
    }
    return kind;
  }

  const main = programs.get(name);
  if (main) program(main.program, { kind: root, names: new Map(), outer: undefined }, main.path, [name]);
  return runs;
}

const ANY: Scope = { kind: 'any', names: new Map(), outer: undefined };

/** The kind of `value.part`; undefined when there cannot be one. */
function member(kind: Kind, part: string): Kind | undefined {
  if (kind === 'any') return 'any';
  const branches = kind.anyOf ?? kind.oneOf;
  if (branches) return branches.map((branch) => member({ ...branch }, part)).find((found) => found !== undefined);
  if (kind.properties && Object.hasOwn(kind.properties, part)) return open(kind.properties[part]!);
  if (typeof kind.additionalProperties === 'object') return open(kind.additionalProperties);
  if (kind.type === 'array') return part === 'length' ? {} : /^\d+$/.test(part) ? itemOf(kind) : undefined;
  if (kind.type === 'string' && part === 'length') return {};
  if (kind.type === 'object' || kind.properties) return kind.properties ? undefined : 'any';
  return kind.type === undefined ? 'any' : undefined;
}

/** Another publication's data has that one's schema, not known before it is read. */
function open(schema: Schema): Kind {
  return schema.format === 'publication' ? 'any' : schema;
}

function itemOf(kind: Kind): Kind {
  if (kind === 'any') return 'any';
  const list = [kind, ...(kind.anyOf ?? []), ...(kind.oneOf ?? [])].find((branch) => branch.items);
  return list?.items ?? 'any';
}

function placeOf(node: AST.Node, file: string) {
  return { file, line: node.loc.start.line, column: node.loc.start.column + 1 };
}

/** Names that stand in `{{#if name}}`, `{{#unless name}}` or as an argument of `ou`, `et`, `non`. */
function askedAfter(node: AST.Program | undefined, into = new Set<string>()): Set<string> {
  const args = (params: readonly AST.Expression[]) => {
    for (const param of params) {
      const path = param as AST.PathExpression;
      if (path.type === 'PathExpression' && path.depth === 0 && path.parts[0]) into.add(path.parts[0]);
      if (path.type === 'SubExpression') args((param as AST.SubExpression).params);
    }
  };
  const asks = /^(if|unless|ou|et|non|egal|different)$/;
  for (const statement of node?.body ?? []) {
    const block = statement as AST.BlockStatement;
    if (block.path && asks.test(block.path.original)) args(block.params);
    if (statement.type === 'MustacheStatement' || block.type === 'BlockStatement')
      for (const param of block.params)
        if (param.type === 'SubExpression' && asks.test((param as AST.SubExpression).path.original))
          args((param as AST.SubExpression).params);
    askedAfter(block.program, into);
    askedAfter(block.inverse, into);
  }
  return into;
}

/** `{{#*inline "name"}}` anywhere makes the name a partial. */
function inlined(programs: Checked['programs'], name: string): boolean {
  const has = (node: AST.Program | undefined): boolean =>
    (node?.body ?? []).some((statement) => {
      const block = statement as AST.BlockStatement;
      const own =
        statement.type === 'DecoratorBlock' && (block.params[0] as { value?: unknown } | undefined)?.value === name;
      return own || has(block.program) || has(block.inverse);
    });
  return [...programs.values()].some(({ program }) => has(program));
}
