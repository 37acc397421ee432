import type { KeyName } from '../../board/keys.ts'
import { useKeyText } from '../../board/useKeyText.ts'
import { useTexts, type MessageKey } from '../../i18n/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './ShortcutsDialog.module.css'

/** The table of keys, in groups; « find » is the one that is no key. */
const GROUPS: readonly { title: MessageKey; keys: readonly (KeyName | 'find')[] }[] = [
  { title: 'shortcuts.everywhere', keys: ['palette', 'search', 'undo', 'redo', 'rename', 'details', 'archive', 'menu', 'sheet'] },
  { title: 'shortcuts.several', keys: ['pick', 'pickMore', 'pickAll', 'copyTable', 'unpick'] },
  { title: 'shortcuts.tree', keys: ['walk', 'openClose', 'find', 'addAfter', 'addInside', 'moveUp', 'moveDown', 'indent', 'outdent'] },
  { title: 'shortcuts.kanban', keys: ['walkCards', 'lift', 'carry', 'cancel'] },
  { title: 'shortcuts.table', keys: ['edit', 'extendCells', 'pickRow', 'copy', 'paste'] },
]

/** The keys there are. */
export default function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  const keyText = useKeyText()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')} shape="wide">
      <div className={styles.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.heading}>{t(title)}</h3>
            <dl>
              {keys.map(name => (
                <div key={name} className={styles.row}>
                  <dt>{t(`shortcuts.${name}`)}</dt>
                  <dd>
                    {(name === 'find' ? [[t('shortcuts.letters')]] : keyText(name)).map((combination, i) => (
                      <span key={i} className={styles.combination}>
                        {combination.map((key, at) => (
                          <kbd key={at} className={styles.key}>
                            {key}
                          </kbd>
                        ))}
                      </span>
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
