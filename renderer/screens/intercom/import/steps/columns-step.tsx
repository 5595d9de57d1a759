import { Alert, NativeSelect, Radio, Switch, Text } from '@mantine/core';
import { IconBulb, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpenedImport } from '../../../../../shared/contract/imports';
import type { CardNotation } from '../../../../../shared/device/card-number';
import type { RecordField } from '../../../../../shared/device/records';
import { fieldOfColumn, firstCard, readingsOf, withColumn } from '../columns';
import type { Reading } from '../draft';
import classes from '../import.module.css';

interface ColumnsStepProps {
  /** What a column may be. */
  readonly fields: readonly RecordField[];
  readonly opened: OpenedImport;
  readonly reading: Reading;
  readonly onChange: (patch: Partial<Reading>) => void;
}

/** Which column is what, whether the first row holds the headings, how card numbers are written. */
export function ColumnsStep({ fields: all, opened, reading, onChange }: ColumnsStepProps) {
  const { t } = useTranslation();
  const { mapping, hasHeader, notation } = reading;
  const card = firstCard(all, { opened, mapping });
  const fields = all.map(({ key, label }) => ({ value: key, label }));
  const title = (header: string, index: number) =>
    hasHeader && header !== '' ? header : t('importing.columns.number', { number: index + 1 });
  return (
    <div className={classes.fields}>
      <Alert
        variant="default"
        icon={opened.remembered ? <IconHistory aria-hidden /> : <IconBulb aria-hidden />}
      >
        {t(opened.remembered ? 'importing.columns.remembered' : 'importing.columns.guessed')}
      </Alert>
      <Switch
        label={t('importing.columns.header')}
        checked={hasHeader}
        onChange={(event) => onChange({ hasHeader: event.currentTarget.checked })}
      />
      <table className={classes.columns}>
        <caption className="visually-hidden">{t('importing.columns.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('importing.columns.inFile')}</th>
            <th scope="col">{t('importing.columns.samples')}</th>
            <th scope="col">{t('importing.columns.is')}</th>
          </tr>
        </thead>
        <tbody>
          {opened.columns.map(({ header, samples }, index) => (
            <tr key={index}>
              <th scope="row">{title(header, index)}</th>
              <td className={classes.samples}>{samples.join(' · ')}</td>
              <td>
                <NativeSelect
                  aria-label={t('importing.columns.fieldOf', { column: title(header, index) })}
                  data={[{ value: '', label: t('importing.columns.unused') }, ...fields]}
                  value={fieldOfColumn(mapping, index) ?? ''}
                  onChange={(event) =>
                    onChange({ mapping: withColumn(mapping, index, event.currentTarget.value) })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {card !== undefined && (
        <Notation card={card} value={notation} onChange={(next) => onChange({ notation: next })} />
      )}
    </div>
  );
}

interface NotationProps {
  /** The first number in the file. */
  readonly card: string;
  readonly value: CardNotation;
  readonly onChange: (notation: CardNotation) => void;
}

/** How card numbers are written, with the first one as each notation reads it. */
function Notation({ card, value, onChange }: NotationProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('importing.notation.label')}
      description={t('importing.notation.hint', { card })}
      value={value}
      onChange={(next) => onChange(next)}
    >
      <div className={classes.notations}>
        {readingsOf(card).map(({ notation, hex }) => (
          <label key={notation} className={classes.notation}>
            <Radio value={notation} aria-label={t(`importing.notation.${notation}`)} />
            <span>{t(`importing.notation.${notation}`)}</span>
            <Text component="span" className={classes.code} data-lacking={hex === undefined}>
              {hex ?? t('importing.notation.cannot')}
            </Text>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}
