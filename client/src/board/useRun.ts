import { useCallback } from 'react'
import type { RefusalReason } from '@trame/shared/commands'
import { useTexts } from '../i18n/index.ts'
import { useCommand } from '../session/index.ts'
import { showToast } from '../ui/toast.ts'
import type { Run } from './run.ts'

/** Runs a command; a refusal is shown, and read out. */
export function useRun(): Run {
  const t = useTexts()
  const refused = useCallback((code: RefusalReason) => void showToast(t(`refusal.${code}`)), [t])
  return useCommand(refused)
}
