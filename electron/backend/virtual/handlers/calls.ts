import { dial, hangUp } from '../calling';
import { badParam, both, ok, post, refused, text } from '../reply';
import { sentSettings, settings } from './config';
import { accountStatus } from './system';
import type { Actions } from '../reply';

export const callActions: Actions = {
  status: both((device) => ok({ Status: device.state.call.status })),
  dial: both((device, { data }) => {
    const phone = text(data, 'Phone') ?? '';
    if (phone === '') return badParam();
    const started = dial(device, phone, text(data, 'DisplayName') ?? '');
    return started ? ok() : refused('Failed');
  }),
  hangup: both((device) => {
    hangUp(device);
    return ok();
  }),
};

const ACCOUNT = ['Config.Account'] as const;

export const sipActions: Actions = {
  get: both((device) => ok(settings(device, ACCOUNT))),
  set: post((device, request) => {
    device.writeSettings(sentSettings(request, ACCOUNT));
    return ok();
  }),
  status: both((device) => ok(accountStatus(device))),
};
