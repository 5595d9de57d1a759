import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { IconArrowsExchange, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import classes from './compare.module.css';
import { DifferenceView } from './difference-view';
import { sideOf } from './sides';
import { useChoices } from './use-choices';
import { useDifference } from './use-difference';

interface CompareScreenProps {
  readonly left: string;
  readonly right: string;
}

/** What differs between any two of an intercom as it is now, a backup and a template. */
export function CompareScreen({ left, right }: CompareScreenProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { ready, difference, problem, readAgain } = useDifference(left, right);
  const go = (sides: Partial<CompareScreenProps>) =>
    navigate({ screen: 'compare', left, right, ...sides });
  const data = [
    { value: '', label: t('compare.choose') },
    ...choices.groups.map(({ group, items }) => ({ group, items: [...items] })),
  ];
  const side = sideOf(right);
  return (
    <div className={classes.screen}>
      <div>
        <Title order={1}>{t('compare.title')}</Title>
        <Text c="dimmed">{t('compare.intro')}</Text>
      </div>
      <div className={classes.sides}>
        <NativeSelect
          label={t('compare.left')}
          value={left}
          data={data}
          onChange={(event) => go({ left: event.currentTarget.value })}
        />
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={18} aria-hidden />}
          onClick={() => go({ left: right, right: left })}
        >
          {t('compare.swap')}
        </Button>
        <NativeSelect
          label={t('compare.right')}
          value={right}
          data={data}
          onChange={(event) => go({ right: event.currentTarget.value })}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          disabled={!ready}
          onClick={readAgain}
        >
          {t('compare.again')}
        </Button>
      </div>
      {!ready && (
        <Text>{t(left !== '' && left === right ? 'compare.sameSide' : 'compare.chooseBoth')}</Text>
      )}
      {problem !== null && (
        <ErrorNotice error={problem} ways={[{ label: t('common.tryAgain'), run: readAgain }]} />
      )}
      {choices.problem !== null && <ErrorNotice error={choices.problem} />}
      {ready && difference === null && problem === null && (
        <Text role="status">{t('compare.reading')}</Text>
      )}
      {difference !== null && (
        <DifferenceView
          key={`${left} ${right}`}
          difference={difference}
          target={side?.kind === 'live' ? side.id : null}
        />
      )}
    </div>
  );
}
