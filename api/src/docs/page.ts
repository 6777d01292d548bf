import { PROBLEM_KINDS } from '../http/problem.ts';
import type { Document } from '../openapi.ts';
import { schemaText, type Schema } from './schema-text.ts';

// The documentation is a page that can be read with nothing but HTML: no script, no font, no other host.

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a4150); --soft: light-dark(#f4f6f9, #1c212b); }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { margin-top: 3rem; } h3 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
code, pre { font: .9em/1.5 ui-monospace, monospace; } pre { background: var(--soft); padding: 1rem; overflow: auto; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); }
`;

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Text with `code` in it. */
function prose(text: string): string {
  return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

export function renderDocs(document: Document, publicUrl: string): string {
  const operations = Object.entries(document.paths ?? {}).map(
    ([path, item]) => [path, item.get as Operation | undefined] as const,
  );
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(document.info.title)} API</title><style>${STYLE}</style></head><body>
<header><h1>${escape(document.info.title)} API <small>${escape(document.info.version)}</small></h1>
<p>${prose(document.info.description ?? '')}</p>
<p><a href="/api/v1/openapi.json">OpenAPI 3.1 document</a> · <a href="${escape(publicUrl)}">The site</a></p></header>
<nav aria-label="Paths"><ul>${operations.map(([path]) => `<li><a href="#${anchor(path)}"><code>${escape(path)}</code></a></li>`).join('')}</ul></nav>
<main><h2>Paths</h2>${operations.map(([path, operation]) => (operation ? section(path, operation) : '')).join('')}
<h2>Shapes</h2>${Object.entries(schemas)
    .map(([name, schema]) => shape(name, schema))
    .join('')}
<h2>Problems</h2>${problems()}</main></body></html>`;
}

function section(path: string, operation: Operation): string {
  const answers = Object.entries(operation.responses ?? {});
  return `<section aria-labelledby="${anchor(path)}"><h3 id="${anchor(path)}"><code>GET ${escape(path)}</code></h3>
<p><strong>${prose(operation.summary ?? '')}.</strong> ${prose(operation.description ?? '')}</p>
${parameters(operation)}
<div class="wide"><table><thead><tr><th scope="col">Status</th><th scope="col">Answer</th></tr></thead><tbody>
${answers.map(([status, { description, content }]) => `<tr><td>${escape(status)}</td><td>${prose(description ?? '')} ${contents(content)}</td></tr>`).join('\n')}
</tbody></table></div></section>`;
}

function parameters({ parameters: list }: Operation): string {
  if (!list || list.length === 0) return '';
  const rows = list.map(
    ({ name, required, description, schema }) =>
      `<tr><td><code>${escape(name)}</code>${required ? ' (needed)' : ''}</td><td><code>${linked(schemaText(schema ?? {}))}</code></td><td>${prose(description ?? schema?.description ?? '')}</td></tr>`,
  );
  return `<div class="wide"><table><thead><tr><th scope="col">Parameter</th><th scope="col">Takes</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function contents(content: Record<string, { schema?: Schema }> | undefined): string {
  return Object.entries(content ?? {})
    .map(
      ([type, { schema }]) =>
        `<code>${escape(type)}</code>: <code>${linked(schemaText(schema ?? {}))}</code>`,
    )
    .join(', ');
}

function shape(name: string, schema: Schema): string {
  return `<section aria-labelledby="shape-${escape(name)}"><h3 id="shape-${escape(name)}">${escape(name)}</h3>
<p>${prose(schema.description ?? '')}</p><pre tabindex="0">${linked(schemaText(schema, 0))}</pre></section>`;
}

/** Names of shapes, written as `@Name`, become links. */
function linked(text: string): string {
  return escape(text).replace(/@(\w+)/g, '<a href="#shape-$1">$1</a>');
}

function problems(): string {
  return PROBLEM_KINDS.map(
    ([kind, { status, title }]) => `<h3 id="problem-${kind}">${kind}</h3><p>${status}: ${escape(title)}.</p>`,
  ).join('');
}

function anchor(path: string): string {
  return `get${path.replace(/[^a-z0-9]+/g, '-')}`;
}
