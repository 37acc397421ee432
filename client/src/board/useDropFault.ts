import type { DropFault } from '@trame/shared/queries'
import { useCallback } from 'react'
import { useTexts } from '../i18n/index.ts'
import { showToast } from '../ui/toast.ts'

/** V15: says why a cell takes no card. */
export function useDropFault(): (code: DropFault) => void {
  const t = useTexts()
  return useCallback(code => void showToast(t(`drop.${code}`)), [t])
}
