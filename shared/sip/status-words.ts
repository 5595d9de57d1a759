/** What a final SIP status means on site, in words (RFC 3261, section 21). */
const REGISTER_WORDS: Readonly<Record<number, string>> = {
  400: 'the registrar does not understand the request',
  401: 'user or password is wrong',
  403: 'user or password is wrong, or this user may not register from here',
  404: 'the registrar does not know this user',
  407: 'user or password is wrong',
  408: 'the registrar did not answer in time',
  423: 'the registration time is too short for this registrar',
  480: 'the user is switched off at the registrar',
  482: 'the request runs in a circle between servers',
  483: 'the request runs in a circle between servers',
  500: 'the registrar has a fault of its own',
  503: 'the registrar is overloaded or being serviced',
};

const CALL_WORDS: Readonly<Record<number, string>> = {
  401: 'user or password is wrong',
  403: 'this call is not allowed',
  404: 'this number does not exist',
  407: 'user or password is wrong',
  408: 'nobody answered in time',
  415: 'the other side cannot read the offer',
  480: 'the telephone is not signed in at the moment',
  482: 'the call runs in a circle between servers',
  483: 'the call runs in a circle between servers',
  484: 'the number is not complete',
  486: 'busy',
  487: 'the caller gave up before it was answered',
  488: 'the two sides have no codec in common',
  500: 'the server has a fault of its own',
  502: 'the server could not reach the next one',
  503: 'the server is overloaded or being serviced',
  504: 'the server could not reach the next one in time',
  600: 'busy everywhere',
  603: 'the call was declined',
  606: 'the two sides have no codec in common',
};

/** "user or password is wrong", or a general sentence by the class of the status. */
export function explainStatus(method: string, status: number): string {
  const words = method === 'REGISTER' ? REGISTER_WORDS[status] : CALL_WORDS[status];
  if (words !== undefined) return words;
  if (status >= 600) return 'refused everywhere';
  if (status >= 500) return 'the server has a fault of its own';
  if (status >= 400) return 'the request was refused';
  if (status >= 300) return 'sent to another address';
  return status >= 200 ? 'accepted' : 'under way';
}
