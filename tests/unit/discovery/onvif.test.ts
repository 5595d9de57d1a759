import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { speakerHosts } from '../../../electron/backend/discovery/mdns';
import { parseProbeMatch, probeMessage } from '../../../electron/backend/discovery/onvif';

const answer = (scopes: string, prefix = 'SOAP-ENV'): string => `<?xml version="1.0"?>
<${prefix}:Envelope xmlns:${prefix}="http://www.w3.org/2003/05/soap-envelope" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">
<${prefix}:Body><d:ProbeMatches><d:ProbeMatch>
<d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes> ${scopes} </d:Scopes>
<d:XAddrs>http://10.0.0.9/onvif/device_service</d:XAddrs>
</d:ProbeMatch></d:ProbeMatches></${prefix}:Body></${prefix}:Envelope>`;

describe('ONVIF', () => {
  it('asks in well-formed XML', () => {
    const xml = probeMessage('tds:Device', '1');
    const parsed = new XMLParser({ removeNSPrefix: true }).parse(xml) as Record<string, unknown>;
    expect(parsed).toMatchObject({ Envelope: { Body: { Probe: { Types: 'tds:Device' } } } });
  });

  it('reads name and model from the scopes, whatever the prefixes', () => {
    const scopes =
      'onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/hardware/E12S onvif://www.onvif.org/name/Front%20gate';
    expect(parseProbeMatch(answer(scopes))).toEqual({ name: 'Front gate', model: 'E12S' });
    expect(parseProbeMatch(answer(scopes, 's'))).toEqual({ name: 'Front gate', model: 'E12S' });
  });

  it('takes an answer without scopes, or with a stray percent sign', () => {
    expect(parseProbeMatch(answer(''))).toEqual({ name: '', model: '' });
    expect(parseProbeMatch(answer('onvif://www.onvif.org/name/100%'))?.name).toBe('100%');
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'HTTP/1.1 200 OK'],
    ['cut off', answer('').slice(0, 120)],
    ['a probe of another computer', probeMessage('tds:Device', '1')],
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${answer('')}`],
  ])('takes %s for no answer', (_, xml) => {
    expect(parseProbeMatch(xml)).toBeUndefined();
  });

  it('never throws, whatever the network sends', () => {
    const noise = fc.oneof(fc.string(), fc.stringMatching(/^[<>/a-z!?"= ]{0,60}$/));
    fc.assert(fc.property(noise, (text) => void parseProbeMatch(text)));
    fc.assert(
      fc.property(fc.nat(answer('').length), noise, (at, text) => {
        parseProbeMatch(answer('').slice(0, at) + text + answer('').slice(at));
      }),
    );
  });
});

describe('mDNS', () => {
  it('takes IPv4 only: link-local IPv6, which speakers name first, leads nowhere', () => {
    const referer = { address: '10.0.0.9', family: 'IPv4', port: 5353, size: 80 } as const;
    expect(speakerHosts({ addresses: ['fe80::1', '10.0.0.9'], referer })).toEqual(['10.0.0.9']);
    expect(speakerHosts({ addresses: ['fe80::1'], referer })).toEqual(['10.0.0.9']);
    expect(speakerHosts({ addresses: ['fe80::1'] })).toEqual([]);
  });
});
