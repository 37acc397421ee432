/** The relay's structured log, as pino has it. Never any content of a board, never a room's whole name: it opens the board. */
export interface Journal {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

export const SILENT: Journal = { info: () => {}, warn: () => {}, error: () => {} }

/** A journal that also counts what it is told, by its text and code: an operator's figures need no second place that tells. */
export function countEvents(journal: Journal): { journal: Journal, events: ReadonlyMap<string, number> } {
  const events = new Map<string, number>()
  const counting = (level: keyof Journal) => (fields: object, text: string): void => {
    const told: { code?: string | number, fault?: string } = fields
    const key = JSON.stringify([text, String(told.code ?? told.fault ?? '')])
    // Codes are few; should one ever be made of what somebody sent, memory stays bounded.
    if (events.has(key) || events.size < MOST_EVENTS) events.set(key, (events.get(key) ?? 0) + 1)
    journal[level](fields, text)
  }
  return { journal: { info: counting('info'), warn: counting('warn'), error: counting('error') }, events }
}

const MOST_EVENTS = 500

/** Enough of a room's name to tell rooms apart, too little to open one. */
export const roomTag = (room: string): string => `${room.slice(0, 4)}…${room.includes('.') ? room.slice(room.indexOf('.')) : ''}`
