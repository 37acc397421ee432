import { useEffect } from 'react'
import { useWorkspace } from './useWorkspace.ts'

/** Lets others open something by its name, as long as this is drawn. */
export function useDoor(name: string, open: () => void): void {
  const { doors } = useWorkspace()
  useEffect(() => {
    doors.set(name, open)
    return () => void (doors.get(name) === open && doors.delete(name))
  })
}
