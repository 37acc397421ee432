import type { RefusalCode, RoomKind } from '@trame/shared/protocol'

export type Operation = 'read' | 'write'
/** Who asks, as the relay knows it; null while nobody is identified. */
export type Principal = { author: string | null }

/** The one place where rights are decided. Today a room's name is the key to it: whoever knows it reads and writes. */
export function refusalFor(_request: { kind: RoomKind, operation: Operation, principal: Principal }): RefusalCode | null {
  return null
}
