import { buildClient } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { houseEnvironment, pinnedNode, run } from './processes.mjs'
import { runMain } from './say.mjs'
import { setUp } from './setup.mjs'

/** `npm run bench` measures everything; `npm run bench -- model` only what is named so: model, device, board. */
await runMain(async () => {
  await setUp()
  const names = process.argv.slice(2)
  // The model is measured without a browser.
  if (names.length === 0 || names.some(name => !'model'.startsWith(name) && !'views'.startsWith(name))) {
    process.env.TRAME_CHROMIUM = await ensureChromium()
    await buildClient()
  }
  const { code } = await run(pinnedNode, ['--expose-gc', 'tests/bench/run.ts', ...names], { env: houseEnvironment() })
  process.exitCode = code
})
