import { unzipSync, type UnzipFileInfo } from 'fflate'
import { MAX_UNPACKED_BYTES } from './limits.ts'
import { Unreadable } from './refusal.ts'

export type ZippedKind = 'xlsx' | 'ods'

const PACKAGES: readonly (readonly [entry: RegExp, kind: ZippedKind | Unreadable])[] = [
  [/^encrypted-package$/, new Unreadable('encrypted')],
  [/^xl\/workbook\.bin$/, new Unreadable('unsupported', { detail: 'xlsb' })],
  [/^xl\/workbook\d*\.xml$/, 'xlsx'],
  [/^word\//, new Unreadable('wrong-kind', { detail: 'document' })],
  [/^ppt\//, new Unreadable('wrong-kind', { detail: 'presentation' })],
]
const ODF_TYPE = 'application/vnd.oasis.opendocument.'

/** What a zipped file is, by what is in it. Nothing is unpacked but two small parts: sizes come from its directory. */
export function inspectZip(bytes: Uint8Array): ZippedKind {
  const entries: UnzipFileInfo[] = []
  const small = unzipSync(bytes, {
    filter: entry => {
      entries.push(entry)
      return (entry.name === 'mimetype' || entry.name === 'META-INF/manifest.xml') && entry.originalSize < 1_000_000
    },
  })
  // A size of nothing for something packed is a lie that would leave the unpacker without a limit.
  if (entries.some(({ size, originalSize, compression }) => originalSize === 0 && size > 2 && compression !== 0)) throw new Unreadable('damaged')
  if (entries.reduce((sum, { originalSize }) => sum + originalSize, 0) > MAX_UNPACKED_BYTES) throw new Unreadable('too-large-inside', { limit: MAX_UNPACKED_BYTES })
  const text = (part: Uint8Array | undefined): string => (part ? String.fromCharCode(...part.subarray(0, 60_000)) : '')
  const type = text(small.mimetype)
  if (type.startsWith(ODF_TYPE)) return odfKind(type.slice(ODF_TYPE.length).trim(), text(small['META-INF/manifest.xml']))
  const kind = PACKAGES.find(([entry]) => entries.some(({ name }) => entry.test(name)))?.[1]
  if (kind === undefined) throw new Unreadable('wrong-kind', { detail: 'archive' })
  if (kind instanceof Unreadable) throw kind
  return kind
}

function odfKind(type: string, manifest: string): ZippedKind {
  if (manifest.includes('encryption-data')) throw new Unreadable('encrypted')
  if (!type.startsWith('spreadsheet')) throw new Unreadable('wrong-kind', { detail: type.startsWith('presentation') ? 'presentation' : 'document' })
  return 'ods'
}
