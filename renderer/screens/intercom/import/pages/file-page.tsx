import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../../../../shared/contract/app';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { toAppError, type AppErrorData } from '../../../../../shared/errors';
import { api } from '../../../../api';
import { WizardFrame } from '../../../../components/wizard';
import { takeFile } from '../draft';
import type { ImportPageProps } from '../index';
import { FileStep } from '../steps/file-step';

/** Step 1: which file. What it is is found out at once, so that a wrong one is refused here. */
export function FilePage({ target, draft, shell, onLeave }: ImportPageProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  /** Two files may be opened at once: only the one chosen last counts. */
  const turn = useRef(0);
  const { kind } = target;

  const open = async (file: FileHandle) => {
    const mine = ++turn.current;
    setBusy(true);
    setProblem(null);
    try {
      const opened = await api.call('imports.open', { file: file.token, kind });
      if (mine === turn.current) takeFile(target, file, opened);
    } catch (error) {
      if (mine === turn.current) setProblem(toAppError(error).toData());
    } finally {
      if (mine === turn.current) setBusy(false);
    }
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="file"
      onStep={shell.onStep}
      heading={t('importing.heading.file', { many: RECORD_KINDS[kind].many })}
      onBack={shell.onBack}
      next={{
        label: t('wizard.next'),
        busy,
        missing: draft.file === null ? [t('importing.file.missing')] : [],
        onPress: () => {
          if (draft.file !== null) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      <FileStep
        kind={kind}
        file={draft.file}
        opened={draft.opened}
        busy={busy}
        problem={problem}
        onFile={(file) => void open(file)}
        onProblem={setProblem}
      />
    </WizardFrame>
  );
}
