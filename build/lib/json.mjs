/**
 * JSON whose shape is not known yet: whoever reads it says what is expected.
 * @param {string} text
 * @returns {unknown}
 * @throws {SyntaxError}
 */
export const parseJson = (text) => JSON.parse(text);
