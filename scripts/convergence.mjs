import { join } from 'node:path'
import { houseEnvironment, pinnedNode, root, run } from './processes.mjs'
import { runMain, say } from './say.mjs'
import { setUp } from './setup.mjs'

// `npm run convergence`: other schedules than the tests play, and more of them; RUNS and SEED say how many and which.
await runMain(async () => {
  await setUp()
  const RUNS = process.env.RUNS ?? '20000'
  const SEED = process.env.SEED ?? String(Math.floor(Math.random() * 2 ** 31))
  say(`${RUNS} déroulements, graine ${SEED}`, `${RUNS} schedules, seed ${SEED}`)
  const { code } = await run(pinnedNode, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'convergence'], { env: { ...houseEnvironment(), RUNS, SEED } })
  process.exitCode = code
})
