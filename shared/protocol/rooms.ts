/** A room is one synchronised document. A board has several; the name says which, and rights are given per room. */
export type RoomKind = 'board' | 'texts' | 'talk'
const ROOM_KINDS: readonly RoomKind[] = ['board', 'texts', 'talk']

const ROOM = /^([A-Za-z0-9]{8,40})(?:\.(texts|talk))?$/

/** `<board>`, `<board>.texts`, `<board>.talk`; null for any other name. */
export function parseRoom(name: string): { board: string, kind: RoomKind } | null {
  const match = ROOM.exec(name)
  return match ? { board: match[1]!, kind: (match[2] as RoomKind | undefined) ?? 'board' } : null
}

export const roomName = (board: string, kind: RoomKind = 'board'): string => (kind === 'board' ? board : `${board}.${kind}`)

/** The names of all rooms of a board. */
export const roomsOf = (board: string): readonly string[] => ROOM_KINDS.map(kind => roomName(board, kind))

/** The path of the relay's socket, without the room: y-websocket appends `/<room>`. */
export const SYNC_PATH = '/sync'
