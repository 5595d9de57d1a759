import type { ServerResponse } from 'node:http';
import type { Device } from '../device';
import type { JsonReply, Reply } from '../reply';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
  readonly after?: () => void;
}

export function page(status: number, title: string): Answer {
  const html = `<html><head><title>${status} - ${title}</title></head><body><h1>${status} - ${title}</h1></body></html>`;
  return { status, headers: { 'Content-Type': 'text/html' }, body: Buffer.from(html) };
}

export function html(content: string): Answer {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  };
  return { status: 200, headers, body: Buffer.from(content) };
}

/** A 303 to another page of the same unit. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { Location: location }, body: Buffer.alloc(0) };
}

export function json(value: unknown): Answer {
  const body = Buffer.from(JSON.stringify(value, undefined, 2));
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body };
}

/** Turns what a handler said into bytes, in the dialect of the model. */
export function toAnswer(device: Device, action: string, reply: Reply): Answer {
  if (reply.kind === 'json') return toJson(device, action, reply);
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment;filename=${reply.name}`,
    },
    body: reply.body,
  };
}

function toJson(device: Device, action: string, reply: JsonReply): Answer {
  const { retcode, message, data, flat, after } = reply;
  const envelope = { retcode, action: reply.action ?? action, message, ...flat };
  const content = JSON.stringify(data === undefined ? envelope : { ...envelope, data });
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: encode(content + device.dialect.trailing),
    ...(after && { after }),
  };
}

/** In a stored text this stands for a byte that is no UTF-8 (E18C; device notes 1.1, row 10). */
export const FOREIGN_BYTE = '\uFFFD';

function encode(content: string): Buffer {
  const parts = content.split(FOREIGN_BYTE).map((part) => Buffer.from(part));
  return Buffer.concat(
    parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from([0xe9]), part])),
  );
}

/** Sends an answer; resolves when it has left or the connection is gone. */
export function send(response: ServerResponse, answer: Answer, device: Device): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.writeHead(answer.status, {
      Server: device.dialect.server,
      ...Object.fromEntries(
        Object.entries(answer.headers).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : [...value],
        ]),
      ),
      'Content-Length': answer.body.length,
      ...(device.dialect.keepAlive ? {} : { Connection: 'close' }),
    });
    response.write(answer.body);
    // What is still on its way in is read first: closing now would reset the connection, and the
    // client would lose the answer (lighttpd lingers in the same way).
    const { req } = response;
    if (req.complete) response.end();
    else
      req
        .once('close', () => response.end())
        .once('end', () => response.end())
        .resume();
  });
}
