import type { Intercom } from '../../../../shared/contract/intercoms';
import type { Download } from '../../driver/types';

/**
 * A name by which a file from an intercom is found again among those of other doors and days:
 * `Front gate R29S 0C1105078B71 log 2026-11-23.txt`. The ending stays that of the intercom.
 */
export function fileNameFor(
  intercom: Pick<Intercom, 'id' | 'name' | 'model'>,
  options: { readonly what: string; readonly sent: string; readonly now: number },
): string {
  const { what, sent, now } = options;
  const ending = /(\.tar)?\.[A-Za-z0-9]{1,8}$/.exec(sent)?.[0] ?? '';
  const words = [intercom.name, intercom.model, intercom.id, what, dateOf(now)];
  return words.filter((word) => word !== '').join(' ') + ending;
}

/** The same bytes under another name. */
export function renamed(download: Download, fileName: string): Download {
  return { ...download, fileName };
}

/** The day on the wall calendar here. */
function dateOf(now: number): string {
  const date = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
