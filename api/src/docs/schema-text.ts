/** The part of JSON Schema that the contract uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  description?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
}

/** A schema in the manner of a TypeScript type; references are written as `@Name`. */
export function schemaText(schema: Schema, depth = 9): string {
  const text = core(schema, depth);
  return schema.default === undefined ? text : `${text} = ${JSON.stringify(schema.default)}`;
}

function core(schema: Schema, depth: number): string {
  if (schema.$ref !== undefined) return `@${schema.$ref.split('/').at(-1) ?? ''}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((part) => core(part, depth)).join(' | ');
  if (schema.items) return `list of ${core(schema.items, depth)}`;
  if (schema.properties) return object(schema.properties, depth);
  return [schema.type ?? 'any']
    .flat()
    .map((type) => simple(type, schema))
    .join(' | ');
}

function object(properties: Record<string, Schema>, depth: number): string {
  if (depth > 3) return 'object';
  const pad = '  '.repeat(depth + 1);
  const lines = Object.entries(properties).map(([name, schema]) => {
    const note =
      schema.description === undefined || schema.$ref !== undefined ? '' : `  — ${schema.description}`;
    return `${pad}${name}: ${core(schema, depth + 1)}${note}`;
  });
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function simple(type: string, { format, minimum, maximum }: Schema): string {
  if (type === 'string' && format !== undefined) return format;
  const isBounded = (type === 'integer' || type === 'number') && maximum !== undefined && maximum < 1e9;
  return isBounded ? `${type} ${String(minimum ?? '')}–${String(maximum)}` : type;
}
