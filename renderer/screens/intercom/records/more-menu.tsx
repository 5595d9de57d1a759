import { Button, Menu } from '@mantine/core';
import { IconDots, IconEye, IconEyeOff, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { EditableKind } from '../../../../shared/contract/records';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { api } from '../../../api';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { applyJob } from '../../../stores/jobs';
import type { WorkOn } from '../../../stores/record-work';
import { doorName } from '../door-name';

/** Lists whose rows let somebody in. */
const OPENS: readonly EditableKind[] = ['privatekey', 'rfkey', 'user'];

interface MoreMenuProps {
  readonly intercom: Intercom;
  readonly info: RecordKindInfo;
  /** Rows on the intercom. */
  readonly count: number;
  readonly work: WorkOn;
  /** Null where the list has no secrets. */
  readonly secrets: { readonly shown: boolean; readonly toggle: () => void } | null;
  readonly onReadAgain: () => void;
}

/** What is seldom done with a list as a whole: read it again, show its PINs, empty it. */
export function MoreMenu(props: MoreMenuProps) {
  const { intercom, info, count, work, secrets } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { kind, many } = info;
  const name = doorName(intercom);
  async function clear() {
    const job = await api.call('records.clear', { id: intercom.id, kind });
    applyJob(job);
    work.go({ page: 'result', jobId: job.id, sent: null });
  }
  return (
    <>
      <Menu
        position="bottom-end"
        shadow="md"
        // The library puts a focusable placeholder into the menu, which no menu may own (ARIA).
        withInitialFocusPlaceholder={false}
        menuItemTabIndex={0}
      >
        <Menu.Target>
          <Button variant="default" leftSection={<IconDots size={18} aria-hidden />}>
            {t('intercom.header.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            mih={40}
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={props.onReadAgain}
          >
            {t('records.readAgain')}
          </Menu.Item>
          {secrets !== null && (
            <Menu.Item
              mih={40}
              leftSection={
                secrets.shown ? (
                  <IconEyeOff size={18} aria-hidden />
                ) : (
                  <IconEye size={18} aria-hidden />
                )
              }
              onClick={secrets.toggle}
            >
              {t(secrets.shown ? 'records.hideSecrets' : 'records.showSecrets')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            mih={40}
            c="var(--lintel-bad)"
            disabled={count === 0}
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('records.clear')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title={t('records.clearDialog.title', { many })}
        confirmLabel={t('records.clearDialog.confirm', { many })}
        word={name}
        danger
        onConfirm={clear}
        onClose={() => setAsking(false)}
      >
        {t('records.clearDialog.text', { count, name })}{' '}
        {OPENS.includes(info.kind) && t('records.clearDialog.opens')}{' '}
        {t('records.clearDialog.kept')}
      </ConfirmDialog>
    </>
  );
}
