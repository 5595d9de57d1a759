import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteTabProps } from '../tab-body';
import { Checks } from './checks';
import { Security } from './security';

const PARTS = ['checks', 'security'] as const;

/** What proves that the building is as it should be. */
export function AcceptanceTab(props: SiteTabProps) {
  const { t } = useTranslation();
  const [part, setPart] = useState<(typeof PARTS)[number]>('checks');
  return (
    <>
      <div>
        <SegmentedControl
          aria-label={t('site.acceptance.parts')}
          size="md"
          value={part}
          onChange={(chosen) => setPart(PARTS.find((one) => one === chosen) ?? 'checks')}
          data={[
            { value: 'checks', label: t('site.acceptance.checks') },
            { value: 'security', label: t('site.security.title') },
          ]}
        />
      </div>
      {part === 'checks' ? <Checks {...props} /> : <Security site={props.state.site} />}
    </>
  );
}
