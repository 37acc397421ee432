/** `trame backup`, `restore` and `verify`: a data folder as one file, and back. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fingerprint } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import * as Y from 'yjs'
import { FileFolder } from '../files/FileFolder.ts'
import { readBoard } from '../history/roomBoard.ts'
import { FolderInUse, logFile, takeDataFolder } from '../log/dataFolder.ts'
import { StorageFailure } from '../log/LogStore.ts'
import { checkLog, copyLog, replaceLog } from '../log/sqlite/copyLog.ts'
import { packedFiles } from '../log/sqlite/packedFiles.ts'
import type { CliContext, FolderContext } from './context.ts'
import { Failure, Misuse, words } from './words.ts'

/** Everything of the folder in one file: the log, rights included, and what is attached to cards; the relay may go on. */
export async function backup({ log, dataDir, args: [name], cwd }: CliContext): Promise<string> {
  if (name === undefined) throw new Misuse(words('Il manque le fichier de la sauvegarde.', 'The backup’s file is missing.'))
  const file = resolve(cwd, name)
  if (existsSync(file)) throw new Failure(words(`${file} existe déjà ; rien n’a été écrit.`, `${file} already exists; nothing was written.`))
  let files = 0
  try {
    // The files after the log: what it names was there before it did, or is still to be brought by its device.
    files = copyLog(logFile(dataDir), file, filesOf(dataDir).all())
  } catch (error) {
    if (error instanceof StorageFailure) throw new Failure(words(`La sauvegarde n’a pas pu être écrite (${error.code}) ; il n’en reste rien.`, `The backup could not be written (${error.code}); nothing of it is left.`), { cause: error })
    throw error
  }
  const boards = (await log.rooms()).filter(({ room }) => parseRoom(room)?.kind === 'board').length
  const kib = Math.ceil(statSync(file).size / 1024)
  return words(`${file} (${kib} Kio) : programmes : ${boards}, pièces jointes : ${files}\n`, `${file} (${kib} KiB): boards: ${boards}, attachments: ${files}\n`)
}

/** What lies there was within the relay’s limits when it came. */
const filesOf = (dataDir: string): FileFolder => new FileFolder({ folder: resolve(dataDir, 'files'), largestFile: Infinity, largestBoard: Infinity })

/** Puts a backup into a folder that nobody serves. */
export async function restore({ dataDir, args: [name], cwd, options: { isReplacing }, now }: FolderContext): Promise<string> {
  if (name === undefined) throw new Misuse(words('Il manque le fichier de la sauvegarde.', 'The backup’s file is missing.'))
  const copy = resolve(cwd, name)
  if (!existsSync(copy)) throw new Failure(words(`Aucun fichier ${copy}.`, `No file ${copy}.`))
  const file = logFile(dataDir)
  try {
    checkLog(copy)
    const folder = takeDataFolder(dataDir)
    try {
      if (existsSync(file) && !isReplacing) throw new Failure(words(`${dataDir} contient déjà des données. --replace les met de côté.`, `${dataDir} already holds data. --replace sets them aside.`))
      const former = await replaceLog(copy, file, now())
      const attachments = filesOf(dataDir)
      let damaged = 0
      for (const { board, hash, bytes } of packedFiles(copy)) if ((await attachments.write(board, hash, bytes)) !== null) damaged++
      const kept = former === null ? '' : words(` Ce qui s’y trouvait est gardé dans ${former}.`, ` What was there is kept as ${former}.`)
      const lacking = damaged === 0 ? '' : words(` Pièces jointes endommagées, laissées de côté : ${damaged}.`, ` Damaged attachments, left out: ${damaged}.`)
      return `${words(`Restauré dans ${dataDir}.`, `Restored into ${dataDir}.`)}${kept}${lacking}\n`
    } finally {
      folder.release()
    }
  } catch (error) {
    if (error instanceof FolderInUse) throw new Failure(words(`Un relais tient ${dataDir} : arrêtez-le d’abord. Rien n’a été changé.`, `A relay holds ${dataDir}: stop it first. Nothing was changed.`), { cause: error })
    if (error instanceof StorageFailure) throw new Failure(words(`${copy} n’est pas une sauvegarde utilisable (${error.code}). Rien n’a été changé.`, `${copy} is no backup that can be used (${error.code}). Nothing was changed.`), { cause: error })
    throw error
  }
}

/** Reads every room as the relay would; one line a board, and what cannot be read. */
export async function verify({ log, dataDir, say }: CliContext): Promise<string> {
  checkLog(logFile(dataDir))
  const lines: string[] = []
  let rooms = 0
  let entries = 0
  let broken = 0
  for (const { room, rows } of await log.rooms()) {
    rooms++
    entries += rows
    const { parts } = await log.load(room)
    broken += parts.filter(({ update }) => !isReadable(update)).length
    if (parseRoom(room)?.kind !== 'board') continue
    const board = await readBoard(log, room).catch(() => null)
    lines.push(`${room}\t${board ? fingerprint(board) : words('illisible', 'unreadable')}\t${board?.title('board') ?? ''}`)
  }
  const damaged = broken + log.recoveries.length
  const report = `${lines.map(line => `${line}\n`).join('')}${words(`${rooms} salles, ${entries} modifications`, `${rooms} rooms, ${entries} edits`)}\n`
  if (damaged === 0) return report
  say(report)
  throw new Failure(words(`${damaged} parties sont illisibles. Le relais les met de côté quand il démarre, et les appareils renvoient ce qui leur reste ; sinon, « restore » reprend une sauvegarde.`, `${damaged} parts cannot be read. The relay sets them aside when it starts, and devices send again what they have; else “restore” takes a backup.`))
}

function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
