import type { BoardTexts } from '@trame/shared/exchange'
import type { Board } from '@trame/shared/model'
import { useEffect, useState } from 'react'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Paper, titleOf } from './Paper.tsx'
import { paperContent } from './paperContent.ts'
import type { PaperLayout } from './paperLayout.ts'
import { useFoot } from './useFoot.ts'

type PrintedPaperProps = { board: Board; texts: BoardTexts; layout: PaperLayout; day: number; onPages: (count: number) => void }

/** A board as it is now, on paper and nothing else. */
export function PrintedPaper({ board, texts, layout, day, onPages }: PrintedPaperProps) {
  const language = useLanguage()
  const words = useFieldWords()
  const foot = useFoot('', day)
  const [content] = useState(() => paperContent(board, { layout, language, words, texts, only: undefined }))
  const title = titleOf(content)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main>
      <Paper content={content} foot={foot} zoom={1} onPages={onPages} />
    </main>
  )
}
