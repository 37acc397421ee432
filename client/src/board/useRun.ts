import { useCallback } from 'react'
import type { RefusalReason } from '@trame/shared/commands'
import { useTexts } from '../i18n/index.ts'
import { useCommand } from '../session/index.ts'
import type { Run } from './dropCommands.ts'
import { useWorkspace } from './useWorkspace.ts'

/** Runs a command; a refusal is said. */
export function useRun(): Run {
  const t = useTexts()
  const { announcement } = useWorkspace()
  const refused = useCallback((code: RefusalReason) => announcement.set(t(`refusal.${code}`)), [announcement, t])
  return useCommand(refused)
}
