import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import type { CodeKind } from '../../../../../shared/device/code-owners';
import { toAppError, type AppErrorData } from '../../../../../shared/errors';
import { ErrorNotice } from '../../../../components/error-notice';
import { LeaveDialog, WizardFrame, type WizardStep } from '../../../../components/wizard';
import { lacks } from '../../capability';
import { patchCodesView } from '../view';
import { bringIn, filledLines, tableOf, type Lines } from './table-text';
import { TypeGrid, blankLines } from './type-grid';
import { WhereFrom, type Way } from './where-from';
import { PasteBox } from './paste-box';

interface KeysWizardProps {
  readonly intercom: Intercom;
  /** The list that they are for unless another one is chosen. */
  readonly list: CodeKind;
  readonly onClose: () => void;
}

const LATER = ['columns', 'check', 'doors', 'review', 'result'] as const;

/**
 * Where codes and cards come from. Rows that are pasted or typed go on in the wizard for files,
 * which has the steps that are still to come; cards are read in a wizard of their own.
 */
export function KeysWizard({ intercom, list, onClose }: KeysWizardProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const [kind, setKind] = useState(list);
  const [way, setWay] = useState<Way>('file');
  const [step, setStep] = useState<'from' | 'rows'>('from');
  const [pasted, setPasted] = useState('');
  const [lines, setLines] = useState<Lines>(() => blankLines(list));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [asking, setAsking] = useState(false);

  const typed = filledLines(lines).length;
  const entered = pasted.trim() === '' ? typed : pasted.trim().split('\n').length;
  const onLeave = () => (entered > 0 ? setAsking(true) : onClose());

  const choose = () => {
    if (way === 'read') patchCodesView(id, { work: { kind: 'enrol' } });
    else if (way === 'file') patchCodesView(id, { work: { kind: 'import', list: kind, way } });
    else setStep('rows');
  };
  const missing =
    way === 'paste'
      ? pasted.trim() === '' && t('codes.keys.paste.missing')
      : typed === 0 && t('codes.keys.type.missing');
  const next = async () => {
    if (missing !== false) return;
    setBusy(true);
    setProblem(null);
    const sure = way === 'type';
    try {
      const text = sure ? tableOf(kind, lines) : pasted;
      await bringIn({
        id,
        kind,
        text,
        sure,
        name: t(`codes.keys.${sure ? 'type' : 'paste'}.name`),
      });
      patchCodesView(id, { work: { kind: 'import', list: kind, way } });
    } catch (error) {
      setProblem(toAppError(error).toData());
      setBusy(false);
    }
  };

  const steps: readonly WizardStep[] = [
    {
      id: 'from',
      title: t('codes.keys.step.from'),
      state: step === 'from' ? 'current' : 'done',
      note: step === 'from' ? '' : t(`codes.keys.ways.${way}.title`),
      reachable: step !== 'from',
    },
    {
      id: 'rows',
      title: t(way === 'file' ? 'importing.step.file' : 'codes.keys.step.rows'),
      state: step === 'rows' ? 'current' : 'todo',
      reachable: false,
    },
    ...LATER.map((one): WizardStep => ({
      id: one,
      title: t(`importing.step.${one}`),
      state: 'todo',
      reachable: false,
    })),
  ];
  const dialog = (
    <LeaveDialog
      opened={asking}
      count={entered}
      onStay={() => setAsking(false)}
      onKeep={onClose}
      onDiscard={onClose}
    />
  );
  if (step === 'from')
    return (
      <>
        <WizardFrame
          steps={steps}
          current="from"
          onStep={() => setStep('from')}
          heading={t('codes.keys.heading')}
          intro={t('codes.keys.intro')}
          next={{ label: t('wizard.next'), missing: [], onPress: choose }}
          onLeave={onLeave}
        >
          <WhereFrom
            kind={kind}
            way={way}
            lacking={(one) => lacks(intercom, `${one}/get`)}
            onKind={(one) => {
              setKind(one);
              setLines(blankLines(one));
            }}
            onWay={setWay}
          />
        </WizardFrame>
        {dialog}
      </>
    );
  return (
    <>
      <WizardFrame
        steps={steps}
        current="rows"
        onStep={() => setStep('from')}
        heading={t(way === 'paste' ? 'codes.keys.paste.heading' : 'codes.keys.type.heading')}
        intro={t(way === 'paste' ? 'codes.keys.paste.intro' : 'codes.keys.type.intro')}
        onBack={() => setStep('from')}
        next={{
          label: t('wizard.next'),
          busy,
          missing: missing === false ? [] : [missing],
          onPress: () => void next(),
        }}
        onLeave={onLeave}
      >
        {way === 'paste' ? (
          <PasteBox value={pasted} onChange={setPasted} />
        ) : (
          <TypeGrid kind={kind} lines={lines} onChange={setLines} />
        )}
        {problem !== null && <ErrorNotice error={problem} />}
      </WizardFrame>
      {dialog}
    </>
  );
}
