import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const isWindows = process.platform === 'win32'

/** The Node 24 that the lockfile pins; the scripts themselves run on whatever Node started them. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')

/**
 * The environment of the house: the pinned Node and the tools of the lockfile come first.
 * The compile cache takes a third off the time in which the relay and the tools start.
 */
export function houseEnvironment() {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return { NODE_COMPILE_CACHE: join(root, 'node_modules', '.trame', 'compile-cache'), ...process.env, PATH: path }
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ capture?: boolean, env?: Record<string, string | undefined>, shell?: boolean }} [options] capture: keep the output instead of showing it
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program cannot be started
 */
export function run(program, parameters, { capture = false, env = houseEnvironment(), shell = false } = {}) {
  return new Promise(resolve => {
    let output = ''
    const child = spawn(program, parameters, {
      cwd: root,
      env,
      shell,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    child.stdout?.on('data', chunk => (output += chunk))
    child.stderr?.on('data', chunk => (output += chunk))
    child.on('error', error => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code, signal) => resolve({ code: signal ? 128 : (code ?? 1), output }))
  })
}

/** Runs `npx <parameters>` of the npm that is there. On Windows npx is a .cmd, which only a shell starts. @param {string[]} parameters */
export function runNpx(parameters) {
  return run('npx', parameters, { capture: true, env: { ...process.env, CI: 'true' }, shell: isWindows })
}

/** Who started this launcher: npm puts a shell between itself and the script, so the parent's parent counts too (Linux tells it). */
function ancestors() {
  try {
    // pid (name) state ppid …; the name may hold anything, a closing parenthesis included.
    const status = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${status.slice(status.lastIndexOf(')') + 1).split(' ')[2]}`
  } catch {
    return String(process.ppid)
  }
}

/**
 * Hands the terminal over to a long-running program of the pinned Node and ends as it ends.
 * The program is told to stop when this launcher is stopped, killed, or left behind by npm.
 * @param {string[]} parameters
 * @param {Record<string, string | undefined>} [env]
 */
export function handOver(parameters, env = houseEnvironment()) {
  const follow = new URL('./follow-launcher.mjs', import.meta.url).href
  const child = spawn(pinnedNode, ['--import', follow, ...parameters], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // At a terminal Ctrl+C already reached the whole process group; a second one would mean "at once".
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  const family = ancestors()
  const watch = setInterval(() => {
    if (ancestors() !== family) child.kill('SIGTERM')
  }, 1000)
  return new Promise(resolve => {
    child.on('error', error => {
      clearInterval(watch)
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 127
      resolve(undefined)
    })
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      process.exitCode = signal ? 128 + (signalNumbers[signal] ?? 0) : (code ?? 1)
      resolve(undefined)
    })
  })
}

/** @type {Record<string, number>} */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
