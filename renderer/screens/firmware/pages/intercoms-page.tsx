import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../../../shared/contract/firmware';
import type { Intercom } from '../../../../shared/contract/intercoms';
import { decide, imageFacts } from '../../../../shared/device/firmware-decision';
import { WizardFrame } from '../../../components/wizard';
import { navigate } from '../../../router';
import { useIntercoms } from '../../../stores/intercoms';
import { doorName } from '../../intercom/door-name';
import { patchFirmwareDraft } from '../draft';
import classes from '../firmware.module.css';
import { VerdictLabel } from '../verdict-label';
import type { FirmwarePageProps } from '../wizard-props';

/** Step 2: which intercoms, each with what the image would do to the version it ran last. */
export function IntercomsPage({ scope, draft, image, shell, onLeave }: FirmwarePageProps) {
  const { t } = useTranslation();
  const byId = useIntercoms((state) => state.byId);
  const all = useMemo(() => Object.values(byId), [byId]);
  const [typed, setTyped] = useState('');
  const chosen = new Set(draft.ids);
  const choose = (ids: Iterable<string>) => patchFirmwareDraft(scope, { ids: [...ids] });
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = all.filter((one) => {
    const text = `${one.name} ${one.model} ${one.address} ${one.mac} ${one.firmware}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const outdated = all.filter((one) => image !== undefined && verdictOf(one, image) === 'upgrade');
  const toggle = (id: string) =>
    choose(chosen.has(id) ? draft.ids.filter((other) => other !== id) : [...draft.ids, id]);

  return (
    <WizardFrame
      steps={shell.steps}
      current="intercoms"
      onStep={shell.onStep}
      heading={t('firmware.heading.intercoms')}
      intro={t('firmware.intro.intercoms')}
      onBack={shell.onBack}
      next={{
        label: t('wizard.next'),
        missing: draft.ids.length === 0 ? [t('firmware.intercoms.choose')] : [],
        onPress: () => {
          if (draft.ids.length > 0) shell.onNext();
        },
      }}
      onLeave={onLeave}
    >
      {all.length === 0 ? (
        <Group>
          <Text>{t('firmware.intercoms.emptyText')}</Text>
          <Button onClick={() => navigate({ screen: 'find' })}>
            {t('firmware.intercoms.toFind')}
          </Button>
        </Group>
      ) : (
        <>
          <TextInput
            aria-label={t('firmware.intercoms.find')}
            placeholder={t('firmware.intercoms.find')}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group gap="sm">
            {outdated.length > 0 && (
              <Button variant="default" onClick={() => choose(outdated.map(({ id }) => id))}>
                {t('firmware.intercoms.outdated', { count: outdated.length })}
              </Button>
            )}
            {chosen.size > 0 && (
              <Button variant="subtle" onClick={() => choose([])}>
                {t('firmware.intercoms.none')}
              </Button>
            )}
            <Text role="status" size="sm" c="dimmed" ml="auto">
              {t('firmware.intercoms.chosen', { chosen: chosen.size, total: all.length })}
            </Text>
          </Group>
          {shown.length === 0 && <Text>{t('firmware.intercoms.noMatch')}</Text>}
          <ul className={classes.list} aria-label={t('firmware.intercoms.legend')}>
            {shown.map((one) => (
              <Pick
                key={one.id}
                intercom={one}
                image={image}
                checked={chosen.has(one.id)}
                onToggle={() => toggle(one.id)}
              />
            ))}
          </ul>
        </>
      )}
    </WizardFrame>
  );
}

const verdictOf = ({ model, firmware }: Intercom, { fileName }: FirmwareImage) =>
  decide({ model, firmware }, imageFacts(fileName)).verdict;

interface PickProps {
  readonly intercom: Intercom;
  readonly image: FirmwareImage | undefined;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function Pick({ intercom, image, checked, onToggle }: PickProps) {
  const about = `pick-${intercom.id}`;
  const { model, address, firmware } = intercom;
  return (
    <li>
      <label className={classes.pick}>
        <Checkbox
          aria-label={`${doorName(intercom)} ${address}`}
          aria-describedby={about}
          checked={checked}
          onChange={onToggle}
        />
        <span className={classes.two}>
          <span>{doorName(intercom)}</span>
          <span className={classes.dim}>{address}</span>
        </span>
        <span id={about} className={classes.two}>
          <span>{model}</span>
          <span className={classes.dim}>{firmware}</span>
        </span>
        {image !== undefined && <VerdictLabel verdict={verdictOf(intercom, image)} />}
      </label>
    </li>
  );
}
