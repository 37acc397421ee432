import { draftProgramme, programmeSchema } from '@trame/shared/exchange'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { LogStore } from '../log/LogStore.ts'
import { writeNewBoard } from './roomBoard.ts'

const SOURCE = new URL('./demo/programme-2021.json', import.meta.url)
/** The setting that names the demonstration's board. */
export const DEMO_SETTING = 'demo'

/** In a data folder that holds nothing yet, makes the demonstration out of the 2021 programme. Returns its id, or null. */
export async function seedDemo(log: LogStore, now: () => number = Date.now): Promise<string | null> {
  const known = await log.setting(DEMO_SETTING)
  if (known !== null || (await log.rooms()).length > 0) return known
  const programme = v.parse(programmeSchema, JSON.parse(await readFile(SOURCE, 'utf8')))
  const board = await writeNewBoard(log, draftProgramme(programme, 'Programme de travail 2021 (démonstration)'), now)
  await log.saveSetting(DEMO_SETTING, board)
  return board
}
