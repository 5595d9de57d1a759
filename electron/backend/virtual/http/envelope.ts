import { isObject } from '../reply';

/** What a request asks for, as far as it can be told. */
export interface Asked {
  readonly target: string | undefined;
  readonly action: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Target and action in a path such as `/api/relay/trig?num=1`; a double slash is forgiven. */
export function fromPath(url: string): Asked {
  const { pathname, searchParams } = new URL(url, 'http://intercom');
  const [, target, action] = pathname.split('/').filter((part) => part !== '');
  return { target, action, data: Object.fromEntries(searchParams) };
}

/**
 * The envelope in a POST body. Trailing commas are forgiven because the manual's own examples have
 * them; a body that still is no JSON (config get, example 3) is searched for target and action.
 * Undefined where the body has no envelope at all.
 */
export function fromBody(body: string): Asked | undefined {
  const parsed = parse(body);
  if (parsed === undefined) {
    const action = field(body, 'action');
    return action === undefined ? undefined : { target: field(body, 'target'), action, data: {} };
  }
  if (!isObject(parsed) || typeof parsed['action'] !== 'string') return undefined;
  const { target, action, data } = parsed;
  return {
    target: typeof target === 'string' ? target : undefined,
    action,
    data: isObject(data) ? data : {},
  };
}

function parse(body: string): unknown {
  for (const attempt of [body, body.replace(/,(\s*[}\]])/g, '$1')])
    try {
      return JSON.parse(attempt);
    } catch {
      // Not JSON in this form; the next form, or the search by hand, decides.
    }
  return undefined;
}

function field(body: string, name: string): string | undefined {
  return new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(body)?.[1];
}
