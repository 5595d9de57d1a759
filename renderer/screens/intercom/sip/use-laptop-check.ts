import { useEffect, useState } from 'react';
import type { SipForm } from '../../../../shared/contract/sip';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import type { SipProof } from '../../../../shared/sip/proof';
import { api } from '../../../api';
import type { AccountNumber } from './draft';
import { toSend } from './sip-steps';

export interface LaptopCheck {
  readonly busy: boolean;
  readonly proof: SipProof | null;
  readonly problem: AppErrorData | null;
  readonly run: () => void;
}

/** Tries the account from this laptop: as it was typed, or, after a reload, as the intercom has it. */
export function useLaptopCheck(about: {
  readonly id: string;
  readonly account: AccountNumber;
  readonly values: SipForm | undefined;
}): LaptopCheck {
  const { id, account, values } = about;
  const [stop, setStop] = useState<AbortController | null>(null);
  const [proof, setProof] = useState<SipProof | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  useEffect(() => () => stop?.abort(), [stop]);

  const run = async (): Promise<void> => {
    const own = new AbortController();
    setStop(own);
    setProof(null);
    setProblem(null);
    try {
      const form = values && toSend(values);
      const input = { id, account, ...(form && { form }) };
      const found = await api.call('sip.prove', input, { signal: own.signal });
      if (!own.signal.aborted) setProof(found);
    } catch (error) {
      if (!own.signal.aborted) setProblem(toAppError(error).toData());
    } finally {
      setStop((now) => (now === own ? null : now));
    }
  };

  return { busy: stop !== null, proof, problem, run: () => void run() };
}
