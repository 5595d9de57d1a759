import { z } from 'zod';
import {
  action,
  download,
  nothing,
  numeric,
  read,
  settingsReply,
  settingsRequest,
  target,
  text,
  textIn,
  upload,
  write,
} from './row';

const identity = z.looseObject({
  Model: text.optional(),
  MAC: text.optional(),
  FirmwareVersion: text.optional(),
  HardwareVersion: text.optional(),
});

/** Some units send a word where the manual has a group of values. */
const group = z.unknown().transform((value): Record<string, string> => {
  const parsed = settingsReply.safeParse(value);
  return parsed.success ? parsed.data : {};
});

const systemInfo = z.looseObject({
  Status: group.optional(),
  Lan: group.optional(),
  Account1: group.optional(),
  Account2: group.optional(),
});

const logType = z.looseObject({ type: z.enum(['log', 'kmsg', 'log_debug']).optional() });

export const systemRows = {
  ...target('system', {
    info: read({
      title: 'Model, MAC, versions, network and accounts',
      reply: systemInfo,
      source: 'manual, Api system info',
    }),
    status: read({
      title: 'Clock and time since start',
      reply: z.looseObject({ SystemTime: numeric.optional(), UpTime: text.optional() }),
      source: 'manual, Api system status',
    }),
    reboot: action({ title: 'Restart', source: 'manual, Api system reboot' }),
  }),
  ...target('firmware', {
    status: read({
      title: 'Firmware and hardware version',
      reply: identity,
      source: 'manual, Api firmware status',
    }),
    prepare: action({
      title: 'Get ready to receive firmware',
      timeoutMs: 30_000,
      source: 'manual, Api firmware prepare',
    }),
    upload: upload({
      title: 'Send a firmware image',
      uploadField: 'file',
      source: 'manual, Api firmware upload',
    }),
    upgrade: action({
      title: 'Install the firmware that was sent',
      request: z.looseObject({
        md5: z
          .string()
          .regex(/^[0-9a-f]{32}$/i)
          .optional(),
      }),
      reply: z.looseObject({ md5: text.optional(), md5_calc: text.optional() }),
      destructive: true,
      // The unit reads the whole image from its flash to check it before it answers.
      timeoutMs: 60_000,
      source: 'manual, Api firmware upgrade',
    }),
  }),
  ...target('config', {
    get: read({
      title: 'Settings: all, of named sections, or named ones',
      request: z.looseObject({
        filter: z.array(z.string().min(1)).optional(),
        item: z.array(z.string().min(1)).optional(),
      }),
      reply: settingsReply,
      source: 'manual, Api config get; device notes 1.3',
    }),
    set: write({
      title: 'Change settings',
      request: settingsRequest,
      source: 'manual, Api config set',
    }),
    export: download({
      title: 'Save the whole configuration',
      downloadName: 'Config.tgz',
      source: 'manual, Api config export',
    }),
    import: upload({
      title: 'Load a whole configuration',
      uploadField: 'config',
      destructive: true,
      source: 'manual, Api config import',
    }),
    reset_factory: action({
      title: 'Reset to factory settings',
      destructive: true,
      source: 'manual, Api config reset_factory',
    }),
  }),
  ...target('log', {
    get: read({
      title: 'Level of the system log',
      reply: settingsReply,
      source: 'manual, Api log get',
    }),
    set: write({
      title: 'Change the level of the system log',
      request: settingsRequest,
      reply: settingsReply,
      source: 'manual, Api log set',
    }),
    export: download({
      title: 'Save the system log',
      request: logType,
      downloadName: 'log.txt',
      source: 'manual, Api log export',
    }),
    clear: action({
      title: 'Empty the system log',
      request: logType,
      destructive: true,
      source: 'manual, Api log clear',
    }),
  }),
  ...target('pcap', {
    status: read({
      title: 'State of the network capture',
      reply: z.looseObject({ FileSize: numeric.optional(), Status: text.optional() }),
      source: 'manual, Api pcap status',
    }),
    start: action({
      title: 'Start a network capture',
      request: z.looseObject({
        type: z.enum(['auto', 'manual']).optional(),
        filter: z.string().optional(),
        /** Seconds, 1..180; counts where `type` is auto. */
        time: textIn.optional(),
        /** Bytes after which the capture stops by itself. */
        size: textIn.optional(),
      }),
      reply: settingsReply,
      source: 'manual, Api pcap start',
    }),
    stop: action({
      title: 'Stop the network capture',
      reply: z.looseObject({ FileSize: numeric.optional(), Time: numeric.optional() }),
      source: 'manual, Api pcap stop',
    }),
    export: download({
      title: 'Save the network capture',
      request: nothing,
      // The table allows both, the section names GET only.
      prefer: 'GET',
      downloadName: 'phone.pcap',
      source: 'manual, Api pcap export',
    }),
  }),
} as const;
