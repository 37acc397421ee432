/** Bytes as text: UTF-8 with or without its mark, UTF-16 with one, else Windows-1252, in which Excel saves CSV in the West. */

/** Part of browsers, workers and Node alike (Encoding Standard), but not of the language's own library. */
declare const TextDecoder: new (encoding: string, options?: { fatal?: boolean }) => { decode: (bytes: Uint8Array) => string }

export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

function markOf([a, b, c]: Uint8Array): TextEncoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Null when the bytes are no text: text of these encodings holds no byte 0. */
export function decodeText(bytes: Uint8Array): { text: string, encoding: TextEncoding } | null {
  const mark = markOf(bytes)
  if (mark) return { text: new TextDecoder(mark).decode(bytes), encoding: mark }
  if (bytes.includes(0)) return null
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}
