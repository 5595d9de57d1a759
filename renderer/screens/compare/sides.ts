import type { Side } from '../../../shared/contract/compare';

/** A side as it stands in the address: `live:0C1105078B71`. */
export function sideText(side: Side): string {
  switch (side.kind) {
    case 'live':
      return `live:${side.id}`;
    case 'backup':
      return `backup:${side.name}`;
    case 'template':
      return `template:${side.template}`;
  }
}

/** The side that a text names; null where it names none. */
export function sideOf(text: string): Side | null {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  if (colon < 0 || rest === '') return null;
  switch (text.slice(0, colon)) {
    case 'live':
      return { kind: 'live', id: rest };
    case 'backup':
      return { kind: 'backup', name: rest };
    case 'template':
      return { kind: 'template', template: rest };
    default:
      return null;
  }
}
