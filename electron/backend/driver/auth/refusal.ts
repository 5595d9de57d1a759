import { AppError } from '../../../../shared/errors';

const WHITE_LIST = /white[\s_-]*list|ip (is )?not (allowed|permitted)|not in (the )?allow/i;

/** Why a unit answers 403 to everything (device notes 3; manual, HTTP API Configuration). */
export const CAUSES_OF_403 = [
  'The HTTP API is set to Disabled.',
  'The HTTP API is in white list mode, and the address of this laptop is not in the list (with an empty list, nobody is let in).',
  'This firmware has no HTTP API at this path (seen on the E18C).',
] as const;

export function speaksOfWhiteList(text: string): boolean {
  return WHITE_LIST.test(text);
}

/** Header values as one text, to look for words in. */
export function headerText(headers: Readonly<Record<string, unknown>>): string {
  return Object.values(headers).flat().join('\n');
}

function notWhitelisted(status: number): AppError {
  return new AppError(
    'auth.not-whitelisted',
    'The intercom is in white list mode and does not list this laptop.',
    { details: { status } },
  );
}

/** 401 without a challenge: there is nothing to sign in to, so it is the address that is refused. */
export function refusedWithoutChallenge(): AppError {
  return notWhitelisted(401);
}

/** 403: the white list where the unit says so, else every cause that it may have. */
export function refused403(answer: {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}): AppError {
  if (speaksOfWhiteList(answer.text) || speaksOfWhiteList(headerText(answer.headers)))
    return notWhitelisted(403);
  return new AppError('auth.api-disabled', 'The intercom lets nobody use its HTTP API.', {
    details: { status: 403, causes: CAUSES_OF_403 },
  });
}
