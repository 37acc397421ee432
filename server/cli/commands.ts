/** One function a command; each returns what it prints on standard output. */
import { readBoardJson, writeBoardJson } from '@trame/shared/exchange'
import { fingerprint, type Board } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { readBoard, writeNewBoard } from '../history/roomBoard.ts'
import type { LogStore } from '../log/LogStore.ts'
import { Failure, Misuse, words } from './words.ts'

export type CliContext = { log: LogStore, args: readonly string[], format: string | undefined, cwd: string, now: () => number }
type CliCommand = (context: CliContext) => Promise<string>

async function boardNamed({ log, args }: CliContext): Promise<Board> {
  const [id] = args
  if (id === undefined) throw new Misuse(words('Il manque l’identifiant du programme.', 'The board’s id is missing.'))
  const board = parseRoom(id) ? await readBoard(log, id) : null
  if (!board) throw new Failure(words(`Aucun programme « ${id} » dans ce dossier. « boards » les énumère.`, `No board “${id}” in this data folder. “boards” lists them.`))
  return board
}

const boards: CliCommand = async ({ log }) => {
  const lines: string[] = []
  for (const { room } of await log.rooms()) {
    if (parseRoom(room)?.kind !== 'board') continue
    const board = await readBoard(log, room)
    if (!board) continue
    const projects = [...board.nodes()].filter(id => board.nodeKind(id) === 'card' && !board.isArchived(id)).length
    lines.push(`${room}\t${board.title('board')}\t${words(`${projects} projets`, `${projects} projects`)}`)
  }
  return lines.map(line => `${line}\n`).join('')
}

const printFingerprint: CliCommand = async context => `${fingerprint(await boardNamed(context))}\n`

const exportBoard: CliCommand = async context => {
  const { format = 'json' } = context
  if (format !== 'json') throw new Misuse(words(`Format inconnu : ${format}. Seul « json » existe.`, `Unknown format: ${format}. Only “json” exists.`))
  return writeBoardJson(await boardNamed(context))
}

const importBoard: CliCommand = async ({ log, args, cwd, now }) => {
  const [file] = args
  if (file === undefined) throw new Misuse(words('Il manque le fichier à importer.', 'The file to import is missing.'))
  const read = readBoardJson(await textOf(resolve(cwd, file)))
  if (!read.ok) throw new Failure(explain(read, basename(file)))
  return `${await writeNewBoard(log, read.draft, now)}\n`
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Failure(words(`Impossible de lire ${path} (${reason}).`, `Cannot read ${path} (${reason}).`), { cause: error })
  }
}

function explain({ code, at }: { code: 'not-json' | 'not-a-board' | 'newer-schema', at: string }, file: string): string {
  switch (code) {
    case 'not-json':
      return words(`${file} n’est pas du JSON : ${at}`, `${file} is not JSON: ${at}`)
    case 'not-a-board':
      return words(`${file} n’est pas un programme exporté par Trame : « ${at} » ne convient pas. Rien n’a été importé.`, `${file} is not a board exported by Trame: “${at}” does not fit. Nothing was imported.`)
    case 'newer-schema':
      return words(`${file} vient d’une version plus récente de Trame. Mettez Trame à jour ; rien n’a été importé.`, `${file} comes from a newer version of Trame. Update Trame; nothing was imported.`)
  }
}

/** By name, with the number of arguments that each takes. */
export const commands: Readonly<Record<string, { run: CliCommand, takes: number }>> = {
  boards: { run: boards, takes: 0 },
  fingerprint: { run: printFingerprint, takes: 1 },
  export: { run: exportBoard, takes: 1 },
  import: { run: importBoard, takes: 1 },
}
