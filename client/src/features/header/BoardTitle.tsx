import { BOARD_ID } from '@trame/shared/model'
import { useState } from 'react'
import { RenameField } from '../../board/RenameField.tsx'
import { useTexts } from '../../i18n/index.ts'
import { useAbout } from '../../session/index.ts'
import styles from './BoardTitle.module.css'

/** The board's title; a click or Enter on it renames it in place. */
export function BoardTitle() {
  const t = useTexts()
  const { title, subtitle } = useAbout()
  const [isRenaming, setRenaming] = useState(false)
  return (
    <div className={styles.title}>
      {isRenaming ? (
        <RenameField id={BOARD_ID} title={title} onDone={() => setRenaming(false)} />
      ) : (
        <h1 className={styles.heading}>
          <button type="button" className={styles.name} title={`${title}\n${t('board.rename')}`} onClick={() => setRenaming(true)}>
            {title}
          </button>
        </h1>
      )}
      {subtitle && !isRenaming ? <p className={styles.subtitle}>{subtitle}</p> : null}
    </div>
  )
}
