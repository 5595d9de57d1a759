import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import { useBackups } from '../../stores/backups';
import { useIntercoms } from '../../stores/intercoms';
import { dayAndTime } from '../../text/when';
import { sideText } from './sides';

interface Group {
  readonly group: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
}

interface Choices {
  readonly groups: readonly Group[];
  /** Why backups or templates could not be listed. */
  readonly problem: AppErrorData | null;
}

/** Everything that can stand on a side, in groups for a list to choose from. */
export function useChoices(): Choices {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const { backups, problem } = useBackups();
  const templates = useTemplateNames();
  const live = Object.values(byId).map(({ id, name, model, address }) => ({
    value: sideText({ kind: 'live', id }),
    label: t('compare.now', { name: name === '' ? model : name, address }),
  }));
  const kept = (backups?.backups ?? []).map(({ name, door, model, at }) => ({
    value: sideText({ kind: 'backup', name }),
    label: t('compare.backup', { name: door === '' ? model : door, when: dayAndTime(at) }),
  }));
  const groups = [
    { group: t('compare.groupLive'), items: live },
    { group: t('compare.groupBackup'), items: kept },
    { group: t('compare.groupTemplate'), items: templates.items },
  ].filter(({ items }) => items.length > 0);
  return { groups, problem: problem ?? templates.problem };
}

function useTemplateNames() {
  const [items, setItems] = useState<Group['items']>([]);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  useEffect(() => {
    let current = true;
    api.call('templates.list', {}).then(
      ({ templates }) => {
        if (!current) return;
        setItems(
          templates.map(({ id, name }) => ({
            value: sideText({ kind: 'template', template: id }),
            label: name,
          })),
        );
      },
      (error: unknown) => current && setProblem(toAppError(error).toData()),
    );
    return () => {
      current = false;
    };
  }, []);
  return { items, problem };
}
