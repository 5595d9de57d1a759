import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../electron/backend/virtual/index';
import { call, items, send, start } from './support/client';
import { fixture } from './support/fixtures';

describe('relays', () => {
  it('closes again by itself after the delay, and after the hold delay without one', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock });
    await call(intercom, 'relay/trig', { mode: 0, num: 1, level: 0, delay: 3 });
    clock.advance(2999);
    expect((await call(intercom, 'relay/status')).data).toEqual({ RelayA: 1 });
    clock.advance(1);
    expect((await call(intercom, 'relay/status')).data).toEqual({ RelayA: 0 });
    await call(intercom, 'relay/set', { 'Config.DoorSetting.RELAY.HoldDelayA': '8' });
    await call(intercom, 'relay/trig', { mode: '0', num: '1' });
    clock.advance(7999);
    expect(intercom.state.relays).toEqual([1]);
    clock.advance(1);
    expect(intercom.state.relays).toEqual([0]);
  });

  it('stays in manual mode, and says OK to a relay that is not wired', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock });
    await call(intercom, 'relay/trig', { mode: 1, num: 1, level: 1, delay: 1 });
    clock.advance(60_000);
    expect(intercom.state.relays).toEqual([1]);
    expect((await call(intercom, 'relay/trig', { mode: 1, num: 3 })).retcode).toBe(0);
    expect((await call(intercom, 'relay/trig', { mode: 1, num: 'x' })).retcode).toBe(-100);
  });

  it('opens by URL with its own password, and high security behind the sign-in', async () => {
    const config = {
      'Config.DoorSetting.RELAY.HttpTrig': '1',
      'Config.DoorSetting.RELAY.UserName': 'door',
      'Config.DoorSetting.RELAY.Password': 'open',
    };
    const intercom = await start({ config, auth: { mode: 'digest' } });
    const url = `${intercom.url}/fcgi/do?action=OpenDoor&DoorNum=1&UserName=door&Password=`;
    expect((await send(`${url}wrong`)).text).toBe(
      fixture('fcgi.opendoor.badcreds.it83.html').toString(),
    );
    expect(intercom.state.relays).toEqual([0]);
    expect((await send(`${url}open`)).text).toBe(fixture('fcgi.opendoor.ok.it83.html').toString());
    expect(intercom.state.relays).toEqual([1]);
    const high = `${intercom.url}/fcgi/OpenDoor?action=OpenDoor&DoorNum=9`;
    expect((await send(high)).status).toBe(401);
    intercom.state.config.set('Config.DoorSetting.APIFCGI.AuthMode', '0');
    const real = JSON.parse(fixture('fcgi.opendoor.highsec.json').toString()) as object;
    expect(JSON.parse((await send(high)).text)).toEqual(real);
  });
});

describe('cards, PINs and inputs', () => {
  it('opens to a known card whatever its leading zeros, and logs both', async () => {
    const seed = { rfkey: [{ Name: 'Lucy', Code: '00B4161D', DoorNum: '12' }] };
    const intercom = await start({ model: 'R29', seed });
    expect(intercom.presentCard('b4161d')).toBe(true);
    expect(intercom.state.relays).toEqual([1, 1, 0]);
    expect(intercom.presentCard('FFFFFFFF')).toBe(false);
    const log = items(await call(intercom, 'doorlog/get'));
    expect(log.map((row) => [row['Name'], row['Type'], row['Status']])).toEqual([
      ['', 'Card', 'Failed'],
      ['Lucy', 'Card', 'Succ'],
    ]);
    const failed = items(await call(intercom, 'doorlog/get', { Status: 'Failed' }));
    expect(failed).toHaveLength(1);
  });

  it('opens to public codes, private keys and the PINs of users', async () => {
    const seed = {
      privatekey: [{ Name: 'Carol', Code: '12345678' }],
      user: [
        { Name: 'Ann', PrivatePIN: '2222', Relays: '1001-2' },
        { Name: 'Never', PrivatePIN: '3333', Relays: '1002-1' },
      ],
    };
    const config = { 'Config.DoorSetting.PASSWORD.PublicKeyEnable': '1' };
    const intercom = await start({ model: 'X916', seed, config });
    const opened = ['33333333', '12345678', '2222', '3333', ''].map((pin) =>
      intercom.enterPin(pin),
    );
    expect(opened).toEqual([true, true, true, false, false]);
    expect(intercom.state.relays.slice(0, 2)).toEqual([1, 1]);
    const newest = items(await call(intercom, 'doorlog/get', { NameOrCode: 'ann' }))[0];
    expect(newest).toMatchObject({ Type: 'PIN', Relay: '2', Status: 'Succ', PicUrl: '' });
  });

  it('triggers the relay of an input at its level, after its delay', async () => {
    const clock = createManualClock();
    const config = { 'Config.DoorSetting.INPUT.DelayA': '2' };
    const intercom = await start({ clock, config });
    intercom.setInput('A', 0);
    expect((await call(intercom, 'input/status')).data).toEqual({ InputA: 0 });
    expect(intercom.state.relays).toEqual([0]);
    clock.advance(2000);
    expect(intercom.state.relays).toEqual([1]);
  });
});

