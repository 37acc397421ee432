import type { Choice, Doubt } from '@trame/shared/exchange/plan'
import { cellName } from '@trame/shared/exchange/read'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { usePreview } from './usePreview.ts'
import styles from './doubts.module.css'

const STEP = 100
const CELLS_NAMED = 6
const LONGEST_ABOUT = 240
const cut = (text: string): string => (text.length > LONGEST_ABOUT ? `${text.slice(0, LONGEST_ABOUT - 1)}…` : text)

/** What the plan is not sure of: each with its choices, the one that holds meanwhile marked. */
export function DoubtList({ onSource }: { onSource: () => void }) {
  const t = useTexts()
  const { preview, job } = usePreview()
  const [limit, setLimit] = useState(STEP)
  const { doubts } = preview.plan
  if (doubts.length === 0)
    return (
      <p className={styles.none}>
        <CircleCheck size={18} aria-hidden />
        {t('import.noDoubts')}
      </p>
    )
  const settle = ({ id, settled }: Doubt, choice: Choice): void => {
    const { [id]: _, ...others } = job.choices.get().settled
    job.choose({ settled: settled === choice.id ? others : { ...others, [id]: choice.id } })
  }
  return (
    <div className={styles.list}>
      <p className={styles.hint}>{t('import.doubtsHint')}</p>
      {doubts.slice(0, limit).map(doubt => (
        <DoubtBox key={doubt.id} doubt={doubt} onChoose={choice => settle(doubt, choice)} onSource={onSource} />
      ))}
      {doubts.length > limit && <Button onClick={() => setLimit(limit + STEP)}>{t('import.moreLines', { n: doubts.length - limit })}</Button>}
    </div>
  )
}

function DoubtBox({ doubt, onChoose, onSource }: { doubt: Doubt; onChoose: (choice: Choice) => void; onSource: () => void }) {
  const t = useTexts()
  const say = useSayChoice()
  const { showCells } = usePreview()
  const { kind, about, cells, choices, settled, unsettled } = doubt
  return (
    <fieldset className={styles.doubt} data-settled={settled !== null || undefined} data-doubt={doubt.id}>
      <legend className={styles.legend}>{t(`import.doubt.${kind}`)}</legend>
      {about !== '' && (
        <p className={styles.about} dir="auto">
          {cut(about)}
        </p>
      )}
      {cells.length > 0 && (
        <button
          type="button"
          className={styles.cells}
          onClick={() => {
            showCells(cells)
            onSource()
          }}
        >
          {cells.slice(0, CELLS_NAMED).map(cellName).join(', ')}
          {cells.length > CELLS_NAMED ? '…' : ''} · {t('import.showSource')}
        </button>
      )}
      <div className={styles.choices}>
        {choices.map(choice => {
          const isHeld = (settled ?? unsettled) === choice.id
          return (
            <button key={choice.id} type="button" className={styles.choice} aria-pressed={settled === choice.id} data-held={isHeld || undefined} onClick={() => onChoose(choice)}>
              {say(doubt, choice)}
              {isHeld && <span className={styles.mark}>{t(settled === null ? 'import.proposed' : 'import.settled')}</span>}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

function useSayChoice(): (doubt: Doubt, choice: Choice) => string {
  const t = useTexts()
  return ({ kind: doubt }, { kind, row = 0, text = '', count = 0 }) => {
    switch (kind) {
      case 'start':
        return t('import.choice.start', { n: row + 1 })
      case 'split':
        return t('import.choice.split', { n: count })
      case 'status':
        return t(text === 'rejected' ? 'import.choice.rejected' : 'import.choice.accepted')
      case 'text':
        return t('import.choice.text', { text: cut(text) })
      case 'keep':
        if (doubt === 'orphan') return t('import.choice.attach', { title: cut(text) })
        if (doubt === 'columns') return t('import.choice.keepGuess')
        if (doubt === 'annotation') return t('import.choice.keepArbitration')
        return t(text === '' ? 'import.choice.keep' : 'import.choice.keepOnce')
      case 'verify':
      case 'merge':
      case 'leave-out':
      case 'join':
      case 'separate':
        return t(`import.choice.${kind}`)
    }
  }
}
