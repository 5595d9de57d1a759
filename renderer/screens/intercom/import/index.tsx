import { useEffect, useState } from 'react';
import { assertNever } from '../../../../shared/assert';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { EditableKind } from '../../../../shared/contract/records';
import { LeaveDialog } from '../../../components/wizard';
import { useIntercoms } from '../../../stores/intercoms';
import { loadRecords } from '../../../stores/records';
import { useRecordContext, type RecordContext } from '../records/context';
import {
  clearDraft,
  useDraft,
  type ImportDraft,
  type ImportStep,
  type ImportTarget,
} from './draft';
import { CheckPage } from './pages/check-page';
import { ColumnsPage } from './pages/columns-page';
import { DoorsPage } from './pages/doors-page';
import { FilePage } from './pages/file-page';
import { ResultPage } from './pages/result-page';
import { ReviewPage } from './pages/review-page';
import { useShell, type Shell, type StepBefore } from './use-shell';

interface ImportWizardProps {
  /** Of the intercom. */
  readonly id: string;
  readonly kind: EditableKind;
  /** Where another question led here: it stays the first step, and one can go back to it. */
  readonly before?: StepBefore;
  /** Back to the list. */
  readonly onClose: () => void;
}

/** What every page of the wizard gets. */
export interface ImportPageProps {
  readonly target: ImportTarget;
  readonly draft: ImportDraft;
  readonly context: RecordContext;
  readonly shell: Shell;
  readonly onLeave: () => void;
}

/**
 * Brings a file onto an intercom: the file, its columns, a check row by row, doors and times,
 * review, result. Nothing is written before the review was agreed to.
 */
export function ImportWizard({ id, ...props }: ImportWizardProps) {
  const intercom = useIntercoms(({ byId }) => byId[id]);
  return intercom === undefined ? null : <Wizard {...{ intercom, ...props }} />;
}

interface WizardProps extends Omit<ImportWizardProps, 'id'> {
  readonly intercom: Intercom;
}

function Wizard({ intercom, kind, before, onClose }: WizardProps) {
  const { id } = intercom;
  const target = { id, kind };
  const draft = useDraft(target);
  const context = useRecordContext(intercom, kind);
  const shell = useShell({ target, draft, context, before });
  const [asking, setAsking] = useState(false);
  // What is there already keeps its doors and times, so it has to be known.
  useEffect(() => {
    void loadRecords(id, kind);
  }, [id, kind]);

  const finish = () => {
    onClose();
    clearDraft(target);
  };
  const onLeave = () => {
    if (draft.jobId !== null) onClose();
    else if (draft.file !== null) setAsking(true);
    else finish();
  };
  return (
    <>
      <Page {...{ target, draft, context, shell, onLeave }} onFinish={finish} />
      <LeaveDialog
        opened={asking}
        count={draft.sheet?.length ?? draft.opened?.rows ?? 0}
        onStay={() => setAsking(false)}
        onKeep={onClose}
        onDiscard={finish}
      />
    </>
  );
}

function Page({ onFinish, ...props }: ImportPageProps & { readonly onFinish: () => void }) {
  const { draft } = props;
  const { file, opened, reading } = draft;
  const step = reachable(draft);
  switch (step) {
    case 'file':
      return <FilePage {...props} />;
    case 'columns':
      return opened && reading ? <ColumnsPage {...{ ...props, opened, reading }} /> : null;
    case 'check':
      return file && reading ? <CheckPage {...{ ...props, file, reading }} /> : null;
    case 'doors':
      return <DoorsPage {...props} />;
    case 'review':
      return <ReviewPage {...props} />;
    case 'result':
      return <ResultPage {...props} onFinish={onFinish} />;
    default:
      return assertNever(step);
  }
}

/** The step that can be shown: without a file there is only the first, without rows the check. */
function reachable({ step, file, opened, sheet, jobId }: ImportDraft): ImportStep {
  if (step === 'result' && jobId !== null) return step;
  if (file === null || opened === null) return 'file';
  const needsRows = step === 'doors' || step === 'review' || step === 'result';
  return needsRows && sheet === null ? 'check' : step;
}
