/** What a template may say, checked on its syntax tree when it is loaded: a mistake stops the start, not a brief. */

/** Helpers that templates may use. Everything else is decided in the presenter. */
export const HELPERS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with', 'eq']);
const BLOCK_HELPERS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with']);

interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
  readonly [member: string]: unknown;
}

interface Path extends Node {
  readonly original: string;
  readonly parts: readonly string[];
  strict?: boolean;
}

/**
 * Refuses what the rules forbid and makes every path strict, those in arguments too (Handlebars alone lets
 * `{{#if misspelt}}` pass as false).
 *
 * @throws Error naming file, line and rule.
 */
export function holdToRules(tree: unknown, file: string, partials: ReadonlySet<string>): void {
  const refuse = (node: Node, sentence: string): never => {
    throw new Error(`${file}:${node.loc?.start.line ?? 1}: ${sentence}`);
  };

  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    check(value);
    for (const member of Object.values(value)) if (typeof member === 'object') visit(member);
  };

  const check = (node: Node): void => {
    switch (node.type) {
      case 'MustacheStatement':
        if (node['escaped'] !== true) refuse(node, 'values are always escaped: use {{…}}, not {{{…}}} or {{&…}}.');
        return called(node, false);
      case 'SubExpression':
        return called(node, false);
      case 'BlockStatement':
        return called(node, true);
      case 'Decorator':
      case 'DecoratorBlock':
        refuse(node, 'decorators and inline partials are not used here: make a file under partials/.');
        return;
      case 'PartialStatement':
      case 'PartialBlockStatement': {
        const name = node['name'] as Path;
        if (name.type !== 'PathExpression') refuse(node, 'a partial is named by a fixed name, never a computed one.');
        if (name.original !== '@partial-block' && !partials.has(name.original)) {
          refuse(node, `there is no partial "${name.original}" under partials/ or layouts/.`);
        }
        return;
      }
      case 'PathExpression':
        (node as Path).strict = true;
        return;
      default:
        return;
    }
  };

  const called = (node: Node, block: boolean): void => {
    const path = node['path'] as Path;
    const isCall = block || (node['params'] as readonly unknown[]).length > 0 || node.type === 'SubExpression';
    if (!isCall) return;
    const allowed = block ? BLOCK_HELPERS : HELPERS;
    if (!allowed.has(path.original))
      refuse(node, `"${path.original}" is not a helper: ${[...allowed].join(', ')} are.`);
  };

  visit(tree);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
