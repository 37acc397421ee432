/**
 * OpenDocument spreadsheets (OASIS ODF 1.3, part 3, §9): one walk over content.xml as a stream of tags, so that memory
 * follows what is filled, not the million rows that a sheet declares.
 */
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Sheet } from '../table.ts'
import { OdsStyles, type Attributes } from './odsStyles.ts'
import { OdsTables } from './odsTables.ts'

const STYLES = 'styles.xml'
const CONTENT = 'content.xml'

export function readOdsSheets(bytes: Uint8Array): Sheet[] {
  const files = unzipSync(bytes, { filter: ({ name }) => name === STYLES || name === CONTENT })
  const styles = new OdsStyles()
  if (files[STYLES]) parse(files[STYLES], { open: styles.open, close: () => {}, text: () => {} })
  const tables = new OdsTables(styles)
  parse(files[CONTENT]!, {
    open: (name, attributes) => {
      styles.open(name, attributes)
      tables.open(name, attributes)
    },
    close: tables.close,
    text: tables.text,
  })
  return tables.sheets
}

type Handlers = { open: (name: string, attributes: Attributes) => void, close: (name: string) => void, text: (text: string) => void }

function parse(xml: Uint8Array, { open, close, text }: Handlers): void {
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => open(name, attributes))
  parser.on('closetag', ({ name }) => close(name))
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(strFromU8(xml)).close()
}
