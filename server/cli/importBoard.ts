/** `trame import`: a new board out of any file, or the same board brought up to date. */
import { readBoardJson } from '@trame/shared/exchange'
import { applyImport, boardForPlan, DEFAULT_RULES, matchPlan, planImport, type ImportMatch, type ImportPlan } from '@trame/shared/exchange/plan'
import { readSheet, type Table } from '@trame/shared/exchange/read'
import { Board, BOARD_ID, canonicalBoard, readStatusKind } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type * as Y from 'yjs'
import { changeBoard, writeNewBoard } from '../history/roomBoard.ts'
import { writeRoomTalk } from '../history/roomTalk.ts'
import { writeRoomTexts } from '../history/roomTexts.ts'
import { FolderInUse, takeDataFolder, type DataFolder } from '../log/dataFolder.ts'
import type { CliContext } from './context.ts'
import { explainJson, explainRefusal } from './explainFile.ts'
import { changeOnRelay, RelayRefused, RelayUnreachable } from './relaySession.ts'
import { planReport } from './report.ts'
import { Failure, Misuse, language, words } from './words.ts'

export async function importBoard(context: CliContext): Promise<string> {
  const { args: [file], cwd, options: { board } } = context
  if (file === undefined) throw new Misuse(words('Il manque le fichier à importer.', 'The file to import is missing.'))
  if (board !== undefined && parseRoom(board)?.kind !== 'board') throw unknownBoard(board)
  const name = basename(file)
  const bytes = await bytesOf(resolve(cwd, file))
  return extname(name).toLowerCase() === '.json' ? importJson(bytes, name, context) : importTable(bytes, name, context)
}

const unknownBoard = (board: string): Failure => new Failure(words(`Aucun programme « ${board} » dans ce dossier. « boards » les énumère.`, `No board “${board}” in this data folder. “boards” lists them.`))

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Failure(words(`Impossible de lire ${path} (${reason}).`, `Cannot read ${path} (${reason}).`), { cause: error })
  }
}

/** A board as Trame exported it. */
async function importJson(bytes: Uint8Array, name: string, { log, now, options: { board, isDry } }: CliContext): Promise<string> {
  if (board !== undefined) throw new Misuse(words('Un fichier JSON crée toujours un programme : --board n’a pas de sens ici.', 'A JSON file always makes a new board: --board makes no sense here.'))
  const read = readBoardJson(new TextDecoder().decode(bytes))
  if (!read.ok) throw new Failure(explainJson(read, name))
  if (isDry) return words(`${name} : programme « ${read.draft.title} ». Rien n’a été importé (--dry-run).\n`, `${name}: board “${read.draft.title}”. Nothing was imported (--dry-run).\n`)
  const id = await writeNewBoard(log, read.draft, now)
  await writeRoomTexts(log, id, { texts: read.texts, now })
  await writeRoomTalk(log, id, { talk: read.talk, now })
  return `${id}\n`
}

async function importTable(bytes: Uint8Array, name: string, context: CliContext): Promise<string> {
  const { log, now, options: { board, isDry }, say, progress } = context
  progress.phase(words(`Lecture de ${name}…`, `Reading ${name}…`))
  const read = await readSheet(bytes, name)
  if (!read.ok) throw new Failure(explainRefusal(read, name))
  const sheet = sheetNumber(read.table, context.options.sheet)
  progress.phase(words('Préparation du programme…', 'Planning the programme…'))
  const planFor = (into: Board | null): ImportPlan => planImport(read.table, DEFAULT_RULES, { language, sheet, statuses: into ? columnsOf(into) : [] })
  const report = (plan: ImportPlan, match: ImportMatch | null): string => planReport(plan, { name, table: read.table, match })
  if (board === undefined) {
    const plan = planFor(null)
    if (isDry) return report(plan, null)
    const title = basename(name, extname(name))
    progress.phase(words(`Écriture de ${plan.totals.projects} projets…`, `Writing ${plan.totals.projects} projects…`))
    const id = await writeNewBoard(log, boardForPlan(plan, { language, title }), now, made => written(applyImport(made, plan, { title: name })))
    say(report(plan, null))
    return `${id}\n`
  }
  const apply = (into: Board): string => {
    const plan = planFor(into)
    progress.phase(words('Comparaison avec le programme…', 'Comparing with the board…'))
    const match = matchPlan(plan, canonicalBoard(into))
    if (!isDry) written(applyImport(into, plan, { title: name, match }))
    return report(plan, match)
  }
  const told = await changeWhereItIs(context, board, apply)
  if (isDry) return told
  say(told)
  return `${board}\n`
}

function sheetNumber({ sheets }: Table, wanted: string | undefined): number | undefined {
  if (wanted === undefined) return undefined
  const found = sheets.findIndex(({ name }) => name === wanted)
  const number = found < 0 ? Number(wanted) - 1 : found
  if (!sheets[number]) throw new Failure(words(`Aucune feuille « ${wanted} ». Feuilles : ${sheets.map(({ name }) => name).join(', ')}.`, `No sheet “${wanted}”. Sheets: ${sheets.map(({ name }) => name).join(', ')}.`))
  return number
}

const columnsOf = (board: Board): { id: string, title: string, statusKind: ReturnType<typeof readStatusKind> }[] =>
  canonicalBoard(board).statuses.filter(({ archived }) => !archived).map(({ id, title, fields }) => ({ id, title, statusKind: readStatusKind(fields.statusKind) }))

function written(result: ReturnType<typeof applyImport>): void {
  if (!result.ok) throw new Failure(words(`L’import a été refusé (${result.code}). Rien n’a été importé.`, `The import was refused (${result.code}). Nothing was imported.`))
}

/** In the folder, when nobody else writes to it; else through the relay that does. */
async function changeWhereItIs({ log, openAccess, now, dataDir, options: { relay } }: CliContext, room: string, change: (board: Board) => string): Promise<string> {
  const folder = ours(dataDir)
  if (folder) {
    try {
      const told = await changeBoard(log, room, { change, now })
      if (told === null) throw unknownBoard(room)
      return told
    } finally {
      folder.release()
    }
  }
  const address = relay ?? `http://127.0.0.1:${process.env.PORT || 8787}`
  try {
    const { tokens, close } = await openAccess()
    const pass = await tokens.operator(now()).finally(close)
    return await changeOnRelay(address, room, { pass, change: doc => withBoard(doc, room, change) })
  } catch (error) {
    if (error instanceof RelayUnreachable) throw new Failure(words(`Un relais tient ce dossier, mais rien ne répond à ${address}. Donnez son adresse avec --relay, ou arrêtez-le.`, `A relay holds this folder, but nothing answers at ${address}. Give its address with --relay, or stop it.`), { cause: error })
    if (error instanceof RelayRefused) throw new Failure(words(`Le relais a refusé l’import (${error.code}). Rien n’a été importé.`, `The relay refused the import (${error.code}). Nothing was imported.`), { cause: error })
    throw error
  }
}

function ours(dataDir: string): DataFolder | null {
  try {
    return takeDataFolder(dataDir)
  } catch (error) {
    if (error instanceof FolderInUse) return null
    throw error
  }
}

function withBoard(doc: Y.Doc, room: string, change: (board: Board) => string): string {
  const board = new Board(doc, { author: 'command', now: Date.now, random: Math.random })
  try {
    if (!board.has(BOARD_ID)) throw unknownBoard(room)
    return change(board)
  } finally {
    board.close()
  }
}
