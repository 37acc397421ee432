import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { houseEnvironment, pinnedNode, root } from './processes.mjs'
import { runMain, say } from './say.mjs'
import { setUp } from './setup.mjs'

await runMain(async () => {
  await setUp()
  const port = process.env.PORT ?? '8787'
  say(`Relais sur le port ${port}, interface sur http://localhost:5173`, `Relay on port ${port}, interface on http://localhost:5173`)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const commands = [
    ['--watch', '--watch-preserve-output', 'server/app/main.ts'],
    [vite, ...process.argv.slice(2)],
  ]
  const children = commands.map(parameters =>
    spawn(pinnedNode, parameters, { cwd: root, env: { ...houseEnvironment(), PORT: port }, stdio: 'inherit' }),
  )
  const stopAll = () => children.forEach(child => child.kill('SIGTERM'))
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stopAll)
  await Promise.all(
    children.map(
      child =>
        new Promise(resolve => {
          child.on('exit', code => {
            process.exitCode ||= code ?? 0
            stopAll()
            resolve(undefined)
          })
        }),
    ),
  )
})
