import { cellName } from '@trame/shared/exchange/read'

/** A, B … AA. */
export const columnName = (column: number): string => cellName({ row: 0, column }).slice(0, -1)
