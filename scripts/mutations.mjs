import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mutants } from './mutants.mjs'
import { houseEnvironment, pinnedNode, root, run } from './processes.mjs'
import { PlainFailure, runMain, words } from './say.mjs'
import { setUp } from './setup.mjs'

/** The same schedules for each mutant; one that gets through all of them is not noticed. */
const RUNS = process.env.RUNS ?? '1500'
const SEED = process.env.SEED ?? '20211'
/** What the convergence suite is made of. */
const PARTS = ['shared', 'server', 'client/src', 'client/package.json', 'tests/convergence', 'tests/contract', 'tests/setup', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const PACKAGES = ['shared', 'server', 'client']

/** The libraries of the house, but the house's own packages are the copies. @param {string} copy */
function linkModules(copy) {
  const modules = join(copy, 'node_modules')
  mkdirSync(join(modules, '@trame'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) if (name !== '@trame') symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const name of ['shared', 'server']) symlinkSync(join(copy, name), join(modules, '@trame', name))
  for (const name of PACKAGES) {
    const own = join(copy, name, 'node_modules')
    mkdirSync(join(own, '@trame'), { recursive: true })
    for (const library of readdirSync(join(root, name, 'node_modules'))) if (library !== '@trame') symlinkSync(join(root, name, 'node_modules', library), join(own, library))
    symlinkSync(join(copy, 'shared'), join(own, '@trame', 'shared'))
  }
}

/** Plays the schedules on a copy of the sources. @param {(copy: string) => void} change @param {string} [suite] */
async function play(change, suite = 'convergence.test.ts') {
  const copy = mkdtempSync(join(tmpdir(), 'trame-mutant-'))
  try {
    for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true, filter: path => !path.includes('node_modules') })
    linkModules(copy)
    change(copy)
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    return await run(pinnedNode, [vitest, 'run', '--root', copy, '--project', 'convergence', suite], { capture: true, env: { ...houseEnvironment(), RUNS, SEED, SHRINK: '0', NO_COLOR: '1' } })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/**
 * What noticed the mutant, and after how many schedules; null when nothing did. That a test fails is not enough: it has
 * to be a broken promise of INV.
 * @param {import('./mutants.mjs').mutants[number]} mutant
 */
async function noticed({ file, from, to, suite }) {
  const { output } = await play(copy => {
    const source = readFileSync(join(copy, file), 'utf8')
    if (source.split(from).length !== 2) throw new PlainFailure(words(`${file} ne contient plus « ${from} » une seule fois.`, `${file} no longer holds “${from}” exactly once.`))
    writeFileSync(join(copy, file), source.replace(from, () => to))
  }, suite)
  const invariant = /INV: (.+)/.exec(output)?.[1]
  return invariant === undefined ? null : { invariant: invariant.replace(/: \S+$/, ''), after: /after (\d+) schedules/.exec(output)?.[1] ?? '' }
}

/** @param {readonly string[]} cells */
const line = cells => process.stdout.write(`| ${cells.join(' | ')} |\n`)

/** `npm run mutations S7 P3`: these alone. */
const rules = process.argv.slice(2)

// `npm run mutations`: breaks each rule on purpose and shows that the convergence suite notices.
await runMain(async () => {
  await setUp()
  const { code, output } = await play(() => {})
  if (code !== 0) throw new PlainFailure(`${words('Les déroulements échouent déjà sans mutation.', 'The schedules fail without any mutation.')}\n${output.slice(-3_000)}`)
  const survivors = []
  line(['', words('règle', 'rule'), words('ce qui est faussé', 'what is broken'), words('ce qui le décèle', 'what notices it'), words('après (déroulements)', 'after (schedules)')])
  line(['-', '-', '-', '-', '-'])
  for (const mutant of mutants.filter(({ rule }) => rules.length === 0 || rules.includes(rule))) {
    const found = await noticed(mutant)
    line([found ? '✓' : '✗', mutant.rule, mutant.what, found?.invariant ?? '', found?.after ?? ''])
    if (!found) survivors.push(mutant.rule)
  }
  if (survivors.length > 0) throw new PlainFailure(words(`Non décelées : ${survivors.join(', ')}.`, `Not noticed: ${survivors.join(', ')}.`))
})
