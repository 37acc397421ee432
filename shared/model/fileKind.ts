/** What a file is, by its first bytes: never by its name, and never by what somebody says of it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Shown within the page; everything else is only handed over. */
export const SHOWN_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const
export type ShownType = (typeof SHOWN_TYPES)[number]

/** A larger file does not travel with a board. */
export const LARGEST_FILE = 10 * 2 ** 20

const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length))
const begins = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, i) => bytes[i] === byte)

/** Null for what is not shown: documents, archives, and all that a browser might run (SVG among it). */
export function shownTypeOf(bytes: Uint8Array): ShownType | null {
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp'
  return ascii(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : null
}

/** The SHA-256 of a file in lower-case hexadecimal: what it is called wherever it is kept. */
export const isFileHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
