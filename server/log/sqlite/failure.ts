import { StorageFailure, type StorageFailureCode } from '../LogStore.ts'

/** SQLite's primary result codes, https://sqlite.org/rescode.html */
const PRIMARY: Record<number, StorageFailureCode> = { 8: 'unusable', 10: 'io', 11: 'damaged', 13: 'full', 14: 'unusable', 23: 'unusable', 26: 'damaged' }

const UNUSABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT', 'EEXIST', 'ENAMETOOLONG', 'ELOOP'])

/** What SQLite (or the file system) said, as one of our codes; null for an error that is a bug of ours. */
export function failureCode(error: unknown): StorageFailureCode | null {
  if (error instanceof StorageFailure) return error.code
  if (!(error instanceof Error)) return null
  if ('errcode' in error && typeof error.errcode === 'number') return PRIMARY[error.errcode & 0xff] ?? null
  const system = 'code' in error ? error.code : undefined
  if (system === 'ENOSPC' || system === 'EDQUOT') return 'full'
  if (system === 'EIO') return 'io'
  if (typeof system === 'string' && UNUSABLE.has(system)) return 'unusable'
  return null
}

/** The error to throw for `error`: a StorageFailure if the storage is to blame, else the error itself. */
export function asFailure(error: unknown): unknown {
  if (error instanceof StorageFailure) return error
  const code = failureCode(error)
  return code ? new StorageFailure(code, (error as Error).message, { cause: error }) : error
}
