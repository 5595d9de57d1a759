import type { TFunction } from 'i18next';
import type { Intercom } from '../../shared/contract/intercoms';
import { navigate } from '../router';
import { useApp } from '../stores/app';
import { search } from '../stores/discovery';
import { openFindDialog } from '../stores/find-dialogs';
import { startPractice, stopPractice } from '../stores/practice';

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Said beside it, and searched: an address, a MAC. */
  readonly detail: string;
  readonly run: () => void | Promise<void>;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

interface Options {
  readonly t: TFunction;
  readonly intercoms: readonly Intercom[];
  readonly practiceRuns: boolean;
}

/** Everything that the search over everything finds. */
export function commandGroups({ t, intercoms, practiceRuns }: Options): readonly CommandGroup[] {
  const command = (id: string, label: string, run: Command['run']): Command => ({
    id,
    label,
    run,
    detail: '',
  });
  return [
    {
      title: t('frame.paletteIntercoms'),
      commands: intercoms.map((intercom) => ({
        id: `intercom ${intercom.id}`,
        label: intercom.name === '' ? intercom.model : intercom.name,
        detail: [intercom.model, intercom.address, intercom.mac].join('  '),
        run: () => navigate({ screen: 'intercom', id: intercom.id, tab: 'overview' }),
      })),
    },
    {
      title: t('frame.paletteScreens'),
      commands: [
        command('find', t('frame.find'), () => navigate({ screen: 'find' })),
        command('intercoms', t('frame.intercoms'), () => navigate({ screen: 'intercoms' })),
        command('site', t('frame.site'), () => navigate({ screen: 'site', id: null, tab: '' })),
        command('jobs', t('frame.jobs'), () => navigate({ screen: 'jobs', id: null })),
        command('files', t('frame.files'), () => navigate({ screen: 'files', tab: 'firmware' })),
        command('help', t('frame.help'), () => navigate({ screen: 'help' })),
      ],
    },
    {
      title: t('frame.paletteCommands'),
      commands: [
        command('search', t('frame.commandSearch'), () => {
          navigate({ screen: 'find' });
          void search();
        }),
        command('range', t('frame.commandRange'), () => openFindDialog('range')),
        command('add', t('frame.commandAdd'), () => openFindDialog('add')),
        command('cards', t('frame.commandCards'), () => useApp.setState({ cardsOpen: true })),
        command('compare', t('frame.commandCompare'), () =>
          navigate({ screen: 'compare', left: '', right: '' }),
        ),
        command('firmware', t('frame.commandFirmware'), () => navigate({ screen: 'firmware' })),
        command('change-passwords', t('frame.commandChangePasswords'), () =>
          navigate({ screen: 'passwords' }),
        ),
        command('passwords', t('frame.commandPasswords'), () =>
          useApp.setState({ passwordsOpen: true }),
        ),
        practiceRuns
          ? command('practice', t('frame.commandPracticeStop'), stopPractice)
          : command('practice', t('frame.commandPracticeStart'), async () => {
              navigate({ screen: 'find' });
              await startPractice();
            }),
      ],
    },
  ];
}

/** Groups with the commands that hold every word typed; groups without any fall away. */
export function filterGroups(
  groups: readonly CommandGroup[],
  typed: string,
): readonly CommandGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ({ label, detail }: Command) => {
    const text = `${label} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map(({ title, commands }) => ({ title, commands: commands.filter(holds) }))
    .filter(({ commands }) => commands.length > 0);
}
