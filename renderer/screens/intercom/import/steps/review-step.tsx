import { Button, Group, Modal, Radio, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPreview, RecordRow } from '../../../../../shared/contract/records';
import type { RecordKindInfo } from '../../../../../shared/device/records';
import { DataTable } from '../../../../components/data-table';
import { recordColumns } from '../../records/columns';
import type { RecordContext } from '../../records/context';
import { rowName } from '../../records/field-text';
import { previewCount, RecordReview } from '../../records/review';
import { viewsOf, type RecordView } from '../../records/views';
import { NO_EDITS } from '../../../../stores/record-edits';
import type { ImportWay } from '../draft';
import classes from '../import.module.css';

interface ReviewStepProps {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  /** What would be done. */
  readonly preview: RecordPreview;
  /** The rows that are brought over. */
  readonly asked: readonly RecordRow[];
  /** Rows of the intercom that are not among them. */
  readonly others: readonly RecordRow[];
  /** IDs of those of them that shall go. */
  readonly remove: ReadonlySet<string>;
  readonly onRemove: (ids: ReadonlySet<string>) => void;
  readonly way: ImportWay;
  /** Absent where there is only one way. */
  readonly onWay?: (way: ImportWay) => void;
}

/** Added, changed, unchanged, in conflict; removed only what was ticked by name; and the way. */
export function ReviewStep(props: ReviewStepProps) {
  const { info, context, preview, asked, others, remove, onRemove, way, onWay } = props;
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={classes.fields}>
      {onWay ? (
        <Radio.Group label={t('importing.way.label')} value={way} onChange={(next) => onWay(next)}>
          {(['records', 'device'] as const).map((one) => (
            <Radio
              key={one}
              mt="xs"
              value={one}
              label={t(`importing.way.${one}`)}
              description={t(`importing.way.${one}Hint`)}
            />
          ))}
        </Radio.Group>
      ) : (
        <Text c="dimmed">{t('importing.way.onlyRecords')}</Text>
      )}
      {previewCount(preview) === 0 && <Text role="status">{t('records.review.nothing')}</Text>}
      <RecordReview info={info} context={context} preview={preview} asked={asked} />
      {others.length > 0 && (
        <div>
          <Text>
            {t('importing.others.text', { count: others.length, many: info.many })}{' '}
            {remove.size === 0
              ? t('importing.others.stay', { count: others.length })
              : t('importing.others.go', { count: remove.size })}
          </Text>
          <Group gap="sm" mt="xs">
            <Button variant="default" onClick={() => setChoosing(true)}>
              {t('importing.others.choose')}
            </Button>
            {remove.size > 0 && (
              <Button variant="default" onClick={() => onRemove(new Set())}>
                {t('importing.others.keepAll')}
              </Button>
            )}
          </Group>
        </div>
      )}
      {choosing && (
        <OthersDialog
          {...{ info, context, others }}
          onChoose={(ids) => {
            onRemove(ids);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

interface OthersProps extends Pick<ReviewStepProps, 'info' | 'context' | 'others'> {
  readonly onChoose: (ids: ReadonlySet<string>) => void;
  readonly onClose: () => void;
}

const keyOf = ({ key }: RecordView) => key;

/** The rows that only the intercom has, to be ticked by name. */
function OthersDialog({ info, context, others, onChoose, onClose }: OthersProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    () =>
      recordColumns({ info, context, t, showSecrets: false }).filter(({ id }) => id !== 'state'),
    [info, context, t],
  );
  const views = useMemo(
    () => viewsOf({ rows: others, readOnly: new Set(), edits: NO_EDITS }),
    [others],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('importing.others.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size={880}
    >
      <Text mb="sm">{t('importing.others.how')}</Text>
      <div className={classes.dialogTable}>
        <DataTable
          label={t('importing.others.title')}
          name={`import.others.${info.kind}`}
          rows={views}
          columns={columns}
          rowKey={keyOf}
          rowName={({ row }) => rowName(info, row)}
          onOpen={({ key }) => onChoose(new Set([key]))}
          selectionActions={(selected) =>
            selected.length > 0 && (
              <Button
                variant="default"
                c="var(--lintel-bad)"
                onClick={() => onChoose(new Set(selected.map(keyOf)))}
              >
                {t('importing.others.remove', { count: selected.length })}
              </Button>
            )
          }
          empty={null}
        />
      </div>
    </Modal>
  );
}
