import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, root, runNpx } from './processes.mjs'
import { PlainFailure, say, words } from './say.mjs'

const PNPM = 'pnpm@12.21.0'
const OLDEST_NODE = 20

/** Everything that decides what lies in node_modules. */
const MANIFESTS = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'client/package.json',
  'server/package.json',
  'shared/package.json',
]

const marker = join(root, 'node_modules', '.trame', 'installed')

function wantedInstall() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  for (const manifest of MANIFESTS) hash.update('\0').update(readFileSync(join(root, manifest)))
  return hash.digest('hex')
}

function isInstalled() {
  return existsSync(pinnedNode) && existsSync(marker) && readFileSync(marker, 'utf8') === wantedInstall()
}

/**
 * Installs Node 24 and the libraries of the lockfile into node_modules, once; afterwards it only compares a hash.
 * Throws PlainFailure with one sentence when that is impossible.
 */
export async function setUp() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    throw new PlainFailure(
      words(
        `Trame demande Node ${OLDEST_NODE} ou plus récent ; celui-ci est le ${process.versions.node}.`,
        `Trame needs Node ${OLDEST_NODE} or newer; this one is ${process.versions.node}.`,
      ),
    )
  if (isInstalled()) return
  say('Installation des bibliothèques (une fois, quelques minutes au plus)…', 'Installing the libraries (once, a few minutes at most)…')
  const { code, output } = await runNpx(['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'])
  if (code !== 0) throw new PlainFailure(explainInstall(code, output))
  mkdirSync(join(root, 'node_modules', '.trame'), { recursive: true })
  writeFileSync(marker, wantedInstall())
}

/** @param {number} code @param {string} output */
function explainInstall(code, output) {
  if (code === 127 || /npx: (command )?not found/i.test(output))
    return words(
      'npm est introuvable : installez-le avec Node (la commande « npx » doit répondre).',
      'npm was not found: install it with Node (the command "npx" must answer).',
    )
  const detail = output.trim().split('\n').slice(-15).join('\n')
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|error sending request|dns error/i.test(output))
    return `${detail}\n\n${words('L’installation demande le réseau une première fois, et il ne répond pas : vérifiez la connexion ou le proxy, puis recommencez.', 'The first installation needs the network, which does not answer: check the connection or the proxy, then try again.')}`
  if (/ENOSPC|no space left/i.test(output))
    return words(
      'Le disque est plein : libérez de la place (environ 1 Go), puis recommencez.',
      'The disk is full: free about 1 GB, then try again.',
    )
  return `${detail}\n\n${words(`L’installation des bibliothèques a échoué (code ${code}) ; le détail est ci-dessus.`, `Installing the libraries failed (code ${code}); the detail is above.`)}`
}
