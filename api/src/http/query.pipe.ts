import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { Problem } from '../contract/problem.ts';
import { ProblemError, quoted } from './problem.ts';

type ParameterErrors = NonNullable<Problem['errors']>;

/** Reads a query string by its schema, or says which parameter is wrong and what is allowed. */
export class QueryPipe<Schema extends z.ZodObject> implements PipeTransform<unknown, z.output<Schema>> {
  private document: Document | undefined;

  constructor(private readonly schema: Schema) {}

  transform(raw: unknown): z.output<Schema> {
    refuseNul(raw);
    const parsed = this.schema.safeParse(withoutEmpty(raw));
    if (parsed.success) return parsed.data;
    const errors = explain(this.describe(), parsed.error);
    throw new ProblemError('bad-parameter', errors.map(({ detail }) => detail).join(' '), errors);
  }

  /** Made once: who floods us with nonsense would else have it made each time. */
  private describe(): Document {
    this.document ??= z.toJSONSchema(this.schema, { io: 'input' });
    return this.document;
  }
}

type Document = z.core.JSONSchema.BaseSchema;

/** PostgreSQL has no text with this sign in it, so that nothing can be found by it. */
const READ_BY_THEMSELVES = new Set(['q', 'cursor']);

function refuseNul(raw: unknown): void {
  for (const [name, value] of Object.entries(raw ?? {})) {
    if (
      READ_BY_THEMSELVES.has(name) ||
      ![value].flat().some((text) => typeof text === 'string' && text.includes('\0'))
    ) {
      continue;
    }
    const detail = `${quoted(name)} has a NUL in it.`;
    throw new ProblemError('bad-parameter', detail, [{ pointer: `?${quoted(name).slice(1, -1)}`, detail }]);
  }
}

/** A form that is sent with empty fields means nothing by them. */
function withoutEmpty(raw: unknown): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''));
}

function explain(document: Document, error: z.ZodError): ParameterErrors {
  const names = Object.keys(document.properties ?? {});
  const errors = new Map<string, string>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, 5)) errors.set(key, unknownParameter(key, names));
      continue;
    }
    const name = String(issue.path[0] ?? '');
    errors.set(name, `${name} ${allowed(document, name) ?? issue.message}.`);
  }
  return [...errors].map(([name, detail]) => ({ pointer: `?${quoted(name).slice(1, -1)}`, detail }));
}

function unknownParameter(key: string, names: readonly string[]): string {
  const rest = names.length > 0 ? `allowed are ${names.join(', ')}` : 'it takes none';
  return `${quoted(key)} is not a parameter of this path: ${rest}.`;
}

/** The part of a JSON Schema that says what a parameter allows. */
const Parameter = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  get items() {
    return Parameter.optional();
  },
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  $ref: z.string().optional(),
});
type Parameter = z.infer<typeof Parameter>;

/** What a parameter allows, in words, from the same schema that refused it. */
function allowed(document: Document, name: string): string | undefined {
  return words(Parameter.parse(document.properties?.[name] ?? {}), document.$defs ?? {});
}

function words(parameter: Parameter, definitions: Record<string, unknown>): string | undefined {
  if (parameter.$ref !== undefined) {
    return words(Parameter.parse(definitions[parameter.$ref.replace('#/$defs/', '')]), definitions);
  }
  if (parameter.items) return words(parameter.items, definitions);
  if (parameter.enum) return `must be one of ${parameter.enum.join(', ')}`;
  if (parameter.type === 'integer') {
    return `must be a whole number from ${String(parameter.minimum)} to ${String(parameter.maximum)}`;
  }
  if (parameter.pattern === undefined && parameter.maxLength !== undefined) {
    return `must have 1 to ${String(parameter.maxLength)} characters, and be given once`;
  }
  return undefined;
}
