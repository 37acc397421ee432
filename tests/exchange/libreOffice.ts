/** The real LibreOffice, where it is installed: opens a file and saves it again. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const PLACES = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/opt/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']

export const findLibreOffice = (): string | null => PLACES.find(place => existsSync(place)) ?? null

/** What LibreOffice saves after it has read `bytes`. `to` is an ending, with filter options after a colon. */
export async function resave(bytes: Uint8Array, { from, to }: { from: string; to: string }): Promise<Uint8Array> {
  const soffice = findLibreOffice()
  if (soffice === null) throw new Error('LibreOffice is not installed')
  const folder = mkdtempSync(path.join(tmpdir(), 'trame-office-'))
  try {
    writeFileSync(path.join(folder, `in.${from}`), bytes)
    // A profile of its own, so that it neither waits for nor joins one that runs.
    const args = [`-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`, '--headless', '--norestore', '--convert-to', to, '--outdir', path.join(folder, 'out'), path.join(folder, `in.${from}`)]
    await new Promise<void>((resolve, reject) => execFile(soffice, args, { timeout: 110_000 }, error => (error ? reject(error) : resolve())))
    return new Uint8Array(readFileSync(path.join(folder, 'out', `in.${to.split(':')[0]}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
