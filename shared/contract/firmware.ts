import { z } from 'zod';
import { VERDICTS } from '../device/firmware-decision';
import { call, event } from './define';
import { intercomIdSchema } from './intercoms';
import { exampleFleet, fleetSchema, uploadsSchema } from './fleet';

/** A firmware image in the library of this computer. */
export const imageSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** For the intercom (manual, Api firmware upgrade), lower-case hex. */
  md5: z.string(),
  /** For us: recognises duplicates. */
  sha256: z.string(),
  /** Read from the name; empty where it holds none. */
  version: z.string(),
  /** Names of the models that carry this first number; empty where nobody knows. */
  models: z.array(z.string()),
  addedAt: z.number(),
});
export type FirmwareImage = z.infer<typeof imageSchema>;

export const firmwareRowSchema = z.object({
  id: intercomIdSchema,
  name: z.string(),
  address: z.string(),
  model: z.string(),
  current: z.string(),
  /** Empty where the name of the image holds no version. */
  target: z.string(),
  verdict: z.enum(VERDICTS),
  allowed: z.enum(['yes', 'with-confirmation', 'no']),
  /** In words, both sides named. */
  reason: z.string(),
  /** Seconds that this model took to come back the last times (median); null when not yet learned. */
  usualSeconds: z.number().nullable(),
});
export type FirmwareRow = z.infer<typeof firmwareRowSchema>;

const exampleImage = {
  id: 'i1',
  fileName: '29.30.10.465.rom',
  size: 41_943_040,
  md5: '25e317773f308e446cc84c503a6d1f85',
  sha256: 'a'.repeat(64),
  version: '29.30.10.465',
  models: ['R29'],
  addedAt: 1795000000000,
};

const exampleRow: FirmwareRow = {
  id: '0C1105078B71',
  name: 'Front gate',
  address: '192.168.1.78',
  model: 'R29S',
  current: '29.30.10.128',
  target: '29.30.10.465',
  verdict: 'upgrade',
  allowed: 'yes',
  reason: '29.30.10.128 to 29.30.10.465',
  usualSeconds: 95,
};

export const firmwareCalls = {
  'firmware.images': call({
    summary: 'Lists the images of the library.',
    input: z.object({}),
    output: z.object({ images: z.array(imageSchema) }),
    example: { input: {}, output: { images: [exampleImage] } },
  }),
  'firmware.inspect': call({
    summary:
      'Takes an image into the library: hashed while it is copied, version and model read from its name; one that is there already is recognised.',
    input: z.object({ file: z.string().min(1).max(64) }),
    output: z.object({ image: imageSchema, duplicate: z.boolean() }),
    example: { input: { file: 'f1' }, output: { image: exampleImage, duplicate: false } },
  }),
  'firmware.removeImage': call({
    summary: 'Removes an image from the library.',
    input: z.object({ image: z.string().min(1).max(64) }),
    output: z.object({}),
    example: { input: { image: 'i1' }, output: {} },
  }),
  'firmware.preview': call({
    summary:
      'Says for each intercom what an image would do to it: the same decision that runs later.',
    input: z.object({
      image: z.string().min(1).max(64),
      ids: z.array(intercomIdSchema).min(1).max(1000),
    }),
    output: z.object({ rows: z.array(firmwareRowSchema) }),
    example: { input: { image: 'i1', ids: ['0C1105078B71'] }, output: { rows: [exampleRow] } },
  }),
  'firmware.upgrade': call({
    summary:
      'Starts the upgrade of many: one first (the canary), then in waves; stops by itself when two fail in the same way. What the decision refuses when its turn comes is left as it is.',
    input: z.object({
      image: z.string().min(1).max(64),
      ids: z.array(intercomIdSchema).min(1).max(1000),
      /** The one that goes first; the first of the list unless told. */
      canary: intercomIdSchema.optional(),
      /** Manual, Api firmware upload: 1 uploads in the background, 0 shows it on the unit. */
      silent: z.boolean().default(true),
      /** IDs whose verdict is `with-confirmation` and that the technician confirmed by typing. */
      confirmed: z.array(intercomIdSchema).default([]),
      /** Uploads at the same time. */
      uploads: uploadsSchema.default(4),
    }),
    output: fleetSchema,
    example: { input: { image: 'i1', ids: ['0C1105078B71'] }, output: exampleFleet },
  }),
};

export const firmwareEvents = {
  'firmware.changed': event({
    summary: 'The library of images changed.',
    payload: z.object({ images: z.array(imageSchema) }),
    snapshot: 'firmware.images',
  }),
};
