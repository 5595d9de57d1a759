import { useCallback, useEffect, useState } from 'react';
import type { PlanKind, PlanLine, PlanRisk } from '../../../../shared/contract/site-plan';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';

/** Sentences that are asked for at once. */
const PAGE = 500;

interface Filter {
  readonly plan: string;
  readonly door: string;
  readonly kind: PlanKind | '';
  readonly risk: PlanRisk | '';
  readonly text: string;
}

interface Shown {
  readonly lines: readonly PlanLine[];
  readonly total: number;
  readonly loading: boolean;
  readonly problem: AppErrorData | null;
}

const NOTHING: Shown = { lines: [], total: 0, loading: true, problem: null };

/** The sentences that fit, the first of them, and more when asked. */
export function usePlanLines(filter: Filter): Shown & { readonly more: () => void } {
  const { plan, door, kind, risk, text } = filter;
  const [shown, setShown] = useState<Shown>(NOTHING);

  const read = useCallback(
    (before: readonly PlanLine[], signal?: AbortSignal) => {
      const input = {
        ...{ plan, text, offset: before.length, limit: PAGE },
        ...(door !== '' && { door }),
        ...(kind !== '' && { kind }),
        ...(risk !== '' && { risk }),
      };
      api.call('plan.lines', input, { signal }).then(
        ({ lines, total }) =>
          setShown({ lines: [...before, ...lines], total, loading: false, problem: null }),
        (error: unknown) => {
          if (isAppError(error, 'call.cancelled')) return;
          const problem = toAppError(error).toData();
          setShown((now) => ({ ...now, loading: false, problem }));
        },
      );
    },
    [plan, door, kind, risk, text],
  );
  useEffect(() => {
    const over = new AbortController();
    read([], over.signal);
    return () => over.abort();
  }, [read]);

  return {
    ...shown,
    more: () => {
      setShown((now) => ({ ...now, loading: true }));
      read(shown.lines);
    },
  };
}
