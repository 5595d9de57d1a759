import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../shared/contract/intercoms';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { navigate } from '../../router';
import { applyIntercom } from '../../stores/intercoms';
import { askSignIn, openWebPage } from '../../stores/sign-in';
import { doorName } from './door-name';

export interface IntercomActions {
  readonly openWebPage: () => void;
  readonly signIn: () => void;
  readonly checkCertificate: () => void;
  readonly probe: () => void;
  /** @throws AppError */
  readonly forget: () => Promise<void>;
  /** What the last one said: a sentence, or why it did not work. */
  readonly said: string | null;
  readonly problem: AppErrorData | null;
  readonly hush: () => void;
}

/** What can be done with an intercom as a whole. */
export function useActions(intercom: Intercom): IntercomActions {
  const { t } = useTranslation();
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const { id, address } = intercom;

  const run = async (work: () => Promise<string | null>) => {
    setProblem(null);
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(null);
      setProblem(toAppError(error).toData());
    }
  };

  const showWebPage = () =>
    void run(async () => {
      await openWebPage(address);
      return null;
    });

  const probe = () =>
    void run(async () => {
      setSaid(t('intercom.header.probing'));
      const changed = await api.call('intercoms.probe', { id, refresh: true });
      applyIntercom({ id, intercom: changed });
      const count = Object.values(changed.capabilities).filter((can) => can === 'yes').length;
      return t('intercom.header.probed', { count });
    });

  return {
    openWebPage: showWebPage,
    probe,
    signIn: () => askSignIn([{ address, name: doorName(intercom) }]),
    // The attempt tells both fingerprints, which the dialog then shows side by side.
    checkCertificate: () => askSignIn([{ address, name: doorName(intercom) }], true),
    forget: async () => {
      await api.call('intercoms.forget', { id });
      applyIntercom({ id, intercom: null });
      navigate({ screen: 'intercoms' });
    },
    said,
    problem,
    hush: () => {
      setSaid(null);
      setProblem(null);
    },
  };
}
