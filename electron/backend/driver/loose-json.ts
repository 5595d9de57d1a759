/** Deeper nesting than any reply has; guards the stack against a reply made of brackets. */
const MAX_DEPTH = 64;

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Reads the first JSON value of a text the way intercoms write it. Beyond JSON it takes: bytes before
 * and after the value, commas too many and too few between members (both stand in the manual's own
 * examples), and raw control characters in strings. What is cut off is an error, never a guess.
 *
 * @throws SyntaxError where it is not JSON even so.
 */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return new LooseParser(text).parse();
  }
}

class LooseParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): unknown {
    const start = this.#text.search(/[{[]/);
    if (start < 0) throw new SyntaxError('There is no JSON in it.');
    this.#at = start;
    return this.#value(0);
  }

  #fail(what: string): never {
    throw new SyntaxError(`${what} at character ${this.#at}.`);
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0;
  }

  #space(): void {
    this.#skip(/\s*/y);
  }

  #separators(): void {
    this.#skip(/[\s,]*/y);
  }

  #value(depth: number): unknown {
    if (depth > MAX_DEPTH) this.#fail('It is nested too deep');
    this.#space();
    const char = this.#text[this.#at];
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') return this.#string();
    return this.#word();
  }

  #object(depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    this.#at += 1;
    for (;;) {
      this.#separators();
      const char = this.#text[this.#at];
      if (char === '}') break;
      if (char !== '"') this.#fail(char === undefined ? 'It is cut off' : 'A name is missing');
      const name = this.#string();
      this.#space();
      if (this.#text[this.#at] !== ':') this.#fail('A colon is missing');
      this.#at += 1;
      // A plain assignment of "__proto__" would change the object's prototype.
      Object.defineProperty(result, name, {
        value: this.#value(depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    this.#at += 1;
    return result;
  }

  #array(depth: number): unknown[] {
    const result: unknown[] = [];
    this.#at += 1;
    for (;;) {
      this.#separators();
      const char = this.#text[this.#at];
      if (char === ']') break;
      if (char === undefined) this.#fail('It is cut off');
      result.push(this.#value(depth + 1));
    }
    this.#at += 1;
    return result;
  }

  #string(): string {
    let result = '';
    this.#at += 1;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === undefined) this.#fail('It is cut off');
      this.#at += 1;
      if (char === '"') return result;
      result += char === '\\' ? this.#escape() : char;
    }
  }

  #escape(): string {
    const char = this.#text[this.#at];
    if (char === undefined) this.#fail('It is cut off');
    this.#at += 1;
    if (char !== 'u') return ESCAPES[char] ?? char;
    const hex = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-f]{4}$/i.test(hex)) this.#fail('A \\u escape is broken');
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #word(): unknown {
    const pattern = /-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null/y;
    pattern.lastIndex = this.#at;
    const word = pattern.exec(this.#text)?.[0];
    if (word === undefined) this.#fail('A value is missing');
    this.#at += word.length;
    return JSON.parse(word) as unknown;
  }
}
