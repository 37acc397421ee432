/** What a file may cost. A programme has some hundred rows; these leave room for a thousand times that. */
const MEBIBYTE = 1024 * 1024
export const MAX_FILE_BYTES = 32 * MEBIBYTE
/** Of everything inside a zipped file, as its directory declares it; the unpackers stop there too. */
export const MAX_UNPACKED_BYTES = 96 * MEBIBYTE
export const MAX_CELLS = 500_000
/** Rows and columns that are looked at, filled or not. */
export const MAX_ROWS = 200_000
export const MAX_COLUMNS = 1_000
