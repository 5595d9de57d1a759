import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { SiteTabProps } from '../tab-body';
import { DialRules } from './dial-rules';
import { Facts } from './facts';
import { Presets } from './presets';
import { Schedules } from './schedules';
import { Servers } from './servers';

const PARTS = ['facts', 'servers', 'schedules', 'presets', 'dialRules'] as const;
type PartName = (typeof PARTS)[number];

/** What holds for the whole site. */
export function DefaultsTab(props: SiteTabProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState<PartName>('facts');
  return (
    <>
      <div>
        <SegmentedControl
          aria-label={t('site.defaultsParts')}
          size="md"
          value={part}
          onChange={(chosen) => setPart(PARTS.find((one) => one === chosen) ?? 'facts')}
          data={PARTS.map((value) => ({ value, label: t(`site.${value}.title`) }))}
        />
      </div>
      <Part part={part} {...props} />
    </>
  );
}

function Part({ part, ...props }: SiteTabProps & { readonly part: PartName }) {
  switch (part) {
    case 'facts':
      return <Facts key={props.state.site} {...props} />;
    case 'servers':
      return <Servers {...props} />;
    case 'schedules':
      return <Schedules {...props} />;
    case 'presets':
      return <Presets {...props} />;
    case 'dialRules':
      return <DialRules {...props} />;
    default:
      return assertNever(part);
  }
}
