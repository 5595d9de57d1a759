import type { EditableKind } from '../../../shared/contract/records';
import type { Pair } from '../services/support';
import type { TestBackend } from '../../support/backend';

/** Hands a file to the program as a window does; answers with its token. */
export async function put(
  app: TestBackend,
  content: string | Buffer,
  name = 'list.csv',
): Promise<string> {
  const base64 = Buffer.from(content).toString('base64');
  return (await app.call('files.put', { name, base64 })).token;
}

/** The content of a file that the program made. */
export async function got(app: TestBackend, token: string): Promise<string> {
  const { base64 } = await app.call('files.get', { token });
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** Imports a file and answers with the job once it has ended. */
export async function imported(
  { app, id }: Pair,
  options: {
    readonly content: string | Buffer;
    readonly kind: EditableKind;
    readonly way?: 'records' | 'device';
    readonly name?: string;
  },
): ReturnType<TestBackend['ended']> {
  const { content, kind, way = 'records', name } = options;
  const file = await put(app, content, name);
  return await app.ended(await app.call('imports.apply', { file, kind, id, way }));
}
