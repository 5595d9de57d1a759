/** Under this name the password of an intercom is kept. */
export const secretKeyOf = (id: string): string => `intercom/${id}`;
