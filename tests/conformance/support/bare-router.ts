import type { EventMessage } from '../../../shared/contract/envelope';
import { createTestBackend } from './test-backend';
import type { TransportKind } from './transport';

/** No host at all: what the hosts are measured against. */
export const bareRouter: TransportKind = {
  name: 'bare router',
  async create() {
    const backend = await createTestBackend();
    return {
      backend,
      send: (request, client) => backend.router.handle(request, client),
      cancel: (id, client) => {
        backend.router.cancel(id, client);
        return Promise.resolve();
      },
      listen: (client) => {
        const messages: EventMessage[] = [];
        const unsubscribe = backend.events.subscribe(client, (message) => messages.push(message));
        return Promise.resolve({
          messages,
          stop() {
            unsubscribe();
            return Promise.resolve();
          },
        });
      },
      close: () => backend.close(),
    };
  },
};