describe('SIP accounts', () => {
  const account = (values: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [`Config.Account1.${key}`, value]),
    );
  const GOOD = account({
    'GENERAL.Enable': '1',
    'GENERAL.UserName': '130',
    'GENERAL.Pwd': 'secret',
    'SIP.Server': '192.168.1.115',
  });

  it('goes from disabled over registering to registered', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock, speed: { registerMs: 1000 } });
    const status = async (): Promise<unknown> =>
      (await call(intercom, 'sip/status')).data?.['Account1'];
    expect(await status()).toEqual({ SipServer: '', Status: '0', UserName: '' });
    await call(intercom, 'sip/set', GOOD);
    expect(await status()).toMatchObject({ Status: '1' });
    clock.advance(1000);
    expect(await status()).toEqual({ SipServer: '192.168.1.115', Status: '2', UserName: '130' });
    await call(intercom, 'sip/set', account({ 'GENERAL.UserName': 'wrong' }));
    clock.advance(1000);
    expect(await status()).toMatchObject({ Status: '3' });
    const info = await call(intercom, 'system/info');
    expect(info.data?.['Account1']).toMatchObject({ Status: '3' });
  });

  it('leaves the second account alone when the first is changed', async () => {
    const clock = createManualClock();
    const second = Object.fromEntries(
      Object.entries(GOOD).map(([key, value]) => [key.replace('Account1', 'Account2'), value]),
    );
    const intercom = await start({ clock, config: second });
    clock.advance(1000);
    await call(intercom, 'sip/set', GOOD);
    const { data } = await call(intercom, 'sip/status');
    expect(data).toMatchObject({ Account1: { Status: '1' }, Account2: { Status: '2' } });
  });

  it('asks the registrar it was given', async () => {
    const asked: unknown[] = [];
    const clock = createManualClock();
    const intercom = await start({
      clock,
      config: GOOD,
      registrar: (sent) => {
        asked.push(sent);
        return Promise.reject(new Error('no route to the registrar'));
      },
    });
    clock.advance(1000);
    await call(intercom, 'sip/get');
    expect(asked).toMatchObject([{ userName: '130', password: 'secret', port: '5060' }]);
    expect((await call(intercom, 'sip/status')).data?.['Account1']).toMatchObject({ Status: '3' });
  });

  it('calls: ringing, talking, ready again, and in the log', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock, config: GOOD, speed: { answerMs: 1000 } });
    const status = async (): Promise<unknown> => (await call(intercom, 'call/status')).data;
    expect((await call(intercom, 'call/dial', { Phone: '111' })).retcode).toBe(-1);
    clock.advance(5000);
    // The verdict of a registrar is a promise: one exchange lets it settle.
    await call(intercom, 'sip/status');
    expect((await call(intercom, 'call/dial', { Phone: '111' })).retcode).toBe(0);
    expect(await status()).toEqual({ Status: 'RINGING' });
    clock.advance(1000);
    expect(await status()).toEqual({ Status: 'TALKING' });
    expect((await call(intercom, 'call/dial', { Phone: '112' })).retcode).toBe(-1);
    await call(intercom, 'call/hangup');
    expect(await status()).toEqual({ Status: 'READY' });
    const [entry] = items(await call(intercom, 'calllog/get', { Type: '1' }));
    expect(entry).toMatchObject({ Num: '111', Type: 'Dialed', LocalIdentity: '130@192.168.1.115' });
    expect(items(await call(intercom, 'calllog/get', { Type: 'Missed' }))).toEqual([]);
  });

  it('calls what the button is set up for, through the dial rules', async () => {
    const seed = { dialreplace: [{ Prefix: '110', Replace1: '192.168.2.1' }] };
    const intercom = await start({ seed });
    expect(intercom.press()).toBe(false);
    intercom.state.config.set('Config.DoorSetting.Action.CallNum', '110');
    expect(intercom.press()).toBe(true);
    expect(intercom.state.call.phone).toBe('192.168.2.1');
  });
});
