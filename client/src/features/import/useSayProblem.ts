import { useCallback } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import type { Problem } from './importJob.ts'

const MEBIBYTE = 1024 * 1024

/** Why a file was not imported, in one sentence. */
export function useSayProblem(): (name: string, problem: Problem) => string {
  const t = useTexts()
  const language = useLanguage()
  return useCallback(
    (name, problem) => {
      const numbers = new Intl.NumberFormat(language)
      switch (problem.code) {
        case 'not-json':
        case 'not-a-board':
        case 'newer-schema':
          return t(`import.${problem.code}`, { name, at: problem.at })
        case 'too-large':
        case 'too-large-inside':
          return t(`import.${problem.code}`, { name, limit: numbers.format(Math.round((problem.limit ?? 0) / MEBIBYTE)) })
        case 'too-many-cells':
          return t('import.too-many-cells', { name, limit: numbers.format(problem.limit ?? 0) })
        case 'wrong-kind':
        case 'unsupported':
          return t(`import.${problem.code}`, { name, what: problem.detail ?? '' })
        case 'empty-file':
        case 'encrypted':
        case 'damaged':
        case 'no-content':
        case 'broken':
          return t(`import.${problem.code}`, { name })
      }
    },
    [language, t],
  )
}
