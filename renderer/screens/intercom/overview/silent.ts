import { createContext } from 'react';

/** Whether the intercom gives no answer: what was not read before is not on its way either. */
export const SilentContext = createContext(false);
