import { Group, Radio } from '@mantine/core';
import {
  IconClipboardText,
  IconFileImport,
  IconId,
  IconKeyboard,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CODE_KINDS, type CodeKind } from '../../../../../shared/device/code-owners';
import classes from '../codes.module.css';

const WAYS = {
  file: IconFileImport,
  paste: IconClipboardText,
  type: IconKeyboard,
  read: IconId,
} as const satisfies Record<string, Icon>;

export type Way = keyof typeof WAYS;
const isWay = (word: string): word is Way => Object.hasOwn(WAYS, word);

interface WhereFromProps {
  readonly kind: CodeKind;
  readonly way: Way;
  /** Whether the intercom has no such list. */
  readonly lacking: (kind: CodeKind) => boolean;
  readonly onKind: (kind: CodeKind) => void;
  readonly onWay: (way: Way) => void;
}

/** Step 1: from where, and what they are. */
export function WhereFrom({ kind, way, lacking, onKind, onWay }: WhereFromProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        aria-label={t('codes.keys.way')}
        value={way}
        onChange={(chosen) => {
          if (isWay(chosen)) onWay(chosen);
        }}
      >
        <div className={classes.ways}>
          {Object.entries(WAYS).map(([one, IconShape]) => {
            if (!isWay(one)) return null;
            return (
              <label key={one} className={classes.way}>
                <Radio value={one} aria-label={t(`codes.keys.ways.${one}.title`)} />
                <IconShape size={24} aria-hidden color="var(--lintel-accent)" />
                <span>
                  <strong>{t(`codes.keys.ways.${one}.title`)}</strong>
                  <span>{t(`codes.keys.ways.${one}.text`)}</span>
                </span>
              </label>
            );
          })}
        </div>
      </Radio.Group>
      {way !== 'read' && (
        <Radio.Group
          label={t('codes.keys.kind')}
          value={kind}
          onChange={(chosen) => {
            const next = CODE_KINDS.find((one) => one === chosen);
            if (next) onKind(next);
          }}
        >
          <Group gap="xl" mih={40}>
            {CODE_KINDS.map((one) => (
              <Radio
                key={one}
                value={one}
                disabled={lacking(one)}
                label={t(`codes.keys.kinds.${one}`)}
                description={lacking(one) ? t('codes.keys.lacking') : undefined}
              />
            ))}
          </Group>
        </Radio.Group>
      )}
    </>
  );
}
