import { Button, Modal, PasswordInput, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract';
import type { FileHandle } from '../../../shared/contract/app';
import { ITEM_WORDS } from '../../../shared/site/lists';
import type { MergeRow } from '../../../shared/site/merge';
import { api } from '../../api';
import { DialogButtons } from '../../components/dialog-buttons';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { useWork } from '../../components/use-work';
import { loadSite } from '../../stores/site';
import { dayAndTime } from '../../text/when';
import classes from './site.module.css';

interface Props {
  readonly site: string;
  readonly onClose: () => void;
}

type Compared = CallOutput<'site.compare'>;
type Side = MergeRow['suggested'];
const keyOf = ({ list, id }: Pick<MergeRow, 'list' | 'id'>) => `${list} ${id}`;

/** Two copies that went different ways: person by person, door by door, which one counts. */
export function MergeDialog({ site, onClose }: Props) {
  const { t } = useTranslation();
  const [file, setFile] = useState<FileHandle | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [compared, setCompared] = useState<Compared | null>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [taken, setTaken] = useState<number | null>(null);
  const { working, problem, setProblem, run } = useWork();

  const compare = (other: FileHandle) =>
    void run(async () => {
      setFile(other);
      setCompared(await api.call('site.compare', { site, file: other.token, passphrase }));
    });
  const merge = (other: FileHandle, { rows }: Compared) =>
    void run(async () => {
      const choices = rows.flatMap(({ list, id }) => {
        const take = chosen[keyOf({ list, id })];
        return take === undefined ? [] : [{ list, id, take }];
      });
      const done = await api.call('site.merge', { site, file: other.token, passphrase, choices });
      setTaken(done.taken);
      await loadSite(site);
    });

  return (
    <Modal
      opened
      size={980}
      onClose={onClose}
      title={<Title order={2}>{t('site.merge.title')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {taken !== null && (
          <Text role="status" fw={600}>
            {t('site.merge.done', { count: taken })}
          </Text>
        )}
        {taken === null && compared === null && (
          <>
            <Text>{t('site.merge.text')}</Text>
            <PasswordInput
              label={t('site.merge.passphrase')}
              description={t('site.merge.passphraseHint')}
              autoComplete="off"
              maw={420}
              value={passphrase}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
            <FileDrop
              label={t('site.merge.choose')}
              title={t('site.merge.choose')}
              extensions={['lintel']}
              busy={working}
              onFile={compare}
              onProblem={setProblem}
            />
          </>
        )}
        {taken === null && compared !== null && (
          <Differences
            compared={compared}
            chosen={chosen}
            onChoose={(row, side) => setChosen((before) => ({ ...before, [keyOf(row)]: side }))}
          />
        )}
        {problem !== null && (
          <ErrorNotice
            error={problem}
            ways={
              file === null || compared !== null
                ? []
                : [{ label: t('common.tryAgain'), run: () => compare(file) }]
            }
          />
        )}
        <DialogButtons>
          <Button variant={taken === null ? 'default' : 'filled'} onClick={onClose}>
            {t(taken === null ? 'common.cancel' : 'common.close')}
          </Button>
          {taken === null && file !== null && compared !== null && compared.total > 0 && (
            <Button loading={working} onClick={() => merge(file, compared)}>
              {t('site.merge.do')}
            </Button>
          )}
        </DialogButtons>
      </Stack>
    </Modal>
  );
}

interface DifferencesProps {
  readonly compared: Compared;
  readonly chosen: Readonly<Record<string, Side>>;
  readonly onChoose: (row: MergeRow, side: Side) => void;
}

function Differences({ compared, chosen, onChoose }: DifferencesProps) {
  const { t } = useTranslation();
  const { rows, total, notes } = compared;
  if (total === 0) return <Text role="status">{t('site.merge.same')}</Text>;
  return (
    <>
      <Text fw={600} role="status">
        {t('site.merge.differ', { count: total })}
      </Text>
      {notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
      {rows.length < total && <Text>{t('site.merge.rest', { shown: rows.length, total })}</Text>}
      <ul className={classes.differences}>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <Radio.Group
              label={`${row.list === 'facts' ? t('site.facts.title') : ITEM_WORDS[row.list]}: ${row.name}`}
              value={chosen[keyOf(row)] ?? row.suggested}
              onChange={(side) => onChoose(row, side === 'there' ? 'there' : 'here')}
            >
              <table className={classes.fields}>
                <thead>
                  <tr>
                    <td />
                    <th scope="col">{t('site.merge.here')}</th>
                    <th scope="col">{t('site.merge.there')}</th>
                  </tr>
                </thead>
                <tbody>
                  {row.fields.map(({ field, here, there }) => (
                    <tr key={field}>
                      <th scope="row">{field}</th>
                      <td>{here || '–'}</td>
                      <td>{there || '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Radio value="here" label={label(row, 'here')} mt="sm" />
              <Radio value="there" label={label(row, 'there')} mt="sm" />
            </Radio.Group>
          </li>
        ))}
      </ul>
    </>
  );

  function label(row: MergeRow, side: Side): string {
    const missing = row.state === (side === 'here' ? 'only-there' : 'only-here');
    const at = side === 'here' ? row.hereEdited : row.thereEdited;
    const words = t(missing ? `site.merge.without.${side}` : `site.merge.side.${side}`);
    return at === 0 ? words : `${words} (${dayAndTime(at)})`;
  }
}
