import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { parseSip } from '../../../shared/sip/message';
import { createListeners, troubleOf } from './channel';
import type { Channel, Hop } from './types';

/** Bytes: a keep-alive has four at most (RFC 5626, section 3.5.1). */
const KEEP_ALIVE = 4;

async function connected(socket: Socket, port: number, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, address, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

/**
 * A UDP socket that is tied to the server: so the computer is told when the port is shut there
 * (ICMP port unreachable), and takes datagrams from nobody else.
 *
 * @throws SipTrouble
 */
export async function openUdp(hop: Hop): Promise<Channel> {
  const found = await lookup(hop.host.replaceAll(/[[\]]/g, '')).catch((error: unknown) => {
    throw troubleOf(error, hop);
  });
  const socket = createSocket(found.family === 6 ? 'udp6' : 'udp4');
  const listeners = createListeners();
  try {
    await connected(socket, hop.port, found.address);
  } catch (error) {
    socket.close();
    throw troubleOf(error, hop);
  }
  socket.on('error', (error) => listeners.trouble(troubleOf(error, hop)));
  socket.on('message', (bytes) => {
    if (bytes.length <= KEEP_ALIVE) return;
    const message = parseSip(bytes.toString('latin1'));
    // Whatever else lands on the port is none of ours; silence is then the story.
    if (message !== undefined) listeners.message(message);
  });
  const { address, port } = socket.address();
  return {
    hop,
    local: { host: address, port },
    certificate: null,
    send: (text) =>
      new Promise((resolve, reject) => {
        socket.send(text, (error) => {
          if (error) reject(troubleOf(error, hop));
          else resolve();
        });
      }),
    listen: listeners.add,
    close: () => socket.close(),
  };
}
