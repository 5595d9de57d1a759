import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError, type ErrorCode } from '../../../shared/errors';
import { ErrorNotice, type WayOut } from '../../components/error-notice';
import { openWebPage } from '../../stores/sign-in';
import { CertificateChange } from './certificate-change';
import { toHttps } from './secure-address';

interface Props {
  readonly address: string;
  readonly error: AppError;
  /** Tries again with what is in the form. */
  readonly onAgain: () => void;
  readonly onAccept: (fingerprint: string) => void;
  readonly onHttps: (address: string) => void;
}

/** Set right on the unit's own web page, and nowhere else. */
const onWebPage: readonly ErrorCode[] = [
  'auth.api-disabled',
  'auth.not-whitelisted',
  'auth.unsupported',
  'auth.locked',
  'device.not-an-intercom',
];

/** Why the intercom did not let us in, with the way out that fits. */
export function Failure({ address, error, onAgain, onAccept, onHttps }: Props) {
  const { t } = useTranslation();
  const [linkProblem, setLinkProblem] = useState<AppError | null>(null);
  if (error.code === 'tls.changed') {
    return <CertificateChange error={error} onAccept={onAccept} />;
  }
  const ways: WayOut[] = [];
  if (error.code === 'tls.required') {
    ways.push({ label: t('find.do.https'), run: () => onHttps(toHttps(address)) });
  }
  if (onWebPage.includes(error.code)) {
    const open = () => {
      openWebPage(address).catch((reason: unknown) => setLinkProblem(toAppError(reason)));
    };
    ways.push({ label: t('signIn.webPage'), run: open });
    ways.push({ label: t('signIn.whatNow'), run: onAgain });
  } else if (error.retryable) {
    ways.push({ label: t('signIn.whatNow'), run: onAgain });
  }
  return (
    <>
      <ErrorNotice error={error} ways={ways} />
      {linkProblem !== null && <ErrorNotice error={linkProblem} />}
    </>
  );
}
