import { useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './overview.module.css';
import { SilentContext } from './silent';

/** A card of the overview: a heading and what belongs under it. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <h3 className={classes.cardTitle}>{title}</h3>
      {children}
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  /** Fixed-width digits, for addresses and fingerprints. */
  readonly code?: boolean;
}

/** A name and its value, inside a `dl`. A blank value is said in words. */
export function Fact({ label, value, code = false }: FactProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd data-code={code} data-blank={value === ''}>
        {value === '' ? t('intercom.live.none') : value}
      </dd>
    </div>
  );
}

type Maybe<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: 'unsupported' | 'failed'; readonly message: string };

interface ToldProps<T> {
  /** Undefined until something was read. */
  readonly of: Maybe<T> | undefined;
  readonly children: (value: T) => ReactNode;
}

/** Why there is no value, in words. */
function useReason(): (of: Maybe<unknown> | undefined) => string {
  const { t } = useTranslation();
  const silent = useContext(SilentContext);
  return (of) => {
    if (of === undefined) return t(silent ? 'intercom.live.notRead' : 'intercom.live.reading');
    if (of.known) return '';
    return of.reason === 'unsupported'
      ? t('intercom.live.unsupported')
      : t('intercom.live.failed', { message: of.message });
  };
}

/** Shows a value that was read, or why there is none. */
export function Told<T>({ of, children }: ToldProps<T>) {
  const reason = useReason();
  if (of?.known === true) return <>{children(of.value)}</>;
  return <p className={classes.quiet}>{reason(of)}</p>;
}

interface FactToldProps<T> extends Omit<FactProps, 'value'> {
  readonly of: Maybe<T> | undefined;
  /** The value in words. */
  readonly words: (value: T) => string;
}

/** A name and a value that was read, inside a `dl`; or why there is none. */
export function FactTold<T>({ of, words, ...fact }: FactToldProps<T>) {
  const reason = useReason();
  return <Fact {...fact} value={of?.known === true ? words(of.value) : reason(of)} />;
}
