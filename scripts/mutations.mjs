import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mutants } from './mutants.mjs'
import { houseEnvironment, pinnedNode, root, run } from './processes.mjs'
import { PlainFailure, runMain, words } from './say.mjs'
import { setUp } from './setup.mjs'

const RUNS = process.env.RUNS ?? '1500'
/** What the convergence suite is made of. */
const PARTS = ['shared', 'tests/convergence', 'tests/setup', 'package.json', 'tsconfig.json', 'vitest.config.ts']

/** The libraries of the house, but `@trame/shared` is the copy. @param {string} copy */
function linkModules(copy) {
  const modules = join(copy, 'node_modules')
  mkdirSync(join(modules, '@trame'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules'))) if (name !== '@trame') symlinkSync(join(root, 'node_modules', name), join(modules, name))
  symlinkSync(join(copy, 'shared'), join(modules, '@trame', 'shared'))
  symlinkSync(join(root, 'shared', 'node_modules'), join(copy, 'shared', 'node_modules'))
}

/** Plays the schedules on a copy of the sources. @param {(copy: string) => void} change @returns {Promise<boolean>} whether they pass */
async function passes(change) {
  const copy = mkdtempSync(join(tmpdir(), 'trame-mutant-'))
  try {
    for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true, filter: path => !path.includes('node_modules') })
    linkModules(copy)
    change(copy)
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const { code } = await run(pinnedNode, [vitest, 'run', '--root', copy, '--project', 'convergence'], { capture: true, env: { ...houseEnvironment(), RUNS } })
    return code === 0
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** @param {import('./mutants.mjs').mutants[number]} mutant */
async function isCaught({ file, from, to }) {
  return !(await passes(copy => {
    const source = readFileSync(join(copy, file), 'utf8')
    if (source.split(from).length !== 2) throw new PlainFailure(words(`${file} ne contient plus « ${from} » une seule fois.`, `${file} no longer holds “${from}” exactly once.`))
    writeFileSync(join(copy, file), source.replace(from, () => to))
  }))
}

// `npm run mutations`: breaks each rule on purpose and shows that the convergence suite notices.
await runMain(async () => {
  await setUp()
  if (!(await passes(() => {}))) throw new PlainFailure(words('Les schémas échouent déjà sans mutation.', 'The schedules fail without any mutation.'))
  const survivors = []
  for (const mutant of mutants) {
    const caught = await isCaught(mutant)
    process.stdout.write(`${caught ? '✓' : '✗'} ${mutant.rule}: ${mutant.what}\n`)
    if (!caught) survivors.push(mutant.rule)
  }
  if (survivors.length > 0) throw new PlainFailure(words(`Non décelées : ${survivors.join(', ')}.`, `Not noticed: ${survivors.join(', ')}.`))
})
