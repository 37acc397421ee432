/** Random ids from the browser's generator; `crypto.randomUUID` is missing where a board is opened over plain http. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function randomText(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(length)), value => ALPHABET[value % ALPHABET.length]).join('')
}

/** 22 characters, 131 bits: knowing a board's id is what lets a person in. */
export const newBoardId = (): string => randomText(22)
export const newAuthorId = (): string => randomText(12)
