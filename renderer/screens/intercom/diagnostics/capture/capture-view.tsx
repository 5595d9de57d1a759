import { Button, Group, Text, Title } from '@mantine/core';
import { IconDownload, IconPlayerRecord, IconPlayerStop, IconTimeline } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import { ErrorNotice } from '../../../../components/error-notice';
import { useNow } from '../../use-now';
import classes from '../diagnostics.module.css';
import { TaskLine } from '../task-line';
import { CaptureForm } from './capture-form';
import { sizeText } from '../../../../text/size';
import { FIRST_PLAN, filterOf, REPRODUCE } from './plan';
import { useCapture, type CaptureControl } from './use-capture';

/** Records what goes over the intercom's network card. */
export function CaptureView({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const capture = useCapture(intercom.id);
  const [plan, setPlan] = useState(FIRST_PLAN);
  const { status, problem, task } = capture;
  const running = status?.running ?? false;
  const busy = task.running !== null;
  const has = status !== null && status.size > 0;

  return (
    <div className={classes.cards}>
      <Reproduce capture={capture} />
      <section className={classes.card} aria-labelledby="own-capture">
        <Title order={3} id="own-capture">
          {t('diagnostics.capture.ownTitle')}
        </Title>
        <CaptureForm plan={plan} onPlan={setPlan} disabled={running || busy} />
        <Group mt="md" gap="xs">
          {running && !capture.reproducing ? (
            <Button
              leftSection={<IconPlayerStop size={18} aria-hidden />}
              loading={task.running === 'stop'}
              onClick={capture.stop}
            >
              {t('diagnostics.capture.stop')}
            </Button>
          ) : (
            <Button
              variant="default"
              leftSection={<IconPlayerRecord size={18} aria-hidden />}
              loading={task.running === 'start'}
              disabled={running || busy || filterOf(plan) === undefined}
              onClick={() => capture.start(plan, false)}
            >
              {t('diagnostics.capture.start')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconTimeline size={18} aria-hidden />}
            loading={task.running === 'show' && !capture.reproducing}
            disabled={!has || running || busy}
            onClick={capture.show}
          >
            {t('diagnostics.capture.ladder')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={task.running === 'save'}
            disabled={!has || running || busy}
            onClick={capture.save}
          >
            {t('diagnostics.capture.save')}
          </Button>
        </Group>
        {!capture.reproducing && <State capture={capture} />}
        <TaskLine task={task} />
        {problem !== null && <ErrorNotice error={problem} />}
        <Text size="sm" c="dimmed" mt="xs">
          {t('diagnostics.capture.private')}
        </Text>
      </section>
    </div>
  );
}

/** One button from "it does not work" to the reason. */
function Reproduce({ capture }: { readonly capture: CaptureControl }) {
  const { t } = useTranslation();
  const { status, task, reproducing } = capture;
  const running = status?.running ?? false;
  const waits = reproducing && running;
  return (
    <section className={classes.card} aria-labelledby="reproduce" data-live={waits || undefined}>
      <Group justify="space-between" wrap="nowrap" gap="lg">
        <div>
          <Title order={3} id="reproduce">
            {waits ? t('diagnostics.capture.pressNow') : t('diagnostics.capture.reproduceTitle')}
          </Title>
          <Text c={waits ? undefined : 'dimmed'} mt={4}>
            {waits
              ? t('diagnostics.capture.pressAbout', { seconds: REPRODUCE.seconds })
              : t('diagnostics.capture.reproduceAbout')}
          </Text>
          {waits && <State capture={capture} />}
        </div>
        {reproducing ? (
          <Button
            className={classes.fixed}
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            loading={task.running !== null}
            onClick={capture.stopAndShow}
          >
            {t('diagnostics.capture.stopAndShow')}
          </Button>
        ) : (
          <Button
            className={classes.fixed}
            leftSection={<IconPlayerRecord size={18} aria-hidden />}
            disabled={running || status === null}
            loading={task.running === 'start'}
            onClick={() => capture.start(REPRODUCE, true)}
          >
            {t('diagnostics.capture.reproduce')}
          </Button>
        )}
      </Group>
    </section>
  );
}

function State({ capture }: { readonly capture: CaptureControl }) {
  const { t } = useTranslation();
  const { status, startedAt, problem } = capture;
  const now = useNow();
  if (status === null)
    return problem === null ? (
      <p className={classes.state}>{t('diagnostics.capture.asking')}</p>
    ) : null;
  const size = sizeText(status.size);
  const words = () => {
    if (!status.running)
      return status.size > 0
        ? t('diagnostics.capture.stopped', { size })
        : t('diagnostics.capture.empty');
    if (startedAt === null) return t('diagnostics.capture.runningUnknown', { size });
    const seconds = Math.max(0, Math.round((now - startedAt) / 1000));
    return t('diagnostics.capture.running', { size, seconds });
  };
  return (
    <p className={classes.state} data-live={status.running || undefined}>
      {words()}
    </p>
  );
}
