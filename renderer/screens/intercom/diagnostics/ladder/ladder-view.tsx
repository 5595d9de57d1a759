import { Button, Group, Text } from '@mantine/core';
import { IconFileSearch, IconTimeline } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ladder, SipDialog } from '../../../../../shared/contract/diagnostics';
import { api } from '../../../../api';
import { EmptyState } from '../../../../components/empty-state';
import classes from '../diagnostics.module.css';
import { TaskLine } from '../task-line';
import { useTask } from '../use-task';
import { useDiagnostics } from '../view-state';
import { DialogList } from './dialog-list';
import { Drawing } from './drawing';
import { openLadder } from './open-ladder';

const EXTENSIONS = ['pcap', 'pcapng', 'cap'];

/** The calls and registrations of a capture as a drawing. */
export function LadderView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { open } = useDiagnostics(id);
  const task = useTask();

  const choose = () =>
    task.run('open', async () => {
      const title = t('diagnostics.ladder.openTitle');
      const [file] = await api.pickFiles({ title, extensions: EXTENSIONS });
      if (file) await openLadder(id, file);
      return null;
    });
  const button = (
    <Button
      variant={open === null ? 'filled' : 'default'}
      leftSection={<IconFileSearch size={18} aria-hidden />}
      loading={task.running !== null}
      onClick={choose}
    >
      {t('diagnostics.ladder.open')}
    </Button>
  );

  return (
    <div className={classes.fill}>
      <TaskLine task={task} />
      {open === null ? (
        <EmptyState icon={IconTimeline} title={t('diagnostics.ladder.emptyTitle')} actions={button}>
          {t('diagnostics.ladder.emptyBody')}
        </EmptyState>
      ) : (
        <>
          <Group justify="space-between" wrap="nowrap" gap="lg">
            <div className={classes.words}>
              <Text fw={600} truncate>
                {open.name}
              </Text>
              {open.ladder.notes.map((note) => (
                <Text key={note} size="sm" c="dimmed">
                  {note}
                </Text>
              ))}
            </div>
            {button}
          </Group>
          {/* Another file starts at its own first failure. */}
          <Dialogs key={open.name + String(open.ladder.packets)} ladder={open.ladder} />
        </>
      )}
    </div>
  );
}

/** What failed is what the person came for. */
function firstOf(dialogs: readonly SipDialog[]): number {
  const failedCall = dialogs.findIndex((one) => one.outcome === 'failed' && one.kind === 'call');
  if (failedCall >= 0) return failedCall;
  return Math.max(
    0,
    dialogs.findIndex((one) => one.outcome === 'failed'),
  );
}

function Dialogs({ ladder }: { readonly ladder: Ladder }) {
  const { t } = useTranslation();
  const { dialogs, participants, packets } = ladder;
  const [chosen, setChosen] = useState(() => firstOf(dialogs));
  const dialog = dialogs[chosen];
  if (dialog === undefined)
    return (
      <EmptyState icon={IconTimeline} title={t('diagnostics.ladder.noSipTitle')}>
        {t('diagnostics.ladder.noSipBody', { count: packets })} {t('diagnostics.ladder.noSipHint')}
      </EmptyState>
    );
  return (
    <>
      <DialogList dialogs={dialogs} chosen={chosen} onChoose={setChosen} />
      <Drawing key={chosen} dialog={dialog} participants={participants} />
    </>
  );
}
