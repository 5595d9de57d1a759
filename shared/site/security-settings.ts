/** Findings that stand in the configuration of an intercom. Pure. */
import type { Settings } from '../contract/settings';
import type { Finding } from './security';

type Draft = Omit<Finding, 'source' | 'values'> & Partial<Pick<Finding, 'values'>>;

const RELAY = 'Config.DoorSetting.RELAY.';
const CODES = 'Config.DoorSetting.PASSWORD.';
const DTMF = 'Config.DoorSetting.DTMF.';
const LEVEL = 'Config.Settings.LOGLEVEL.Level';
/** LOG_LEVEL_DEBUG (manual, Api log). */
const DEBUG = '7';
/** PublicKey1 of a unit from the factory (manual, Api publiccode). */
const FACTORY_CODE = '33333333';

/** Passwords that everybody tries first, as they stand in clear and in base64 (device notes 1.6). */
const DEFAULTS: ReadonlySet<string> = new Set([
  ...['', 'admin', 'httpapi', 'user', '123456'],
  ...['YWRtaW4=', 'aHR0cGFwaQ==', 'dXNlcg==', 'MTIzNDU2'],
]);

/** Both families of keys (device notes 1.6). */
const BY_URL = [
  { on: `${RELAY}HttpTrig`, user: `${RELAY}UserName`, password: `${RELAY}Password` },
  { on: `${RELAY}RelayOnWeb`, user: `${RELAY}RelayOnWebUser`, password: `${RELAY}RelayOnWebPwd` },
] as const;

function relayFindings(settings: Settings): readonly Draft[] {
  return BY_URL.filter(({ on }) => settings[on] === '1').map(({ on, user, password }): Draft => {
    const easy = DEFAULTS.has(settings[password] ?? '');
    const keys = [on, user, password];
    return easy
      ? {
          ...{ id: 'default-password-relay', severity: 'high', mend: 'door', keys },
          what: 'The door opens by a web address, with no password or one that everybody tries first.',
          why: 'Whoever is in this network opens the door with one line in a browser.',
          todo: 'Switch opening by URL off, or set a password of its own.',
        }
      : {
          ...{ id: 'relay-by-url', severity: 'medium', mend: 'door', keys },
          what: 'The door opens by a web address (relay by URL is on).',
          why: 'User and password stand in that address, and so in histories and logs of whatever uses it.',
          todo: 'Switch it off where nothing needs it.',
        };
  });
}

/** All the same digit, or up or down in steps of one. */
function isGuessable(code: string): boolean {
  const digits = Array.from(code, Number);
  const steps = new Set(digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0)));
  return code.length > 0 && steps.size <= 1 && [0, 1, -1].includes([...steps][0] ?? 0);
}

function codeFindings(settings: Settings): readonly Draft[] {
  if (settings[`${CODES}PublicKeyEnable`] !== '1') return [];
  const keys = [1, 2, 3].map((n) => `${CODES}PublicKey${n}`);
  const found = (test: (code: string) => boolean): readonly string[] =>
    keys.filter(
      (key) => settings[key] !== undefined && settings[key] !== '' && test(settings[key]),
    );
  const factory = found((code) => code === FACTORY_CODE);
  const weak = found((code) => code !== FACTORY_CODE && isGuessable(code));
  const draft = (
    id: 'public-code-default' | 'public-code-weak',
    of: readonly string[],
    what: string,
  ): Draft => ({
    ...{ id, severity: id === 'public-code-default' ? 'high' : 'medium', mend: 'public-codes' },
    ...{ what, keys: [...of] },
    why: 'Whoever stands at the door gets in with it.',
    todo: 'Change the public code, or switch public codes off.',
  });
  return [
    ...(factory.length > 0
      ? [draft('public-code-default', factory, "The factory's public code opens the door.")]
      : []),
    ...(weak.length > 0
      ? [draft('public-code-weak', weak, 'A public code is a row of digits that everybody tries.')]
      : []),
  ];
}

function dtmfFindings(settings: Settings): readonly Draft[] {
  if (settings[`${DTMF}Enable`] === '0' || settings[`${DTMF}Option`] !== '0') return [];
  return [
    {
      ...{ id: 'dtmf-one-key', severity: 'low', mend: 'door', keys: [`${DTMF}Option`] },
      what: 'One key of a telephone opens the door (DTMF code of one digit).',
      why: 'Where the intercom answers calls by itself, whoever can call it opens the door by trying ten keys.',
      todo: 'Choose a longer DTMF code, and refuse calls from unknown numbers.',
    },
  ];
}

const lastOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

/** Pictures of the camera: sections named after RTSP and MJPEG (device notes 1.6). */
function streamFindings(settings: Settings): readonly Draft[] {
  return Object.entries(settings)
    .filter(
      ([key, value]) =>
        /\.(RTSP|MJPEG)[^.]*\.[^.]+$/i.test(key) &&
        /^(auth(enable|orization)?)$/i.test(lastOf(key)) &&
        value === '0',
    )
    .flatMap(([key]): readonly Draft[] => {
      const section = key.slice(0, key.lastIndexOf('.'));
      if (settings[`${section}.Enable`] === '0') return [];
      const name = /RTSP/i.test(section) ? 'RTSP' : 'MJPEG';
      return [
        {
          ...{ id: 'stream-open', severity: 'medium', mend: 'configuration', keys: [key] },
          values: { name },
          what: `The picture of the camera is given to anybody (${name} without a password).`,
          why: 'Whoever is in this network watches who comes and goes.',
          todo: `Switch the password for ${name} on, or ${name} off.`,
        },
      ];
    });
}

/** Passwords beside that of the HTTP API (device notes 3): user key, password key, what for. */
const OTHERS = [
  { password: 'Config.OnvifServer.DEVICE.Pwd', on: 'Config.OnvifServer.DEVICE.Mode', of: 'ONVIF' },
  { password: 'Config.Settings.WEB_LOGIN.Password', on: '', of: 'its web page' },
] as const;

function otherFindings(settings: Settings): readonly Draft[] {
  return OTHERS.filter(({ password, on }) => {
    const held = settings[password];
    return held !== undefined && DEFAULTS.has(held) && (on === '' || settings[on] === '1');
  }).map(({ password, of }) => ({
    ...{ id: 'default-password-other', severity: 'high', mend: 'configuration', keys: [password] },
    values: { of: of === 'ONVIF' ? of : 'Web' },
    what: `The password of ${of} is empty, or one that everybody tries first.`,
    why: 'Whoever is in this network gets in with it.',
    todo: `Set a password of its own for ${of}.`,
  }));
}

function logFindings(settings: Settings): readonly Draft[] {
  if (settings[LEVEL] !== DEBUG) return [];
  return [
    {
      ...{ id: 'log-debug', severity: 'low', mend: 'diagnostics', keys: [LEVEL] },
      what: 'Its log writes everything (level debug).',
      why: 'The log then holds numbers, codes and addresses, and fills its memory.',
      todo: 'Set the log level back to 3.',
    },
  ];
}

export function settingFindings(settings: Settings): readonly Draft[] {
  return [
    ...relayFindings(settings),
    ...otherFindings(settings),
    ...codeFindings(settings),
    ...dtmfFindings(settings),
    ...streamFindings(settings),
    ...logFindings(settings),
  ];
}
