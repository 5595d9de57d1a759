import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, resolve } from 'node:path';

/** What the build puts into the renderer's folder; anything else is served as bytes to save. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Stands in index.html where each answer gets a nonce of its own. */
const NONCE_PLACE = '__CSP_NONCE__';

export interface Asset {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AssetsOptions {
  /** Folder that the renderer was built into; nothing outside of it is ever served. */
  readonly folder: string;
  /** Where the page may send requests: its own host, or nowhere (Electron speaks by IPC). */
  readonly connect: "'self'" | "'none'";
}

export interface Assets {
  /** The file for the path of a URL (still percent-encoded), or null where there is none. */
  load(urlPath: string): Promise<Asset | null>;
}

/** Sent with everything, so that a page, an error or a download is never taken for something else. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

/** The policy of the page: its own scripts only, styles of its own or with this answer's nonce. */
export function contentSecurityPolicy(nonce: string, connect: AssetsOptions['connect']): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !/^\.\.([\\/]|$)/.test(way) && !isAbsolute(way);
}

/**
 * The file that a URL path means, or null where it means none inside the folder: encoded dots and
 * slashes, backslashes, drive letters and links that lead out all end here.
 */
async function resolveInside(folder: string, urlPath: string): Promise<string | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    // Not percent-encoding at all, so it names nothing.
    return null;
  }
  if (/[\0\\:]/.test(decoded) || decoded.split('/').includes('..')) return null;
  const path = resolve(join(folder, decoded === '/' ? 'index.html' : decoded));
  if (!isInside(folder, path)) return null;
  try {
    const real = await realpath(path);
    const inside = isInside(await realpath(folder), real) && (await stat(real)).isFile();
    return inside ? real : null;
  } catch {
    // No such file.
    return null;
  }
}

/** Serves the built renderer for both hosts. */
export function createAssets({ folder, connect }: AssetsOptions): Assets {
  const root = resolve(folder);
  return {
    async load(urlPath) {
      const path = await resolveInside(root, urlPath);
      if (path === null) return null;
      const nonce = randomBytes(16).toString('base64');
      const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
      const content = await readFile(path);
      const body = type.startsWith('text/html')
        ? Buffer.from(content.toString('utf8').replaceAll(NONCE_PLACE, nonce))
        : content;
      return {
        body,
        headers: {
          ...SECURITY_HEADERS,
          'Content-Type': type,
          'Content-Length': String(body.length),
          'Content-Security-Policy': contentSecurityPolicy(nonce, connect),
          'Cache-Control': 'no-store',
        },
      };
    },
  };
}
