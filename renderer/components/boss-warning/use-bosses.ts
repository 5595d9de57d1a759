import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { BossResult } from '../../../shared/contract/access';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { applyJob, isRunning, useJobs } from '../../stores/jobs';
import { agreementOf, bossLines, idsIn, kindsIn, type BossLine } from './lines';

interface Agreed {
  /** What the person goes on in spite of, until the window closes. */
  readonly agreements: readonly string[];
}

const useAgreed = create<Agreed>()(() => ({ agreements: [] }));

export interface Bosses {
  readonly lines: readonly BossLine[];
  /** Intercoms that could not be asked. */
  readonly unknown: number;
  readonly agreed: boolean;
  readonly goOn: () => void;
  readonly lookAgain: () => void;
  readonly switchOff: () => void;
  readonly busy: boolean;
  /** How many did not take it; null while nothing was switched off. */
  readonly failed: number | null;
  readonly problem: AppErrorData | null;
}

/** Asks who else writes these intercoms, and switches that off when told to. */
export function useBosses(ids: readonly string[]): Bosses {
  const about = ids.join(' ');
  const [results, setResults] = useState<readonly BossResult[]>([]);
  const [sent, setSent] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const jobs = useJobs((state) => state.jobs);
  const agreements = useAgreed((state) => state.agreements);

  const mine = sent === null ? [] : jobs.filter(({ id }) => sent.includes(id));
  const ended = sent !== null && mine.length === sent.length && !mine.some(isRunning);

  useEffect(() => {
    if (about === '' || (sent !== null && !ended)) return;
    const stop = new AbortController();
    api.call('boss.check', { ids: about.split(' ') }, { signal: stop.signal }).then(
      (answer) => setResults(answer.results),
      (error: unknown) => {
        // Nothing is known then; what is to be written says itself whether it can be.
        if (!stop.signal.aborted) setProblem(toAppError(error).toData());
      },
    );
    return () => stop.abort();
  }, [about, sent, ended]);

  const lines = bossLines(results);
  const agreement = agreementOf(lines);
  const switchOff = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await api.call('boss.switchOff', {
        ids: [...idsIn(lines)],
        kinds: [...kindsIn(lines)],
      });
      for (const job of answer.jobs) applyJob(job);
      setSent(answer.jobs.map(({ id }) => id));
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };
  return {
    lines,
    unknown: results.filter(({ error }) => error !== null).length,
    agreed: agreements.includes(agreement),
    goOn: () => useAgreed.setState((now) => ({ agreements: [...now.agreements, agreement] })),
    lookAgain: () =>
      useAgreed.setState((now) => ({
        agreements: now.agreements.filter((one) => one !== agreement),
      })),
    switchOff: () => void switchOff(),
    busy: busy || (sent !== null && !ended),
    failed: ended ? mine.filter(({ state }) => state !== 'done').length : null,
    problem,
  };
}
