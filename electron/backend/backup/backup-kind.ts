import { z } from 'zod';
import type { FleetKind } from '../fleet/types';
import type { Core } from '../services/core';
import { BACKUP_STEPS, backUp } from './backup';
import type { RestorePoints } from './points';

const paramsSchema = z.object({ reason: z.string() });
export type BackupParams = z.infer<typeof paramsSchema>;

export const BACKUP_KIND = 'config.backup';

/** The backup of many. It only reads, so that one that broke off simply begins again. */
export function createBackupKind(
  core: Pick<Core, 'registry' | 'drivers' | 'clock' | 'log'>,
  points: RestorePoints,
): FleetKind<BackupParams> {
  return {
    kind: BACKUP_KIND,
    params: paramsSchema,
    title: (_params, count) => `Back up ${count} ${count === 1 ? 'intercom' : 'intercoms'}`,
    steps: BACKUP_STEPS.map((step) => ({ ...step, stoppable: step.id !== 'keep' })),
    order: { canary: false, width: 16 },
    stopAfterSameFailures: Number.POSITIVE_INFINITY,
    async run(context) {
      const { task, params, signal } = context;
      const { intercomId: id } = task;
      const remarks: string[] = [];
      const point = await backUp(
        core,
        {
          ...{ id: task.id, signal, result: () => undefined, canUndo: () => undefined },
          step: (stepId, work) =>
            context.step(stepId, (report) =>
              work({
                detail: (text) => report.detail(text),
                progress: (fraction) => report.progress(fraction),
                skip: (reason) => report.skip(reason),
                warn(text) {
                  remarks.push(text);
                  report.warn(text);
                },
              }),
            ),
        },
        { id, reason: params.reason, points },
      );
      const outcome = `Kept as ${point.name}.`;
      return remarks.length === 0
        ? { state: 'done', outcome, result: { point } }
        : {
            state: 'done-with-warnings',
            // The last remark may begin with the same words.
            outcome: remarks.some((text) => text.startsWith(outcome))
              ? remarks.join(' ')
              : [outcome, ...remarks].join(' '),
            result: { point },
          };
    },
    settle: () => Promise.resolve('again'),
  };
}
