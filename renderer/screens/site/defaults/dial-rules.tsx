import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dialRuleSchema, type DialRule } from '../../../../shared/site/document';
import type { Column } from '../../../components/data-table';
import { DoorChoiceInput } from '../door-choice';
import { EditorDialog } from '../editor-dialog';
import { useEdited } from '../use-edited';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';

const nameOf = ({ prefix }: DialRule) => prefix;
const LINES = ['0', '1', '2'] as const satisfies readonly DialRule['line'][];
/** A rule replaces a number by up to five (manual, Api dialreplace). */
const REPLACEMENTS = [0, 1, 2, 3, 4];

/** What is dialled in place of what somebody types at a door. */
export function DialRules({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const { dialRules, doors } = document;
  const columns = useMemo((): readonly Column<DialRule>[] => {
    const names = new Map(doors.map(({ id, name }) => [id, name]));
    return [
      {
        id: 'prefix',
        title: t('site.dialRules.prefix'),
        width: '140px',
        text: nameOf,
        cell: ({ prefix }) => <strong>{prefix}</strong>,
      },
      {
        id: 'line',
        title: t('site.dialRules.line'),
        width: '140px',
        text: ({ line }) => t(`site.dialRules.lines.${line}`),
      },
      {
        id: 'replacements',
        title: t('site.dialRules.replacements'),
        width: 'minmax(180px, 2fr)',
        text: ({ replacements }) => replacements.filter(Boolean).join(', '),
      },
      {
        id: 'doors',
        title: t('site.people.doors'),
        width: 'minmax(140px, 1fr)',
        text: (rule) =>
          rule.doors === 'all'
            ? t('site.allDoors')
            : rule.doors.map((id) => names.get(id) ?? t('site.doorGone')).join(', '),
      },
    ];
  }, [t, doors]);
  return (
    <ItemsList
      list="dialRules"
      icon={IconArrowsShuffle}
      texts={listTexts(t, 'dialRules')}
      items={dialRules}
      columns={columns}
      nameOf={nameOf}
      readOnly={state.readOnly}
      fresh={() => dialRuleSchema.parse({ id: newId(), replacements: [''] })}
      editor={(rule, _isNew, close) => (
        <RuleEditor {...{ rule, doors }} readOnly={state.readOnly} onClose={close} />
      )}
    />
  );
}

interface EditorProps {
  readonly rule: DialRule;
  readonly doors: SiteTabProps['document']['doors'];
  readonly readOnly: string;
  readonly onClose: () => void;
}

function RuleEditor({ rule: first, doors, readOnly, onClose }: EditorProps) {
  const { t } = useTranslation();
  const { item: rule, change, tried, ifGood } = useEdited(first);
  const replacements = rule.replacements.map((one) => one.trim()).filter((one) => one !== '');
  const wrong = {
    prefix: rule.prefix.trim() === '' ? t('site.dialRules.prefixMissing') : '',
    first: replacements.length === 0 ? t('site.dialRules.replacementMissing') : '',
  };
  const setAt = (at: number, value: string) =>
    change({
      replacements: REPLACEMENTS.map((index) =>
        index === at ? value : (rule.replacements[index] ?? ''),
      ),
    });
  return (
    <EditorDialog
      title={t('site.dialRules.one')}
      saveLabel={t('site.dialRules.save')}
      refused={readOnly}
      edits={() =>
        ifGood(wrong.prefix === '' && wrong.first === '', [
          { edit: 'put-dial-rule', item: { ...rule, replacements } },
        ])
      }
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <TextInput
          data-autofocus
          required
          label={t('site.dialRules.prefix')}
          value={rule.prefix}
          maxLength={63}
          error={tried && wrong.prefix}
          onChange={(event) => change({ prefix: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('site.dialRules.line')}
          data={LINES.map((value) => ({ value, label: t(`site.dialRules.lines.${value}`) }))}
          value={rule.line}
          onChange={(event) => {
            const line = LINES.find((one) => one === event.currentTarget.value);
            if (line !== undefined) change({ line });
          }}
        />
        {REPLACEMENTS.map((at) => (
          <TextInput
            key={at}
            label={t('site.dialRules.replacement', { number: at + 1 })}
            value={rule.replacements[at] ?? ''}
            maxLength={63}
            error={at === 0 && tried && wrong.first}
            onChange={(event) => setAt(at, event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
      <DoorChoiceInput
        label={t('site.people.doors')}
        doors={doors}
        value={rule.doors}
        onChange={(choice) => change({ doors: choice })}
      />
    </EditorDialog>
  );
}
