import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildClient } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { houseEnvironment, pinnedNode, root, run } from './processes.mjs'
import { PlainFailure, runMain, say, words } from './say.mjs'
import { setUp } from './setup.mjs'

/** @typedef {{ name: string, act: () => Promise<boolean> }} Step */

/** @param {string} path inside node_modules @param {string[]} parameters */
async function tool(path, ...parameters) {
  const { code } = await run(pinnedNode, [join(root, 'node_modules', path), ...parameters], { env: houseEnvironment() })
  return code === 0
}

/** @type {(...parameters: string[]) => Promise<boolean>} */
const vitest = (...parameters) => tool('vitest/vitest.mjs', 'run', ...parameters)

/** @type {(...parameters: string[]) => Promise<boolean>} */
async function playwright(...parameters) {
  process.env.TRAME_CHROMIUM = await ensureChromium()
  return tool('@playwright/test/cli.js', 'test', ...parameters)
}

async function built() {
  await buildClient()
  return true
}

/** @type {Step[]} */
const everything = [
  { name: words('navigateur', 'browser'), act: async () => Boolean(await ensureChromium()) },
  { name: words('types', 'types'), act: () => tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json') },
  {
    name: words('types de shared (ni DOM ni Node)', 'types of shared (no DOM, no Node)'),
    act: () => tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.shared.json'),
  },
  { name: 'lint', act: () => tool('oxlint/bin/oxlint', '--deny-warnings') },
  { name: words('construction', 'build'), act: built },
  { name: words('unités, gardes, relais, convergence, coupures', 'units, guards, relay, convergence, crashes'), act: () => vitest() },
  { name: words('navigateur réel', 'real browser'), act: () => playwright() },
]

/**
 * `npm test moveNode` runs the Vitest files of that name; `npm test kanban` also the browser tests so named.
 * @param {string[]} filters @returns {Step[]}
 */
function filtered(filters) {
  const isNamed = (/** @type {string} */ file) => filters.some(filter => !filter.startsWith('-') && file.includes(filter))
  const specs = readdirSync(join(root, 'tests', 'e2e'), { recursive: true }).filter(file => String(file).endsWith('.spec.ts'))
  const forBrowser = specs.some(file => isNamed(`tests/e2e/${file}`))
  const steps = [{ name: `vitest ${filters.join(' ')}`, act: () => vitest(...filters, ...(forBrowser ? ['--passWithNoTests'] : [])) }]
  if (!forBrowser) return steps
  return [
    ...steps,
    { name: words('construction', 'build'), act: built },
    { name: `playwright ${filters.join(' ')}`, act: () => playwright(...filters) },
  ]
}

/** @param {Step} step */
async function perform(step) {
  const startedAt = performance.now()
  say(`\n── ${step.name}`, `\n── ${step.name}`)
  let passed = false
  try {
    passed = await step.act()
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error
    process.stderr.write(`${error.message}\n`)
  }
  return { name: step.name, passed, seconds: (performance.now() - startedAt) / 1000 }
}

await runMain(async () => {
  await setUp()
  const filters = process.argv.slice(2)
  const results = []
  for (const step of filters.length > 0 ? filtered(filters) : everything) results.push(await perform(step))
  process.stderr.write('\n')
  for (const { name, passed, seconds } of results) process.stderr.write(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)\n`)
  const failed = results.filter(result => !result.passed)
  if (failed.length === 0) say('\nTout passe.', '\nEverything passes.')
  else throw new PlainFailure(words(`Échec : ${failed.map(f => f.name).join(', ')}.`, `Failed: ${failed.map(f => f.name).join(', ')}.`))
})
