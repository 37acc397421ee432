import { find, read as readContainer } from 'cfb'
import { Unreadable } from './refusal.ts'

/** What lies in an OLE2 container: the stream of an Excel 97-2003 workbook, an encrypted new one, or something else. Throws `Unreadable`. */
export function openCompound(bytes: Uint8Array): Uint8Array {
  const container = readContainer(bytes, { type: 'array' })
  const workbook = find(container, '/Workbook') ?? find(container, '/Book')
  if (workbook) return Uint8Array.from(workbook.content)
  if (find(container, '/EncryptedPackage')) throw new Unreadable('encrypted')
  throw new Unreadable('wrong-kind', { detail: find(container, '/PowerPoint Document') ? 'presentation' : 'document' })
}
