import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Board } from './board.ts'
import { canonicalText } from './canonical.ts'

/** SHA-256 of the canonical board's JSON text in UTF-8, in hexadecimal: the same on every replica that has the same edits. */
export const fingerprint = (board: Board): string => bytesToHex(sha256(utf8ToBytes(canonicalText(board))))
