import { BOARD_ID } from '@trame/shared/model'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { RenameField } from '../../board/RenameField.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useMay } from '../../session/index.ts'
import styles from './BoardTitle.module.css'

/** The board's title, also that of the browser's tab; a click or Enter on it renames it in place. */
export function BoardTitle() {
  const t = useTexts()
  const { title, subtitle } = useAbout()
  const mayEdit = useMay('edit')
  const [isRenaming, setRenaming] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isDoneByKey = useRef(false)
  useTabTitle(title)
  useLayoutEffect(() => {
    if (!isDoneByKey.current) return
    isDoneByKey.current = false
    button.current?.focus()
  })
  const finish = (by: 'key' | 'leaving'): void => {
    isDoneByKey.current = by === 'key'
    setRenaming(false)
  }
  return (
    <div className={styles.title}>
      {isRenaming && mayEdit ? (
        <RenameField id={BOARD_ID} title={title} onDone={finish} />
      ) : (
        <h1 className={styles.heading}>
          <button ref={button} type="button" className={styles.name} title={mayEdit ? `${title}\n${t('board.rename')}` : title} aria-disabled={!mayEdit} onClick={() => setRenaming(mayEdit)}>
            <span className={styles.words} dir="auto">
              {title}
            </span>
          </button>
        </h1>
      )}
      {subtitle && !isRenaming ? <p className={styles.subtitle}>{subtitle}</p> : null}
    </div>
  )
}

function useTabTitle(title: string): void {
  useEffect(() => {
    const before = document.title
    document.title = title === '' ? before : `${title} · Trame`
    return () => {
      document.title = before
    }
  }, [title])
}
