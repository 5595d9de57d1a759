import { Button, Group, Modal, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { search } from '../../stores/discovery';
import { rangeOf } from './act';
import { closeFindDialog, useFindDialogs } from '../../stores/find-dialogs';

/** Search a range, and add one unit by its address. */
export function FindDialogs() {
  const { t } = useTranslation();
  const open = useFindDialogs((state) => state.open);
  return (
    <>
      <Modal
        opened={open === 'range'}
        onClose={closeFindDialog}
        title={<Title order={2}>{t('find.rangeTitle')}</Title>}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <RangeForm />
      </Modal>
      <Modal
        opened={open === 'add'}
        onClose={closeFindDialog}
        title={<Title order={2}>{t('find.addTitle')}</Title>}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <AddressForm />
      </Modal>
    </>
  );
}

/** Several ranges in one text, split as people write lists. */
export function splitRanges(text: string): string[] {
  return text.split(/[,;\s]+/).filter(Boolean);
}

function RangeForm() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const ranges = splitRanges(text);
  const start = () => {
    setAsked(true);
    if (ranges.length === 0) return;
    closeFindDialog();
    void search({ ranges });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <Stack>
        <Textarea
          data-autofocus
          label={t('find.rangeLabel')}
          description={t('find.rangeHint')}
          placeholder={t('find.rangeExamples')}
          rows={3}
          value={text}
          error={asked && ranges.length === 0 && t('find.rangeEmpty')}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // One range is the usual case: Enter starts it, Shift+Enter makes a new line.
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            start();
          }}
        />
        <Text size="sm" c="dimmed">
          {t('find.rangeForms')}
        </Text>
        <Group justify="flex-end">
          <Button type="submit">{t('find.rangeStart')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function AddressForm() {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = address.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (missing) return;
        closeFindDialog();
        void search({ ranges: [rangeOf(address.trim())] });
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('find.addLabel')}
          description={t('find.addHint')}
          autoComplete="off"
          value={address}
          error={asked && missing && t('find.addEmpty')}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('find.addStart')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
