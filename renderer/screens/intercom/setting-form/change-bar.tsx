import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BossWarning } from '../../../components/boss-warning';
import { ErrorNotice } from '../../../components/error-notice';
import { ReviewList } from '../../../components/wizard';
import { OutcomeList } from './outcome-list';
import classes from './setting-form.module.css';
import { reviewOf, slotName, type FormValues, type Slot } from './slots';
import type { WriteReport } from './write-slots';

/** Writing the changes of a form, and what came of it. */
export interface SlotWrite {
  readonly busy: boolean;
  readonly report: WriteReport | null;
  /** Writes what was entered; what the intercom kept is no change any more. */
  readonly write: () => Promise<WriteReport>;
  readonly clear: () => void;
}

interface ChangeBarProps {
  readonly intercomId: string;
  /** The door or model, for the caption of the review. */
  readonly name: string;
  readonly slots: readonly Slot[];
  readonly values: FormValues;
  /** By the id of the slot. */
  readonly problems: Readonly<Record<string, string>>;
  readonly writing: SlotWrite;
  readonly onDiscard: () => void;
}

/** "3 changes": collected until they are reviewed and written together. */
export function ChangeBar(props: ChangeBarProps) {
  const { intercomId, name, slots, values, problems, writing, onDiscard } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { busy, report, write, clear } = writing;
  const changes = reviewOf(slots, values);
  const count = changes.length;
  const bad = slots.filter(({ id }) => problems[id] !== undefined);

  const review = () => {
    const first = bad[0];
    if (first === undefined) setOpen(true);
    else document.querySelector<HTMLElement>(`[data-setting="${first.id}"]`)?.focus();
  };
  const close = () => {
    setOpen(false);
    clear();
  };
  return (
    <>
      {count > 0 && (
        <div className={classes.bar} data-change-bar role="region" aria-label={t('door.bar.label')}>
          <span className={classes.barText} role="status">
            {bad.length > 0
              ? t('door.bar.bad', { fields: bad.map(slotName).join(', ') })
              : t('door.bar.count', { count })}
          </span>
          <Button variant="default" onClick={onDiscard}>
            {t('door.bar.discard')}
          </Button>
          <Button onClick={review}>{t('door.bar.review')}</Button>
        </div>
      )}
      <Modal
        opened={open}
        onClose={close}
        size="xl"
        title={t(report === null ? 'door.review.title' : 'door.outcome.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          {report === null ? (
            <>
              <ReviewList caption={t('sip.review.caption', { name })} changes={changes} />
              <BossWarning ids={[intercomId]} />
            </>
          ) : (
            <>
              <OutcomeList slots={slots} written={report.written} />
              {report.error !== null && <ErrorNotice error={report.error} />}
              {report.written.some(({ outcome }) => outcome === 'not-stored') && (
                <Alert variant="default" title={t('door.outcome.lostTitle')}>
                  {t('door.outcome.lost')}
                </Alert>
              )}
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t(report === null ? 'common.cancel' : 'common.close')}
            </Button>
            {count > 0 && (
              <Button loading={busy} onClick={() => void write()}>
                {report === null
                  ? t('sip.review.write', { count })
                  : t('door.outcome.again', { count })}
              </Button>
            )}
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
