import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import path from 'node:path'

/** What a power cut, a bad disk or a careless copy does to files. */
export const cutTo = (file: string, bytes: number): void => truncateSync(file, bytes)
export const sizeOf = (file: string): number => statSync(file).size

/** Overwrites a stretch with rubbish that is the same at each run. */
export function overwrite(file: string, from: number, length: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Uint8Array.from({ length }, (_, i) => (i * 151 + 89) & 255), 0, length, from)
  fsyncSync(handle)
  closeSync(handle)
}

/** Copies what is in a folder now, file by file, as it stands. */
export function copyFolder(from: string, to: string): void {
  for (const name of readdirSync(from)) if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(to, name))
}

/** The folder's files and their bytes, to see that nothing was changed. */
export const contentsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).toSorted().map(name => [name, readFileSync(path.join(folder, name)).toString('base64')]))
