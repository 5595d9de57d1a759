/**
 * What may cross the boundary: JSON and nothing else. Both hosts then carry the same values, whether
 * they serialise (loopback) or clone (Electron).
 */

/** Nesting that nothing in the contract comes near; it stops cyclic values as well. */
const MAX_DEPTH = 64;

export type Weight = 'fine' | 'too-large' | 'too-deep';

/** Estimates whether `value` stays under `limit` bytes of JSON, and stops as soon as it does not. */
export function weigh(value: unknown, limit: number): Weight {
  let bytes = 0;
  const visit = (part: unknown, depth: number): Weight => {
    if (depth > MAX_DEPTH) return 'too-deep';
    bytes += typeof part === 'string' ? part.length + 2 : 2;
    if (ArrayBuffer.isView(part)) bytes += part.byteLength;
    else if (typeof part === 'object' && part !== null)
      for (const [key, child] of Object.entries(part)) {
        bytes += key.length;
        const weight = visit(child, depth + 1);
        if (weight !== 'fine') return weight;
        if (bytes > limit) return 'too-large';
      }
    return bytes > limit ? 'too-large' : 'fine';
  };
  return visit(value, 0);
}

function plainObject(value: object, parents: readonly object[]): unknown {
  if (parents.includes(value)) return '[repeated]';
  if (parents.length >= MAX_DEPTH) return '[too deep]';
  const path = [...parents, value];
  if (Array.isArray(value)) return value.map((part) => toPlain(part, path) ?? null);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Error) return { name: value.name, message: value.message };
  if (value instanceof Map || value instanceof Set) return toPlain([...value], path);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  const plain: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    const child = toPlain(part, path);
    if (child !== undefined) plain[key] = child;
  }
  return plain;
}

/**
 * Copies a value as JSON would carry it. What JSON cannot carry becomes a string that says what it
 * was, because an answer with an odd field is worth more than no answer. Never throws.
 */
export function toPlain(value: unknown, parents: readonly object[] = []): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
    case 'symbol':
      return String(value);
    case 'function':
      return `[function ${value.name}]`;
    case 'object':
      return value === null ? null : safely(() => plainObject(value, parents));
  }
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    // A getter or a proxy of somebody else's object may throw.
    return `[unreadable: ${error instanceof Error ? error.message : 'no reason given'}]`;
  }
}
