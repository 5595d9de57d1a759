import { Button, Group, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../../shared/contract/discovery';
import { toAppError, type AppError } from '../../../shared/errors';
import { api } from '../../api';
import { DataTable } from '../../components/data-table';
import { ErrorNotice } from '../../components/error-notice';
import { needsAttention } from '../../components/state-label';
import { StatusText } from '../../components/status-text';
import { clearLeft, dismissProblem, search, useDiscovery } from '../../stores/discovery';
import { askSignIn } from '../../stores/sign-in';
import { act } from './act';
import { findColumns } from './columns';
import { Details } from './details';
import { FindDialogs } from './dialogs';
import classes from './find.module.css';
import { NothingFound } from './nothing-found';
import { foundName, rowAction, wantsPassword, type RowAction } from './row-action';
import { SearchBar } from './search-bar';
import { SearchProgressLine } from './search-progress';
import { useFound } from './use-found';

const keyOf = (row: Found) => row.key;
const hasLeft = (row: Found) => row.change === 'left';

/** Where all work begins: what is on the network, and what each unit wants next. */
export function FindScreen() {
  const { t } = useTranslation();
  const rows = useFound();
  const searchProblem = useDiscovery((state) => state.problem);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = rows.find((row) => row.key === chosen);
  const left = rows.filter(hasLeft).length;
  const attention = rows.filter((row) => !hasLeft(row) && needsAttention(row.state)).length;

  const columns = useMemo(
    () => findColumns(t, (action, row) => void attempt(action, row, setProblem)),
    [t],
  );
  const run = (action: RowAction, row: Found) => void attempt(action, row, setProblem);

  async function searchFile() {
    try {
      const request = { title: t('find.fileTitle'), extensions: ['csv', 'txt'] };
      const [file] = await api.pickFiles(request);
      if (file) await search({ hostsFile: file.token });
    } catch (error) {
      setProblem(toAppError(error));
    }
  }

  return (
    <div className={classes.screen}>
      <Group gap="lg" mih={40} wrap="nowrap">
        <Title order={1} style={{ whiteSpace: 'nowrap' }}>
          {t('find.title')}
        </Title>
        <SearchProgressLine />
        <Group gap="md" wrap="nowrap">
          {attention > 0 && (
            <StatusText tone="warn" icon={IconAlertTriangle}>
              {t('find.attentionCount', { count: attention })}
            </StatusText>
          )}
          {left > 0 && (
            <Button variant="default" onClick={() => void clearLeft()}>
              {t('find.clearLeft', { count: left })}
            </Button>
          )}
        </Group>
      </Group>
      <SearchBar onFile={() => void searchFile()} />
      {searchProblem !== null && <ErrorNotice error={searchProblem} onClose={dismissProblem} />}
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      <DataTable
        label={t('find.list')}
        name="find"
        rows={rows}
        columns={columns}
        rowKey={keyOf}
        rowName={foundName}
        muted={hasLeft}
        onOpen={(row) => run(rowAction(row), row)}
        onCurrent={(row) => setChosen(row.key)}
        empty={<NothingFound />}
        selectionActions={(selected) => <SelectionActions rows={selected} />}
      />
      {shown !== undefined && (
        <Details row={shown} onAction={run} onClose={() => setChosen(null)} />
      )}
      <FindDialogs />
    </div>
  );
}

async function attempt(
  action: RowAction,
  row: Found,
  onProblem: (problem: AppError | null) => void,
): Promise<void> {
  try {
    onProblem(null);
    await act(action, row);
  } catch (error) {
    onProblem(toAppError(error));
  }
}

function SelectionActions({ rows }: { readonly rows: readonly Found[] }) {
  const { t } = useTranslation();
  const targets = rows
    .filter(wantsPassword)
    .map((row) => ({ address: row.address, name: foundName(row) }));
  if (targets.length === 0) {
    return (
      <StatusText tone="neutral" icon={IconAlertTriangle}>
        {t('find.signInNone')}
      </StatusText>
    );
  }
  return (
    <Button variant="default" onClick={() => askSignIn(targets)}>
      {t('find.signInSelected', { count: targets.length })}
    </Button>
  );
}
