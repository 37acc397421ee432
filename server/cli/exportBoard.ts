/** `trame export`: a board on standard output, or into a file. */
import { writeBoardJson } from '@trame/shared/exchange'
import { officialTable, writeCsv, writeOutline, writeXlsx } from '@trame/shared/exchange/write'
import { canonicalBoard, type Board } from '@trame/shared/model'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { roomUpdate } from '../history/roomBoard.ts'
import { readRoomTalk } from '../history/roomTalk.ts'
import { readRoomTexts } from '../history/roomTexts.ts'
import type { CliContext } from './context.ts'
import { PDF_LAYOUTS, printPdf } from './pdf/printPdf.ts'
import { Failure, language, Misuse, words } from './words.ts'

const SEPARATORS: Readonly<Record<string, ';' | ',' | '\t'>> = { ';': ';', ',': ',', tab: '\t' }

export async function exportBoard(board: Board, context: CliContext): Promise<string | Uint8Array> {
  const { options, cwd, say } = context
  const content = await contentOf(board, context)
  if (options.output === undefined) {
    if (typeof content !== 'string' && process.stdout.isTTY) throw new Misuse(words('Ce format ne s’affiche pas : donnez un fichier avec --output.', 'This format cannot be shown: name a file with --output.'))
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

async function contentOf(board: Board, context: CliContext): Promise<string | Uint8Array> {
  const { log, args, options, progress } = context
  const { format = 'json', separator = ';', hasMark, layout } = options
  if (layout !== undefined && format !== 'pdf') throw new Misuse(words('--layout n’a de sens qu’avec --format pdf.', '--layout only makes sense with --format pdf.'))
  switch (format) {
    case 'json':
      return writeBoardJson(board, await readRoomTexts(log, args[0]!), await readRoomTalk(log, args[0]!))
    case 'pdf':
      return await pdfOf(board, context)
    case 'xlsx':
      progress.phase(words('Écriture du classeur…', 'Writing the workbook…'))
      return await writeXlsx(officialTable(canonicalBoard(board), { language }))
    case 'md':
      return writeOutline(canonicalBoard(board), { language })
    case 'csv': {
      const found = SEPARATORS[separator]
      if (!found) throw new Misuse(words(`Séparateur inconnu : ${separator}. Au choix : « ; », « , » ou tab.`, `Unknown separator: ${separator}. One of “;”, “,” or tab.`))
      return writeCsv(canonicalBoard(board), { language, separator: found, hasMark })
    }
    default:
      throw new Misuse(words(`Format inconnu : ${format}. Au choix : xlsx, csv, md, json ou pdf.`, `Unknown format: ${format}. One of xlsx, csv, md, json or pdf.`))
  }
}

async function pdfOf(board: Board, { log, args, options, now, progress, say }: CliContext): Promise<Uint8Array> {
  const { layout: wanted = 'official' } = options
  const layout = PDF_LAYOUTS.find(one => one === wanted)
  if (!layout) throw new Misuse(words(`Mise en page inconnue : ${wanted}. Au choix : ${PDF_LAYOUTS.join(', ')}.`, `Unknown layout: ${wanted}. One of ${PDF_LAYOUTS.join(', ')}.`))
  const projects = [...board.nodes()].filter(id => board.nodeKind(id) === 'card' && board.isVisible(id)).length
  if (projects === 0) throw new Failure(words('Ce programme n’a aucun projet à imprimer.', 'This board has no project to print.'))
  progress.phase(words(`Mise en page de ${projects} projets…`, `Laying out ${projects} projects…`))
  const { bytes, pages } = await printPdf({ board: await roomUpdate(log, args[0]!), texts: await readRoomTexts(log, args[0]!), layout, now: now() })
  say(words(`${pages} page${pages > 1 ? 's' : ''}\n`, `${pages} page${pages > 1 ? 's' : ''}\n`))
  return bytes
}
