/** The version of the document this program writes. Changes are additive; a field is never re-used with another meaning. */
export const SCHEMA = 1
