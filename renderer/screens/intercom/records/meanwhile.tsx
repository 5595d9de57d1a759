import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordPreview, RecordRow } from '../../../../shared/contract/records';
import { changedMeanwhile, ownChanges } from '../../../../shared/device/record-meanwhile';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { fieldValue } from '../../../../shared/device/rules';
import { withMine, withoutEdits } from '../../../stores/record-edits';
import type { WorkOn } from '../../../stores/record-work';
import type { RecordContext } from './context';
import { rowName, valueText } from './field-text';
import classes from './records.module.css';

interface MeanwhileProps {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly preview: RecordPreview;
  readonly work: WorkOn;
}

/** Rows that somebody else has changed since they were changed here: field by field, to be decided. */
export function Meanwhile({ info, context, preview, work }: MeanwhileProps) {
  const { t } = useTranslation();
  const rows = preview.conflicting.flatMap(({ now }) => (now === undefined ? [] : [now]));
  return (
    <>
      <Text>{t('records.meanwhile.intro')}</Text>
      <ul className={classes.meanwhile}>
        {rows.map((now) => (
          <Row key={now['ID']} {...{ info, context, work, now }} />
        ))}
      </ul>
    </>
  );
}

function Row(props: Omit<MeanwhileProps, 'preview'> & { readonly now: RecordRow }) {
  const { info, context, work, now } = props;
  const { t } = useTranslation();
  const id = now['ID'] ?? '';
  const { seen: allSeen, set } = work.edits;
  const seen = allSeen[id] ?? now;
  const mine = set[id];
  const wanted = mine ? ownChanges(seen, mine) : {};
  const name = rowName(info, seen);
  const fields = changedMeanwhile({ info, seen, now, wanted });
  const said = (field: RecordField, row: RecordRow): string => {
    const value = fieldValue(row, field);
    return value === '' ? t('records.lock.nothing') : valueText({ field, value, context, t });
  };
  const line = (field: RecordField): string => {
    const { label } = field;
    if (field.secret === true) return t('records.meanwhile.secret', { label });
    const there = t('records.meanwhile.there', {
      label,
      before: said(field, seen),
      after: said(field, now),
    });
    const also = mine && fieldValue(mine, field) !== fieldValue(seen, field);
    return also ? `${there} ${t('records.meanwhile.mine', { mine: said(field, mine) })}` : there;
  };
  return (
    <li aria-label={name}>
      <div>
        <strong>{name}</strong>
        {fields.map((field) => (
          <Text key={field.key}>{line(field)}</Text>
        ))}
      </div>
      <Group gap="sm">
        <Button variant="default" onClick={() => work.change((edits) => withoutEdits(edits, [id]))}>
          {t('records.meanwhile.keep')}
        </Button>
        <Button variant="default" onClick={() => work.change((edits) => withMine(edits, now))}>
          {t(mine ? 'records.meanwhile.write' : 'records.meanwhile.remove')}
        </Button>
      </Group>
    </li>
  );
}
