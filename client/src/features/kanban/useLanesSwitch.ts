import { useState } from 'react'

const keyOf = (boardId: string): string => `trame.lanes.${boardId}`

function load(boardId: string): boolean {
  try {
    return localStorage.getItem(keyOf(boardId)) === '1'
  } catch {
    return false // refused storage: without lanes
  }
}

/** Whether lanes are shown; remembered on this device, per board. */
export function useLanesSwitch(boardId: string): [boolean, (has: boolean) => void] {
  const [hasLanes, setLanes] = useState(() => load(boardId))
  const set = (has: boolean): void => {
    setLanes(has)
    try {
      localStorage.setItem(keyOf(boardId), has ? '1' : '0')
    } catch {
      /* refused storage: remembered for this tab */
    }
  }
  return [hasLanes, set]
}
