import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileHandle } from '../../../../../shared/contract/app';
import { toAppError, type AppErrorData } from '../../../../../shared/errors';
import { api } from '../../../../api';
import { ErrorNotice } from '../../../../components/error-notice';
import { WizardFrame } from '../../../../components/wizard';
import { patchDraft, type Reading } from '../draft';
import type { ImportPageProps } from '../index';
import { CheckStep, countStates } from '../steps/check-step';
import { useReadRows } from '../use-read-rows';

interface CheckPageProps extends ImportPageProps {
  readonly file: FileHandle;
  readonly reading: Reading;
}

/** Step 3: the rows with what is wrong with them. */
export function CheckPage(props: CheckPageProps) {
  const { target, draft, context, shell, file, reading, onLeave } = props;
  const { t } = useTranslation();
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const { kind } = target;
  const { limits } = context;
  const { sheet, order } = draft;
  const read = useReadRows({ target, file, reading, limits, wanted: sheet === null });
  const counts = countStates(shell.checked);
  const missing =
    sheet === null
      ? [t('importing.check.notRead')]
      : counts.wrong > 0
        ? [t('importing.check.stillWrong', { count: counts.wrong })]
        : counts['left-out'] === sheet.length
          ? [t('importing.check.nothingLeft')]
          : [];

  const saveRefused = async () => {
    setProblem(null);
    try {
      const { token, name } = await api.call('imports.rejected', {
        file: file.token,
        kind,
        ...reading,
      });
      await api.saveFile(token, name);
    } catch (error) {
      setProblem(toAppError(error).toData());
    }
  };
  return (
    <WizardFrame
      steps={shell.steps}
      current="check"
      onStep={shell.onStep}
      heading={t('importing.heading.check')}
      onBack={shell.onBack}
      next={{
        label: t('wizard.next'),
        busy: sheet === null && read.problem === null,
        missing,
        onPress: () => {
          if (missing.length === 0) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      {read.problem !== null && (
        <ErrorNotice
          error={read.problem}
          ways={[{ label: t('common.tryAgain'), run: read.again }]}
        />
      )}
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      {sheet === null ? (
        read.problem === null && <Text role="status">{t('importing.check.reading')}</Text>
      ) : (
        <CheckStep
          kind={kind}
          checked={shell.checked}
          sheet={sheet}
          order={order}
          context={context}
          onChange={(next) => patchDraft(target, { sheet: next, remove: new Set() })}
          onSaveRefused={() => void saveRefused()}
        />
      )}
    </WizardFrame>
  );
}
