import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract';
import type { ListedSite } from '../../../shared/contract/site';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { loadSite } from '../../stores/site';
import { sizeText } from '../../text/size';
import { dayAndClock } from '../../text/when';
import classes from './site.module.css';

interface Props {
  readonly of: Pick<ListedSite, 'known' | 'name'>;
  readonly onClose: () => void;
}

/** The last good copies of a site, and the way back to one. */
export function CopiesDialog({ of, onClose }: Props) {
  const { t } = useTranslation();
  const [copies, setCopies] = useState<CallOutput<'site.copies'>['copies'] | null>(null);
  const [using, setUsing] = useState('');
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const read = useCallback(() => {
    api.call('site.copies', { known: of.known }).then(
      (answer) => setCopies(answer.copies),
      (error: unknown) => setProblem(toAppError(error).toData()),
    );
  }, [of.known]);
  useEffect(read, [read]);

  async function use(copy: string) {
    setUsing(copy);
    setProblem(null);
    try {
      const { site } = await api.call('site.useCopy', { known: of.known, copy });
      await loadSite(site);
      onClose();
      navigate({ screen: 'site', id: site, tab: 'doors' });
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setUsing('');
    }
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('site.copiesTitle', { name: of.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>{t('site.copiesText')}</Text>
        {problem !== null && <ErrorNotice error={problem} />}
        {copies?.length === 0 && <Text c="dimmed">{t('site.copiesNone')}</Text>}
        <ul className={classes.plain}>
          {copies?.map(({ copy, at, size }) => (
            <li key={copy}>
              <Group justify="space-between">
                <span>
                  {dayAndClock(at)} ({sizeText(size)})
                </span>
                <Button variant="default" loading={using === copy} onClick={() => void use(copy)}>
                  {t('site.copiesUse')}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}
