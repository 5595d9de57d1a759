/**
 * Writes shared/contract/README.md from the contract itself, so that it cannot be out of date: a
 * test compares the two. Run it with `npm run contract`.
 */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { calls, events } from '../shared/contract';
import { ERROR_CODES } from '../shared/errors';
import { shapeOf } from './contract-shape';

export const CONTRACT_README = join(import.meta.dirname, '../shared/contract/README.md');

const HEAD = `# The contract

Generated from the table in this folder by \`npm run contract\`; do not edit. What is not listed here
does not exist: a call that is not in the table is refused by both hosts.

A request is \`{ id, call, input }\`; \`id\` is chosen by the caller, once per call. Every request gets
exactly one reply, \`{ id, ok: true, value }\` or \`{ id, ok: false, error }\`. A call is cancelled by its
\`id\`. An event is \`{ seq, name, payload }\`; \`seq\` rises by one with each event, and after a gap the
window reads the snapshot that is named with the event.

- Electron: \`window.lintel.call(request)\`, \`.cancel(id)\`, \`.onEvent(listener)\`.
- Loopback: \`POST /call\` with the request as JSON, \`POST /cancel\` with \`{ id }\`, \`GET /events\` as
  server-sent events, \`POST /files?name=\` with the bytes of a file, \`GET /files/TOKEN\`; all with
  \`Authorization: Bearer TOKEN\`, and \`X-Lintel-Client\` naming the tab.
`;

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const json = (value: unknown) => block('json', JSON.stringify(value, null, 2));
const anchor = (name: string) => name.toLowerCase().replaceAll('.', '');

function callSection(name: keyof typeof calls): string {
  const { summary, input, output, example } = calls[name];
  return [
    `### ${name}\n`,
    `${summary}\n`,
    block('ts', `input:  ${shapeOf(input, 'input')}\noutput: ${shapeOf(output, 'output')}`),
    json({ id: '1', call: name, input: example.input }),
    json({ id: '1', ok: true, value: example.output }),
  ].join('\n');
}

function eventSection(name: keyof typeof events): string {
  const { summary, payload, snapshot } = events[name];
  return [
    `### ${name}\n`,
    `${summary} Snapshot: \`${snapshot}\`.\n`,
    block('ts', `payload: ${shapeOf(payload, 'output')}`),
  ].join('\n');
}

function errorTable(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { hint, retryable }]) =>
      `| \`${code}\` | ${hint.replaceAll('|', '\\|')} | ${retryable ? 'yes' : 'no'} |`,
  );
  return ['| code | what to do | try again |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

/** The whole text, formatted as the project formats Markdown. */
export async function contractReadme(): Promise<string> {
  const callNames = Object.keys(calls) as (keyof typeof calls)[];
  const eventNames = Object.keys(events) as (keyof typeof events)[];
  const text = [
    HEAD,
    `## Calls (${callNames.length})\n`,
    callNames.map((name) => `- [${name}](#${anchor(name)}): ${calls[name].summary}`).join('\n'),
    '',
    ...callNames.map(callSection),
    `## Events (${eventNames.length})\n`,
    ...eventNames.map(eventSection),
    `## Errors (${Object.keys(ERROR_CODES).length})\n`,
    'An error is `{ code, message, hint, retryable, details }`; the hint below is the usual one.\n',
    errorTable(),
  ].join('\n');
  const config = await resolveConfig(CONTRACT_README);
  return format(text, { ...config, parser: 'markdown', embeddedLanguageFormatting: 'off' });
}
