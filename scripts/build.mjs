import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, root, run } from './processes.mjs'
import { PlainFailure, say, words } from './say.mjs'

const target = join(root, 'client', 'dist')
const builtFrom = join(target, '.built-from')

/** What goes into the client: its folder, the shared layers, and what decides how they are built. */
const SOURCES = ['client', 'shared', 'vite.config.ts', 'tsconfig.json', 'pnpm-lock.yaml']
const NOT_SOURCES = new Set(['node_modules', 'dist'])

/** @param {string} path @param {import('node:crypto').Hash} hash */
function addToHash(path, hash) {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return
  let entries
  try {
    entries = readdirSync(absolute, { withFileTypes: true })
  } catch {
    hash.update(`\0${path}\0`).update(readFileSync(absolute))
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!NOT_SOURCES.has(entry.name) && !/\.test\.tsx?$/.test(entry.name)) addToHash(`${path}/${entry.name}`, hash)
}

function fingerprintOfSources() {
  const hash = createHash('sha256')
  for (const source of SOURCES) addToHash(source, hash)
  return hash.digest('hex')
}

/**
 * Builds client/dist when the sources are not those it was built from.
 * Built aside and put in place at the end: an interrupted build leaves the former one whole.
 * @returns {Promise<boolean>} whether something was built
 */
export async function buildClient() {
  const wanted = fingerprintOfSources()
  if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === wanted) return false
  say('Construction de l’interface…', 'Building the interface…')
  const aside = join(root, 'node_modules', '.trame', `build-${process.pid}`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { code, output } = await run(pinnedNode, [vite, 'build', '--outDir', aside, '--emptyOutDir', '--logLevel', 'warn'], {
    capture: true,
  })
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true })
    throw new PlainFailure(
      `${output.trim()}\n\n${words('L’interface n’a pas pu être construite ; le détail est ci-dessus.', 'The interface could not be built; the detail is above.')}`,
    )
  }
  writeFileSync(join(aside, '.built-from'), wanted)
  mkdirSync(join(root, 'client'), { recursive: true })
  rmSync(target, { recursive: true, force: true })
  renameSync(aside, target)
  return true
}
