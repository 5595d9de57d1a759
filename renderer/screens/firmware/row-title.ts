import type { FirmwareRow } from '../../../shared/contract/firmware';

/** What a person calls the intercom of a row: the door, or its model until it has a name. */
export const rowTitle = ({ name, model }: Pick<FirmwareRow, 'name' | 'model'>): string =>
  name === '' ? model : name;
