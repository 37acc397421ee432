/** `trame export`: a board on standard output, or into a file. */
import { writeBoardJson, type BoardTexts } from '@trame/shared/exchange'
import { officialTable, writeCsv, writeOutline, writeXlsx } from '@trame/shared/exchange/write'
import { canonicalBoard, type Board } from '@trame/shared/model'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { readRoomTexts } from '../history/roomTexts.ts'
import type { Options } from './arguments.ts'
import type { CliContext } from './context.ts'
import { Failure, language, Misuse, words } from './words.ts'

const SEPARATORS: Readonly<Record<string, ';' | ',' | '\t'>> = { ';': ';', ',': ',', tab: '\t' }

export async function exportBoard(board: Board, { log, args, options, cwd, say }: CliContext): Promise<string | Uint8Array> {
  const content = await contentOf(board, options, () => readRoomTexts(log, args[0]!))
  if (options.output === undefined) {
    if (typeof content !== 'string' && process.stdout.isTTY) throw new Misuse(words('Un classeur ne s’affiche pas : donnez un fichier avec --output.', 'A workbook cannot be shown: name a file with --output.'))
    return content
  }
  const path = resolve(cwd, options.output)
  try {
    await writeFile(path, content)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Failure(words(`Impossible d’écrire ${path} (${reason}).`, `Cannot write ${path} (${reason}).`), { cause: error })
  }
  say(words(`${path} : ${board.title('board')}\n`, `${path}: ${board.title('board')}\n`))
  return ''
}

async function contentOf(board: Board, { format = 'json', separator = ';', hasMark }: Options, texts: () => Promise<BoardTexts>): Promise<string | Uint8Array> {
  switch (format) {
    case 'json':
      return writeBoardJson(board, await texts())
    case 'xlsx':
      return await writeXlsx(officialTable(canonicalBoard(board), { language }))
    case 'md':
      return writeOutline(canonicalBoard(board), { language })
    case 'csv': {
      const found = SEPARATORS[separator]
      if (!found) throw new Misuse(words(`Séparateur inconnu : ${separator}. Au choix : « ; », « , » ou tab.`, `Unknown separator: ${separator}. One of “;”, “,” or tab.`))
      return writeCsv(canonicalBoard(board), { language, separator: found, hasMark })
    }
    default:
      throw new Misuse(words(`Format inconnu : ${format}. Au choix : xlsx, csv, md ou json.`, `Unknown format: ${format}. One of xlsx, csv, md or json.`))
  }
}
