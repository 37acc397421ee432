import path from 'node:path'

export type Settings = { port: number, host: string, dataDir: string, allowedOrigins: string[] }

/** The environment as settings, or the name of the variable that makes no sense. */
export function readSettings(env: NodeJS.ProcessEnv): { ok: true, settings: Settings } | { ok: false, variable: string, value: string } {
  const port = Number(env.PORT || 8787)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return { ok: false, variable: 'PORT', value: String(env.PORT) }
  const allowedOrigins = (env.ALLOWED_ORIGINS ?? '').split(',').map(origin => origin.trim()).filter(origin => origin !== '')
  return { ok: true, settings: { port, host: env.HOST || '127.0.0.1', dataDir: path.resolve(env.DATA_DIR || 'data'), allowedOrigins } }
}
