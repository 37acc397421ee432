/** Why a file cannot be read. The words a person reads are in the catalogues; nothing of a refused file is imported. */
export type ReadRefusal =
  | 'empty-file'
  /** Larger than `limit` bytes. */
  | 'too-large'
  /** Small on disk, but unpacks to more than `limit` bytes. */
  | 'too-large-inside'
  /** More than `limit` filled cells. */
  | 'too-many-cells'
  | 'encrypted'
  /** Truncated or spoilt. */
  | 'damaged'
  /** No table: `detail` says what it is (pdf, image, document, presentation, archive, binary). */
  | 'wrong-kind'
  /** A spreadsheet of a format that is too old or too special: `detail` names it (xls-5, xlsb). */
  | 'unsupported'
  /** A readable spreadsheet without one filled cell. */
  | 'no-content'

export type Refused = { readonly ok: false, readonly code: ReadRefusal, readonly detail?: string, readonly limit?: number }

/** Thrown inside the readers, and turned into a `Refused` at their door. */
export class Unreadable extends Error {
  readonly refused: Refused

  constructor(code: ReadRefusal, more: { detail?: string, limit?: number } = {}, options?: ErrorOptions) {
    super(`${code} ${more.detail ?? ''}`.trim(), options)
    this.name = 'Unreadable'
    this.refused = { ok: false, code, ...more }
  }
}
