import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './processes.mjs'
import { PlainFailure, say, words } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const APPLICATIONS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/**
 * The last `--disable-features` is the one that counts, so Playwright's own come first. The rest are pages of the browser
 * itself: with each window it loads a list of suggestions for its address bar, which costs as much as a board.
 */
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
]

/** No sandbox, which root in a container cannot have; no traffic of the browser's own. */
export const CHROMIUM_ARGUMENTS = [
  `--disable-features=${FEATURES_OFF.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string | undefined} the browser for the tests: $TRAME_CHROMIUM, else the first one on this machine */
export function findChromium() {
  if (process.env.TRAME_CHROMIUM) return process.env.TRAME_CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...APPLICATIONS]
  return candidates.find(isExecutable)
}

/** Finds a browser, or installs Debian's; throws PlainFailure with what to do when neither works. @returns {Promise<string>} */
export async function ensureChromium() {
  const found = findChromium()
  if (found !== undefined) {
    if (isExecutable(found)) return found
    throw new PlainFailure(
      words(
        `TRAME_CHROMIUM désigne « ${found} », qui n’est pas un programme.`,
        `TRAME_CHROMIUM points to "${found}", which is not a program.`,
      ),
    )
  }
  const asRoot = await rootPrefix()
  if (existsSync('/usr/bin/apt-get') && asRoot !== undefined) {
    say('Installation de Chromium par apt (une fois)…', 'Installing Chromium through apt (once)…')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = [...asRoot, 'apt-get']
    await run(apt[0] ?? 'apt-get', [...apt.slice(1), 'update', '-qq'], { capture: true, env })
    const { code, output } = await run(apt[0] ?? 'apt-get', [...apt.slice(1), 'install', '-y', '-qq', 'chromium'], { capture: true, env })
    const installed = findChromium()
    if (code === 0 && installed !== undefined) return installed
    process.stderr.write(`${output.trim().split('\n').slice(-10).join('\n')}\n`)
  }
  throw new PlainFailure(
    words(
      'Les essais demandent un navigateur Chromium : installez-le, ou indiquez son chemin dans TRAME_CHROMIUM.',
      'The tests need a Chromium browser: install one, or put its path into TRAME_CHROMIUM.',
    ),
  )
}

/** How to run a program as root: [] when we are, ['sudo', '-n'] when that asks no password, undefined otherwise. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'], { capture: true })
  return code === 0 ? ['sudo', '-n'] : undefined
}
