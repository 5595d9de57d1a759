import { Modal, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../shared/errors';
import { ErrorNotice } from '../components/error-notice';
import { useApp } from '../stores/app';
import { useIntercoms } from '../stores/intercoms';
import { commandGroups, filterGroups, type Command } from './commands';
import classes from './palette.module.css';

const close = () => useApp.setState({ paletteOpen: false });

/** Ctrl+K: finds intercoms, screens and commands by a few letters. */
export function Palette() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.paletteOpen);
  useHotkeys([['mod+K', () => useApp.setState({ paletteOpen: true })]], []);
  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      yOffset="12vh"
      padding={0}
      size={640}
      centered={false}
      lockScroll={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('frame.palette')}>
        <Modal.Body>
          <Finder />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<AppError | null>(null);
  const byId = useIntercoms((state) => state.byId);
  const practiceRuns = useApp((state) => state.info?.practice.running ?? false);
  const all = commandGroups({ t, intercoms: Object.values(byId), practiceRuns });
  const groups = filterGroups(all, typed);
  const flat = groups.flatMap((group) => group.commands);
  const chosen = flat[Math.min(at, flat.length - 1)];

  async function run(command: Command) {
    try {
      await command.run();
      close();
    } catch (error) {
      setProblem(toAppError(error));
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && flat.length > 0) {
      const next = (Math.min(at, flat.length - 1) + step + flat.length) % flat.length;
      setAt(next);
      const id = flat[next]?.id;
      if (id) document.getElementById(optionId(id))?.scrollIntoView({ block: 'nearest' });
      event.preventDefault();
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      void run(chosen);
    }
  }

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={chosen ? optionId(chosen.id) : undefined}
        aria-label={t('frame.palette')}
        placeholder={t('frame.palettePlaceholder')}
        leftSection={<IconSearch size={20} aria-hidden />}
        classNames={{ input: classes.input }}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      {problem !== null && <ErrorNotice error={problem} />}
      <div
        id="palette-list"
        role="listbox"
        aria-label={t('frame.palette')}
        className={classes.list}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <Text size="sm" fw={600} c="dimmed" px={16} pt={8} pb={4} aria-hidden>
              {group.title}
            </Text>
            {group.commands.map((command) => (
              <div
                key={command.id}
                id={optionId(command.id)}
                role="option"
                aria-selected={command === chosen}
                className={classes.option}
                onClick={() => void run(command)}
              >
                <span className={classes.label}>{command.label}</span>
                <span className={classes.detail}>{command.detail}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {flat.length === 0 && (
        <Text p={16} role="status">
          {t('frame.paletteNothing')}
        </Text>
      )}
    </>
  );
}

const optionId = (id: string) => `palette-${id.replaceAll(' ', '-')}`;
