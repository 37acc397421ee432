/** Files beside the log: one folder for each board, each file under the hash of its bytes. */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

export type FileRefusal = 'wrong-hash' | 'too-large' | 'board-full' | 'bad-name'

export type FileFolderOptions = {
  /** `DATA_DIR/files`. */
  folder: string
  largestFile: number
  /** All files of one board together. */
  largestBoard: number
}

const BOARD = /^[A-Za-z0-9]{8,40}$/
const HASH = /^[0-9a-f]{64}$/

export class FileFolder {
  readonly #options: FileFolderOptions

  constructor(options: FileFolderOptions) {
    this.#options = options
  }

  /** The bytes as they came; null when nobody has brought them. */
  async read(board: string, hash: string): Promise<Buffer | null> {
    const file = this.#path(board, hash)
    if (file === null) return null
    return await readFile(file).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
  }

  async has(board: string, hash: string): Promise<boolean> {
    const file = this.#path(board, hash)
    return file !== null && (await stat(file).then(() => true, () => false))
  }

  // F2: on the disk whole, under the hash of what it is, or not at all.
  async write(board: string, hash: string, bytes: Uint8Array): Promise<FileRefusal | null> {
    const file = this.#path(board, hash)
    if (file === null) return 'bad-name'
    if (bytes.byteLength > this.#options.largestFile) return 'too-large'
    if (createHash('sha256').update(bytes).digest('hex') !== hash) return 'wrong-hash'
    if (await this.has(board, hash)) return null
    if ((await this.#sizeOf(board)) + bytes.byteLength > this.#options.largestBoard) return 'board-full'
    await mkdir(path.dirname(file), { recursive: true })
    const draft = `${file}.${randomBytes(6).toString('hex')}.part`
    try {
      const handle = await open(draft, 'wx')
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, file)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    return null
  }

  /** All files, one at a time; not one that is still being brought: it has another name until it is whole. */
  *all(): Generator<{ board: string; hash: string; bytes: Buffer }> {
    for (const board of namesIn(this.#options.folder)) {
      for (const hash of namesIn(path.join(this.#options.folder, board))) {
        const file = this.#path(board, hash)
        if (file !== null) yield { board, hash, bytes: readFileSync(file) }
      }
    }
  }

  async #sizeOf(board: string): Promise<number> {
    const folder = path.join(this.#options.folder, board)
    const names = await readdir(folder).catch(() => [])
    const sizes = await Promise.all(names.map(name => stat(path.join(folder, name)).then(({ size }) => size, () => 0)))
    return sizes.reduce((sum, size) => sum + size, 0)
  }

  /** Names are checked, so that none leads out of the folder. */
  #path(board: string, hash: string): string | null {
    return BOARD.test(board) && HASH.test(hash) ? path.join(this.#options.folder, board, hash) : null
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
