/** The relay's structured log, as pino has it. Never any content of a board, never a room's whole name: it opens the board. */
export interface Journal {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

export const SILENT: Journal = { info: () => {}, warn: () => {}, error: () => {} }

/** Enough of a room's name to tell rooms apart, too little to open one. */
export const roomTag = (room: string): string => `${room.slice(0, 4)}…${room.includes('.') ? room.slice(room.indexOf('.')) : ''}`
