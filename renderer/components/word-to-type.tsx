import { Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands in for the word while the sentence around it is taken apart; no text has it. */
const PLACE = '\u0000';

/** "Type Front gate to confirm", with the word set apart from the sentence around it. */
export function WordToType({ word }: { readonly word: string }) {
  const { t } = useTranslation();
  const [before, after] = t('common.typeToConfirm', { word: PLACE }).split(PLACE);
  return (
    <>
      {before}
      <Code fz="md">{word}</Code>
      {after}
    </>
  );
}
