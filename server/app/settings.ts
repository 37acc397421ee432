import path from 'node:path'
import type { Said } from './words.ts'

export type Settings = { port: number, host: string, dataDir: string, allowedOrigins: string[], isOpen: boolean, metricsToken: string | undefined, logLevel: string }

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** The environment as settings, or the name of the variable that makes no sense. */
export function readSettings(env: NodeJS.ProcessEnv): { ok: true, settings: Settings } | { ok: false, variable: string, value: string, expected: Said } {
  const port = Number(env.PORT || 8787)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { ok: false, variable: 'PORT', value: String(env.PORT), expected: { fr: 'un nombre de 0 à 65535', en: 'a number from 0 to 65535' } }
  const logLevel = env.LOG_LEVEL || 'warn'
  if (!LOG_LEVELS.includes(logLevel)) return { ok: false, variable: 'LOG_LEVEL', value: logLevel, expected: { fr: `un de ${LOG_LEVELS.join(', ')}`, en: `one of ${LOG_LEVELS.join(', ')}` } }
  if (!['', '0', '1'].includes(env.OPEN ?? '')) return { ok: false, variable: 'OPEN', value: String(env.OPEN), expected: { fr: '0 ou 1', en: '0 or 1' } }
  const allowedOrigins = (env.ALLOWED_ORIGINS ?? '').split(',').map(origin => origin.trim()).filter(origin => origin !== '')
  return { ok: true, settings: { port, host: env.HOST || '127.0.0.1', dataDir: path.resolve(env.DATA_DIR || 'data'), allowedOrigins, isOpen: env.OPEN !== '0', metricsToken: env.METRICS_TOKEN || undefined, logLevel } }
}
