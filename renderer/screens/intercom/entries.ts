import { createContext, useContext } from 'react';

/** How often the intercom has let us in after it had not, while this screen is shown. */
export const EntriesContext = createContext(0);

/** What could not be read without a password is read once there is one: a dependency of the reading. */
export const useEntry = (): number => useContext(EntriesContext);
