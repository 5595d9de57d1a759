import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { DoorNetwork as Network } from '../../../../shared/site/document';

interface Props {
  readonly network: Network;
  readonly onChange: (network: Network) => void;
}

const TYPES = ['keep', 'dhcp', 'static'] as const satisfies readonly Network['type'][];
const FIELDS = ['address', 'mask', 'gateway', 'dns1', 'dns2'] as const;

function ofType(type: Network['type']): Network {
  switch (type) {
    case 'keep':
    case 'dhcp':
      return { type };
    case 'static':
      return { type, address: '', mask: '255.255.255.0', gateway: '', dns1: '', dns2: '' };
    default:
      return assertNever(type);
  }
}

/** Which address the door shall have. */
export function DoorNetwork({ network, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('site.doors.networkType')}
        data={TYPES.map((value) => ({ value, label: t(`site.doors.networkTypes.${value}`) }))}
        value={network.type}
        maw={360}
        onChange={(event) => {
          const type = TYPES.find((one) => one === event.currentTarget.value);
          if (type !== undefined) onChange(ofType(type));
        }}
      />
      {network.type === 'static' && (
        <SimpleGrid cols={3} spacing="sm" verticalSpacing="xs">
          {FIELDS.map((field) => (
            <TextInput
              key={field}
              label={t(`site.doors.networkFields.${field}`)}
              value={network[field]}
              maxLength={64}
              onChange={(event) => onChange({ ...network, [field]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}
