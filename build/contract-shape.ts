import { z } from 'zod';
import { ERROR_CODES } from '../shared/errors';

/** The part of JSON Schema that the contract's schemas come out as. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

const literal = (value: unknown) => JSON.stringify(value);

/** What a reader wants to know beyond the type: limits and the default. */
function remarks(schema: JsonSchema): string {
  const { minimum, maximum, minLength, maxLength, maxItems } = schema;
  const notes: string[] = [];
  if (schema.type === 'integer') notes.push('whole');
  const low = minimum !== undefined && Math.abs(minimum) < Number.MAX_SAFE_INTEGER;
  const high = maximum !== undefined && Math.abs(maximum) < Number.MAX_SAFE_INTEGER;
  if (low || high) notes.push(`${low ? minimum : ''}..${high ? maximum : ''}`);
  if (minLength !== undefined && minLength > 0) notes.push(`at least ${minLength} long`);
  if (maxLength !== undefined) notes.push(`at most ${maxLength} long`);
  if (maxItems !== undefined) notes.push(`at most ${maxItems}`);
  if (schema.default !== undefined) notes.push(`${literal(schema.default)} unless told`);
  return notes.length === 0 ? '' : ` // ${notes.join(', ')}`;
}

/** The codes stand in a table of their own; naming all of them in every shape would bury the rest. */
function isErrorCode(choices: readonly unknown[]): boolean {
  return (
    choices.length === Object.keys(ERROR_CODES).length &&
    choices.every((code) => String(code) in ERROR_CODES)
  );
}

function inner(schema: JsonSchema, indent: string): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => inner(choice, indent)).join(' | ');
  if (schema.enum)
    return isErrorCode(schema.enum) ? 'ErrorCode' : schema.enum.map(literal).join(' | ');
  if (schema.const !== undefined) return literal(schema.const);
  const { type } = schema;
  if (typeof type === 'object')
    return type.map((one) => inner({ ...schema, type: one }, indent)).join(' | ');
  switch (type) {
    case 'array': {
      const item = schema.items ? inner(schema.items, indent) : 'unknown';
      const { anyOf, oneOf, enum: choices = [] } = schema.items ?? {};
      const isUnion = anyOf !== undefined || oneOf !== undefined || choices.length > 1;
      return isUnion ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return object(schema, indent);
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return type;
    default:
      return 'unknown';
  }
}

function object(schema: JsonSchema, indent: string): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0)
    return typeof schema.additionalProperties === 'object'
      ? `{ [key: string]: ${inner(schema.additionalProperties, indent)} }`
      : '{}';
  const deeper = `${indent}  `;
  const lines = fields.map(([name, field]) => {
    const key = /^\w+$/.test(name) ? name : literal(name);
    const mark = schema.required?.includes(name) ? '' : '?';
    return `${deeper}${key}${mark}: ${inner(field, deeper)};${remarks(field)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** A schema as a reader of TypeScript would write it, with limits and defaults as remarks. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return inner(json as JsonSchema, '');
}
