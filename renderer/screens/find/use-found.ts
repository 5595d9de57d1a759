import { useMemo } from 'react';
import type { Found } from '../../../shared/contract/discovery';
import { useDiscovery } from '../../stores/discovery';
import { useIntercoms } from '../../stores/intercoms';
import { withKnown } from './with-known';

/** What was found, as it is known now. */
export function useFound(): readonly Found[] {
  const found = useDiscovery((state) => state.found);
  const byId = useIntercoms((state) => state.byId);
  return useMemo(
    () =>
      found.map((row) =>
        withKnown(row, row.intercomId === null ? undefined : byId[row.intercomId]),
      ),
    [found, byId],
  );
}
