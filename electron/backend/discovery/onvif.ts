import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { XMLParser } from 'fast-xml-parser';
import type { ListenOptions, StopListening } from './mdns';

const GROUP = '239.255.255.250';
const PORT = 3702;

/** A probe after WS-Discovery 1.0 (April 2005) for one device type of ONVIF Core, section 7. */
export function probeMessage(
  type: 'dn:NetworkVideoTransmitter' | 'tds:Device',
  id: string,
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"',
    ' xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing"',
    ' xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"',
    ' xmlns:dn="http://www.onvif.org/ver10/network/wsdl"',
    ' xmlns:tds="http://www.onvif.org/ver10/device/wsdl">',
    `<e:Header><w:MessageID>uuid:${id}</w:MessageID>`,
    '<w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>',
    '<w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header>',
    `<e:Body><d:Probe><d:Types>${type}</d:Types></d:Probe></e:Body></e:Envelope>`,
  ].join('');
}

export interface ProbeMatch {
  readonly name: string;
  /** `hardware` of the scopes: what vendors put the model into. */
  readonly model: string;
}

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function child(value: unknown, name: string): unknown {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(first) ? first[name] : undefined;
}

function decodeScope(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the name as it was sent says more than none.
    return text;
  }
}

/**
 * Reads an answer to the probe; undefined for anything that is none. A document type is refused
 * unread: no honest speaker sends one, and entities in it could be made to grow without end.
 */
export function parseProbeMatch(xml: string): ProbeMatch | undefined {
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  let document: unknown;
  try {
    document = parser.parse(xml);
  } catch {
    // Anybody on the network may send anything here: what cannot be read is no answer.
    return undefined;
  }
  const body = child(child(document, 'Envelope'), 'Body');
  const match = child(child(body, 'ProbeMatches'), 'ProbeMatch');
  if (!isRecord(match) && !Array.isArray(match)) return undefined;
  const scopes = child(match, 'Scopes');
  const find = (kind: string): string => {
    const text = typeof scopes === 'string' ? scopes : '';
    const found = new RegExp(`onvif://www\\.onvif\\.org/${kind}/(\\S+)`, 'i').exec(text)?.[1] ?? '';
    return decodeScope(found).slice(0, 64);
  };
  return { name: find('name'), model: find('hardware') };
}

/**
 * Asks on one card who speaks ONVIF. The address of an answer is its sender's, never what the
 * answer says: units behind a wrong gateway name addresses that nobody can reach.
 */
export function listenOnvif({ card, log, onSpeaker }: ListenOptions): Promise<StopListening> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  let again: NodeJS.Timeout | undefined;
  const stop: StopListening = () =>
    new Promise((resolve) => {
      clearTimeout(again);
      socket.close(() => resolve());
    });
  socket.on('message', (message, sender) => {
    const match = parseProbeMatch(message.toString('utf8'));
    if (match) onSpeaker({ host: sender.address, card, source: 'onvif', ...match });
  });
  const ask = (): void => {
    for (const type of ['dn:NetworkVideoTransmitter', 'tds:Device'] as const)
      socket.send(probeMessage(type, randomUUID()), PORT, GROUP, (error) => {
        if (error)
          log('info', 'No ONVIF probe on this card', { card: card.name, error: String(error) });
      });
  };
  return new Promise((resolve) => {
    socket.once('error', (error) => {
      log('info', 'No ONVIF on this card', { card: card.name, error: String(error) });
      socket.close();
      resolve(() => Promise.resolve());
    });
    socket.bind(0, card.address, () => {
      socket.removeAllListeners('error');
      socket.on('error', (error) =>
        log('info', 'ONVIF failed', { card: card.name, error: String(error) }),
      );
      try {
        socket.setMulticastInterface(card.address);
        socket.setMulticastTTL(1);
      } catch (error) {
        log('info', 'No multicast on this card', { card: card.name, error: String(error) });
      }
      ask();
      // UDP loses packets, and the standard wants every probe repeated.
      again = setTimeout(ask, 250);
      resolve(stop);
    });
  });
}
