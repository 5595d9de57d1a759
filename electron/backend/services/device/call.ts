import type { CallOutput, CallParsed } from '../../../../shared/contract';
import { AppError } from '../../../../shared/errors';
import { apiRow, isApiName, type ApiName } from '../../driver/api';
import type { ApiReply, CallOptions } from '../../driver/types';
import { keepDownload, uploadSource } from '../../files/passing';
import type { CallContext } from '../../services';
import type { Core } from '../core';

type Input = CallParsed<'device.call'>;
type Output = CallOutput<'device.call'>;

/** Functions after which the unit restarts, or may answer as another one. */
const SHAKING = new Set<string>([
  'system/reboot',
  'config/reset_factory',
  'config/import',
  'firmware/upgrade',
]);

function badInput(field: string, why: string): AppError {
  return new AppError('call.bad-input', `${field}: ${why}`, { details: { field } });
}

/** The name in the table; the manual's other spelling of the call log is taken as well. */
export function findName({
  target,
  action,
}: Pick<Input, 'target' | 'action'>): ApiName | undefined {
  const name = `${target}/${action}`;
  if (isApiName(name)) return name;
  const spelt = `${target === 'callog' ? 'calllog' : target}/${action}`;
  return isApiName(spelt) ? spelt : undefined;
}

function nameOf({ target, action }: Input): ApiName {
  const name = `${target}/${action}`;
  const known = findName({ target, action });
  if (known !== undefined) return known;
  throw new AppError('device.unsupported', `The HTTP API has no function "${name}".`, {
    hint: 'Choose one of the list.',
    details: { target, action },
  });
}

function check(name: ApiName, input: Input): void {
  const row = apiRow(name);
  if (input.method !== undefined && row.methods.length > 0 && !row.methods.includes(input.method))
    throw badInput('method', `${name} takes ${row.methods.join(' or ')} only.`);
  if (row.kind === 'upload' && input.file === undefined)
    throw badInput('file', `${name} needs a file.`);
  const parsed = row.request.safeParse(input.data);
  if (parsed.success) return;
  const issue = parsed.error.issues[0];
  throw badInput(['data', ...(issue?.path ?? [])].join('.'), issue?.message ?? 'not valid');
}

function answer(reply: ApiReply): Output {
  const { retcode, message, data, items } = reply;
  return {
    retcode,
    message,
    data: typeof data === 'object' && data !== null ? { ...data } : {},
    items: items.map((row) => ({ ...row })),
  };
}

/**
 * Calls any function of the API. `onExact` is told what goes over the wire, passwords included.
 *
 * @throws AppError `call.bad-input` naming the field, `device.*`, `net.*`, `auth.*`, `file.*`
 */
export async function callFunction(
  core: Core,
  input: Input,
  { signal, caller }: CallContext,
  onExact?: CallOptions['onExact'],
): Promise<Output> {
  const name = nameOf(input);
  check(name, input);
  const { kind, methods, safeToRepeat } = apiRow(name);
  const { id, data, method, timeoutMs } = input;
  const options = {
    signal,
    ...(onExact !== undefined && { onExact }),
    ...(method !== undefined && { method }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  const upload =
    kind === 'upload' && input.file !== undefined
      ? uploadSource(await core.files.open(caller, input.file))
      : undefined;
  try {
    return await core.drivers.use(
      id,
      async (driver) => {
        if (upload) {
          const params = Object.fromEntries(
            Object.entries(data).map(([key, value]) => [key, String(value)]),
          );
          return answer(await driver.upload(name, upload, { ...options, params }));
        }
        if (kind === 'download' && methods.length > 0) {
          const download = await driver.download(name, data, options);
          const file = await keepDownload({ files: core.files, caller, download, signal });
          return { retcode: 0, message: 'OK', data: {}, items: [], file };
        }
        return answer(await driver.call(name, data, options));
      },
      { signal, repeatable: safeToRepeat },
    );
  } finally {
    if (SHAKING.has(name)) core.drivers.unsettle(id);
  }
}
