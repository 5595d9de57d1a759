import { Button, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButtons } from '../../../components/dialog-buttons';

interface RemoveGroupsProps {
  /** How many groups go. */
  readonly groups: number;
  /** How many contacts are in them. */
  readonly contacts: number;
  /** Groups that stay. */
  readonly others: readonly string[];
  /** Empty for no group. */
  readonly onRemove: (to: string) => void;
  readonly onClose: () => void;
}

/** Asked before groups with contacts go: nobody's number is lost with them. */
export function RemoveGroups({ groups, contacts, others, onRemove, onClose }: RemoveGroupsProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('records.contacts.leave.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size={560}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onRemove(to);
        }}
      >
        <Stack>
          <Text>{t('records.contacts.leave.text', { count: contacts })}</Text>
          <NativeSelect
            label={t('records.contacts.leave.to')}
            value={to}
            data={[
              { value: '', label: t('records.contacts.noGroup') },
              ...others.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('records.editor.note')}
          </Text>
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('records.contacts.leave.remove', { count: groups })}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}
