import type { Practice } from '../../../shared/contract/app';

/**
 * What is known about a practice intercom that is to be signed in to: its note, an empty string
 * where the address is not in the list (one of them moves to HTTPS on a port of its own), or null
 * where it is a real one.
 */
export function practiceNote(practice: Practice | undefined, address: string): string | null {
  if (practice?.running !== true) return null;
  const place = address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (!place.startsWith('127.0.0.1')) return null;
  return practice.intercoms.find((unit) => unit.address === place)?.note ?? '';
}
