import { useCallback, useSyncExternalStore } from 'react'
import { keptWords, settleKept, watchKept, type KeptWords as Kept } from '@trame/shared/model'
import { useTexts } from '../../i18n/index.ts'
import { textOf, type Room } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import * as Y from 'yjs'
import styles from './card.module.css'

/** Words that were typed into a line while somebody else replaced it: back into the text, or away, as the reader says. */
export function KeptWords({ room: { doc }, id }: { room: Room; id: string }) {
  const t = useTexts()
  const subscribe = useCallback((listener: () => void) => watchKept(doc, id, listener), [doc, id])
  const written = useSyncExternalStore(subscribe, () => JSON.stringify(keptWords(doc, id)))
  const kept = JSON.parse(written) as Kept[]
  if (kept.length === 0) return null

  const putBack = (entry: Kept): void =>
    doc.transact(() => {
      const line = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      text.insert(0, entry.words)
      line.insert(0, [text])
      const fragment = textOf(doc, id)
      fragment.insert(fragment.length, [line])
      settleKept(doc, id, entry)
    })
  return (
    <ul className={styles.kept} aria-label={t('text.kept')}>
      {kept.map(entry => (
        <li key={`${entry.client}:${entry.clock}`}>
          <p>{t('text.keptWords', { words: entry.words.length > 200 ? `${entry.words.slice(0, 200)}…` : entry.words })}</p>
          <Button onClick={() => putBack(entry)}>{t('text.putBack')}</Button>
          <Button look="quiet" onClick={() => settleKept(doc, id, entry)}>
            {t('text.dismiss')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
