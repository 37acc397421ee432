import { useEffect } from 'react'
import { useTexts, type MessageKey } from '../../i18n/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './ShortcutsDialog.module.css'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)
const MOD = isMac ? '⌘' : 'Ctrl'
const ALT = isMac ? '⌥' : 'Alt'

const GROUPS: readonly { title: MessageKey; keys: readonly (readonly [what: MessageKey, ...combinations: string[]])[] }[] = [
  {
    title: 'shortcuts.everywhere',
    keys: [
      ['shortcuts.undo', `${MOD} Z`],
      ['shortcuts.redo', isMac ? `⇧ ${MOD} Z` : `${MOD} Y`],
      ['shortcuts.sheet', '?'],
    ],
  },
  {
    title: 'shortcuts.tree',
    keys: [
      ['shortcuts.walk', '↑', '↓'],
      ['shortcuts.openClose', '→', '←'],
      ['shortcuts.rename', 'F2'],
      ['shortcuts.reorder', `${ALT} ↑`, `${ALT} ↓`],
      ['shortcuts.indent', `${MOD} ]`],
      ['shortcuts.outdent', `${MOD} [`],
      ['shortcuts.archive', '⌦'],
    ],
  },
  {
    title: 'shortcuts.kanban',
    keys: [
      ['shortcuts.walk', '↑', '↓', '←', '→'],
      ['shortcuts.lift', '␣'],
      ['shortcuts.cancel', 'Esc'],
      ['shortcuts.rename', 'F2'],
    ],
  },
]

/** The keys there are; « ? » opens it from anywhere. */
export default function ShortcutsDialog({ isOpen, onOpen, onClose }: { isOpen: boolean; onOpen: () => void; onClose: () => void }) {
  const t = useTexts()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '?' || (event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]'))) return
      event.preventDefault()
      onOpen()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onOpen])
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')}>
      <div className={styles.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={styles.heading}>{t(title)}</h3>
            <dl className={styles.list}>
              {keys.map(([what, ...combinations]) => (
                <div key={what} className={styles.row}>
                  <dt>{t(what)}</dt>
                  <dd>
                    {combinations.map(combination => (
                      <kbd key={combination} className={styles.key}>
                        {combination}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
