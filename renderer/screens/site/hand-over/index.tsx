import { Paper, Stack } from '@mantine/core';
import type { SiteTabProps } from '../tab-body';
import { CodesSheet } from './codes-sheet';
import classes from './hand-over.module.css';
import { Photos } from './photos';
import { ReportForm } from './report-form';

/** What the customer gets: the report, the sealed codes, and the photos that go into it. */
export function HandOverTab({ state, document }: SiteTabProps) {
  return (
    <div className={classes.columns}>
      <Stack>
        <Paper withBorder p="md">
          <ReportForm site={state.site} revision={state.revision} />
        </Paper>
        <Paper withBorder p="md">
          <CodesSheet state={state} />
        </Paper>
      </Stack>
      <Paper withBorder p="md">
        <Photos state={state} document={document} />
      </Paper>
    </div>
  );
}
