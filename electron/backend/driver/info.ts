import { AppError } from '../../../shared/errors';
import { normalizeMac } from '../../../shared/device/mac';
import { isRecord, type Row } from './record';
import type { SystemInfo } from './types';

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function groupOf(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, textOf(text)]));
}

/** Whether the data of system/info tell of an intercom at all. */
export function hasIdentity(data: Row): boolean {
  const status = isRecord(data['Status']) ? data['Status'] : data;
  return textOf(status['Model']) !== '' || normalizeMac(textOf(status['MAC'])) !== undefined;
}

/**
 * One form of system/info from the nested dialect (manual, Api system info) and from the flat one
 * (device notes 1.1, line 9).
 *
 * @throws AppError `device.bad-reply` where neither a model nor a MAC is in it.
 */
export function toSystemInfo(data: Row): SystemInfo {
  if (!hasIdentity(data))
    throw new AppError('device.bad-reply', 'The intercom does not say what it is.', {
      details: { fields: Object.keys(data) },
    });
  const status = isRecord(data['Status']) ? data['Status'] : data;
  const mac = textOf(status['MAC']);
  const lan = groupOf(data['Lan']);
  const accounts = [groupOf(data['Account1']), groupOf(data['Account2'])];
  return {
    model: textOf(status['Model']),
    mac: normalizeMac(mac) ?? mac.toUpperCase(),
    firmware: textOf(status['FirmwareVersion']),
    hardware: textOf(status['HardwareVersion']),
    ...(lan === undefined ? {} : { lan }),
    accounts: accounts.filter((account) => account !== undefined),
  };
}
