import { Button, Kbd, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../stores/app';
import { PracticeCard } from './practice-card';
import classes from './help.module.css';

const keys = [
  { id: 'palette', shown: ['Ctrl', 'K'] },
  { id: 'arrows', shown: ['↑', '↓'] },
  { id: 'space', shown: ['Space'] },
  { id: 'shift', shown: ['Shift', '↓'] },
  { id: 'enter', shown: ['Enter'] },
  { id: 'copy', shown: ['Ctrl', 'C'] },
  { id: 'escape', shown: ['Esc'] },
] as const;

/** How the work goes, practice without a door, the keys, and what this program is. */
export function HelpScreen() {
  const { t } = useTranslation();
  const info = useApp((state) => state.info);
  return (
    <div className={classes.screen}>
      <Title order={1}>{t('help.title')}</Title>
      <div className={classes.columns}>
        <Stack>
          <section className={classes.card}>
            <Title order={2}>{t('help.stepsTitle')}</Title>
            <List type="ordered" spacing="xs" mt="sm">
              <List.Item>{t('help.steps.one')}</List.Item>
              <List.Item>{t('help.steps.two')}</List.Item>
              <List.Item>{t('help.steps.three')}</List.Item>
              <List.Item>{t('help.steps.four')}</List.Item>
            </List>
          </section>
          <PracticeCard icon={IconSchool} />
        </Stack>
        <Stack>
          <section className={classes.card}>
            <Title order={2}>{t('help.keysTitle')}</Title>
            <Table mt="sm" verticalSpacing={6} withRowBorders={false}>
              <Table.Tbody>
                {keys.map(({ id, shown }) => (
                  <Table.Tr key={id}>
                    <Table.Td w={120}>
                      {shown.map((key) => (
                        <Kbd key={key} size="sm" mr={4}>
                          {key}
                        </Kbd>
                      ))}
                    </Table.Td>
                    <Table.Td>{t(`help.keys.${id}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          {info !== null && (
            <section className={classes.card}>
              <Title order={2}>{t('help.aboutTitle')}</Title>
              <Text mt="sm">{t('help.version', { version: info.version })}</Text>
              <Text c="dimmed">{t(`help.host.${info.host}`)}</Text>
              <Text c="dimmed">
                {info.keepsSecrets ? t('help.secretsKept') : t('help.secretsForgotten')}
              </Text>
            </section>
          )}
          <Button
            variant="default"
            onClick={() => useApp.setState({ passwordsOpen: true })}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('frame.commandPasswords')}
          </Button>
        </Stack>
      </div>
    </div>
  );
}
