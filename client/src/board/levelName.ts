import type { BoardView } from '@trame/shared/queries'

/** The name of a group's level, 0 being the topmost; below the board's last named level, the fallback. */
export const levelName = ({ levels }: BoardView, level: number, fallback: string): string => levels[level] || fallback
