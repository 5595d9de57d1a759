import { z } from 'zod';
import { call, event } from './define';

/** A file that a window may fetch or hand in again: never a path. */
export const fileSchema = z.object({ token: z.string(), name: z.string(), size: z.number() });
export type FileHandle = z.infer<typeof fileSchema>;

const practiceIntercomSchema = z.object({
  address: z.string(),
  model: z.string(),
  note: z.string(),
});

const practiceSchema = z.object({
  running: z.boolean(),
  intercoms: z.array(practiceIntercomSchema),
});
export type Practice = z.infer<typeof practiceSchema>;

/** Bytes that files.put and files.get carry; larger files go by the host's own way. */
export const MAX_INLINE_FILE = 8 * 1024 * 1024;

export const appCalls = {
  'app.info': call({
    summary: 'Says what this program is and what its host offers.',
    input: z.object({}),
    output: z.object({
      name: z.literal('Lintel'),
      version: z.string(),
      host: z.enum(['electron', 'loopback', 'test']),
      /** Whether passwords are kept by the operating system or forgotten at the end. */
      keepsSecrets: z.boolean(),
      practice: practiceSchema,
    }),
    example: {
      input: {},
      output: {
        name: 'Lintel',
        version: '0.1.0',
        host: 'loopback',
        keepsSecrets: false,
        practice: { running: false, intercoms: [] },
      },
    },
  }),
  'files.pick': call({
    summary:
      'Opens the file dialog of the computer and answers with a token for each file chosen; where the host has no dialog, the window sends the files itself.',
    input: z.object({
      title: z.string().max(128),
      extensions: z.array(z.string().max(16)).max(16).default([]),
      multiple: z.boolean().default(false),
    }),
    output: z.object({ files: z.array(fileSchema) }),
    example: {
      input: { title: 'Choose a list of hosts', extensions: ['csv'] },
      output: { files: [{ token: 'f1', name: 'hosts.csv', size: 812 }] },
    },
  }),
  'files.put': call({
    summary: 'Hands a small file to the backend (base64) and answers with its token.',
    input: z.object({
      name: z.string().min(1).max(255),
      base64: z.string().max(Math.ceil(MAX_INLINE_FILE / 3) * 4),
    }),
    output: fileSchema,
    example: {
      input: { name: 'hosts.csv', base64: 'MTkyLjE2OC4xLjc4Cg==' },
      output: { token: 'f1', name: 'hosts.csv', size: 13 },
    },
  }),
  'files.get': call({
    summary:
      'Gives the content of a small file by its token (base64). A token is good for its own caller only.',
    input: z.object({ token: z.string().min(1).max(64) }),
    output: fileSchema.extend({ base64: z.string() }),
    example: {
      input: { token: 'f1' },
      output: { token: 'f1', name: 'log.txt', size: 3, base64: 'T0sK' },
    },
  }),
  'practice.start': call({
    summary: 'Starts the practice network: six virtual intercoms on this computer.',
    input: z.object({}),
    output: practiceSchema,
    example: {
      input: {},
      output: {
        running: true,
        intercoms: [{ address: '127.0.0.1:40001', model: 'A05', note: 'Factory password' }],
      },
    },
  }),
  'practice.stop': call({
    summary: 'Ends the practice network.',
    input: z.object({}),
    output: practiceSchema,
    example: { input: {}, output: { running: false, intercoms: [] } },
  }),
};

export const appEvents = {
  'practice.changed': event({
    summary: 'The practice network was started or ended.',
    payload: practiceSchema,
    snapshot: 'app.info',
  }),
};
