import { Autocomplete, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import { parseHex } from '../../../../shared/device/card-number';
import type { Person } from '../../../../shared/site/document';
import { isHidden } from '../../../../shared/site/secrets';
import { DoorChoiceInput } from '../door-choice';
import { EditorDialog } from '../editor-dialog';
import { useEdited } from '../use-edited';
import { CodesInput } from './codes-input';
import { RelaysInput } from './relays-input';

interface Props {
  readonly person: Person;
  readonly isNew: boolean;
  readonly document: SiteView;
  readonly locked: boolean;
  readonly readOnly: string;
  readonly onClose: () => void;
}

/** Somebody of the site: who it is, with what they open, which doors and when. */
export function PersonEditor(props: Props) {
  const { person: first, isNew, document, locked, readOnly, onClose } = props;
  const { t } = useTranslation();
  const { item: person, change, tried, ifGood } = useEdited(first);
  const [card, setCard] = useState('');
  const [pin, setPin] = useState('');
  const missing = person.name.trim() === '' ? t('site.people.nameMissing') : '';
  const groups = [...new Set(document.people.map(({ group }) => group))].filter(Boolean).sort();
  // Opened while they were hidden: once they are shown, it is they that are changed.
  const now = document.people.find(({ id }) => id === first.id);
  const cards = person.cards.some(isHidden) ? (now?.cards ?? person.cards) : person.cards;
  const pins = person.pins.some(isHidden) ? (now?.pins ?? person.pins) : person.pins;
  const wrongCard = (code: string) => (parseHex(code) ? '' : t('site.people.cardWrong'));
  const wrongPin = (code: string) => (/^\d{2,8}$/.test(code) ? '' : t('site.people.pinWrong'));
  const edits = () => {
    // What was typed last belongs to the person too, whether its button was pressed or not.
    const taken = (codes: readonly string[], typed: string) =>
      typed.trim() === '' || codes.includes(typed.trim()) ? [...codes] : [...codes, typed.trim()];
    const good =
      missing === '' &&
      (card.trim() === '' || wrongCard(card.trim()) === '') &&
      (pin.trim() === '' || wrongPin(pin.trim()) === '');
    const item = { ...person, cards: taken(cards, card), pins: taken(pins, pin) };
    return ifGood(good, [{ edit: 'put-person', item }]);
  };
  const text = (key: 'name' | 'flat' | 'phone' | 'userId') => ({
    value: person[key],
    maxLength: 63,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [key]: event.currentTarget.value }),
  });

  return (
    <EditorDialog
      title={isNew ? t('site.people.addTitle') : first.name}
      saveLabel={t('site.people.save')}
      refused={readOnly}
      edits={edits}
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <TextInput
          data-autofocus
          required
          label={t('site.people.name')}
          error={tried && missing}
          {...text('name')}
        />
        <TextInput label={t('site.people.flat')} {...text('flat')} />
        <TextInput
          label={t('site.people.phone')}
          description={t('site.people.phoneHint')}
          {...text('phone')}
        />
        <Autocomplete
          label={t('site.people.group')}
          description={t('site.people.groupHint')}
          data={groups}
          value={person.group}
          maxLength={63}
          onChange={(group) => change({ group })}
        />
        <CodesInput
          label={t('site.people.cards')}
          addLabel={t('site.people.addCard')}
          placeholder={t('site.people.cardExample')}
          codes={cards}
          typed={card}
          onTyped={setCard}
          check={wrongCard}
          locked={locked}
          tried={tried}
          onChange={(codes) => change({ cards: [...codes] })}
        />
        <CodesInput
          label={t('site.people.pins')}
          addLabel={t('site.people.addPin')}
          placeholder={t('site.people.pinExample')}
          codes={pins}
          typed={pin}
          onTyped={setPin}
          check={wrongPin}
          locked={locked}
          tried={tried}
          onChange={(codes) => change({ pins: [...codes] })}
        />
        <DoorChoiceInput
          label={t('site.people.doors')}
          doors={document.doors}
          value={person.doors}
          onChange={(doors) => change({ doors })}
        />
        <RelaysInput value={person.relays} onChange={(relays) => change({ relays })} />
        <NativeSelect
          label={t('site.people.schedule')}
          data={[
            { value: '', label: t('site.people.always') },
            ...document.schedules.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={person.schedule}
          onChange={(event) => change({ schedule: event.currentTarget.value })}
        />
        <TextInput
          label={t('site.people.userId')}
          description={t('site.people.userIdHint')}
          {...text('userId')}
        />
      </SimpleGrid>
      <Textarea
        label={t('site.people.notes')}
        autosize
        minRows={2}
        maxLength={4000}
        value={person.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
    </EditorDialog>
  );
}
