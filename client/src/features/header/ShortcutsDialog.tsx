import { useTexts, type MessageKey } from '../../i18n/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './ShortcutsDialog.module.css'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)
const MOD = isMac ? '⌘' : 'Ctrl'
const ALT = isMac ? '⌥' : 'Alt'

/** `key.…` names a key that has another name in another language. */
type Key = MessageKey | { sign: string }
type Combination = readonly Key[]
const sign = (of: string): Key => ({ sign: of })
const [MOD_KEY, ALT_KEY, SHIFT, UP, DOWN, LEFT, RIGHT, F2] = [sign(MOD), sign(ALT), 'key.shift', sign('↑'), sign('↓'), sign('←'), sign('→'), sign('F2')] as const

const GROUPS: readonly { title: MessageKey; keys: readonly (readonly [what: MessageKey, ...combinations: Combination[]])[] }[] = [
  {
    title: 'shortcuts.everywhere',
    keys: [
      ['shortcuts.undo', [MOD_KEY, sign('Z')]],
      ['shortcuts.redo', isMac ? [SHIFT, MOD_KEY, sign('Z')] : [MOD_KEY, sign('Y')]],
      ['shortcuts.rename', [F2]],
      ['shortcuts.details', ['key.enter']],
      ['shortcuts.archive', ['key.delete']],
      ['shortcuts.menu', [SHIFT, sign('F10')]],
      ['shortcuts.sheet', [sign('?')]],
    ],
  },
  {
    title: 'shortcuts.tree',
    keys: [
      ['shortcuts.walk', [UP], [DOWN]],
      ['shortcuts.openClose', [RIGHT], [LEFT]],
      ['shortcuts.find', ['shortcuts.letters']],
      ['shortcuts.addAfter', [SHIFT, 'key.enter']],
      ['shortcuts.addInside', [MOD_KEY, 'key.enter']],
      ['shortcuts.reorder', [ALT_KEY, UP], [ALT_KEY, DOWN]],
      ['shortcuts.indent', [ALT_KEY, SHIFT, RIGHT]],
      ['shortcuts.outdent', [ALT_KEY, SHIFT, LEFT]],
    ],
  },
  {
    title: 'shortcuts.kanban',
    keys: [
      ['shortcuts.walk', [UP], [DOWN], [LEFT], [RIGHT]],
      ['shortcuts.lift', ['key.space']],
      ['shortcuts.carry', [UP], [DOWN], [LEFT], [RIGHT]],
      ['shortcuts.cancel', ['key.escape']],
    ],
  },
]

/** The keys there are. */
export default function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')} shape="wide">
      <div className={styles.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.heading}>{t(title)}</h3>
            <dl>
              {keys.map(([what, ...combinations]) => (
                <div key={what} className={styles.row}>
                  <dt>{t(what)}</dt>
                  <dd>
                    {combinations.map((combination, i) => (
                      <span key={i} className={styles.combination}>
                        {combination.map((key, at) => (
                          <kbd key={at} className={styles.key}>
                            {typeof key === 'string' ? t(key) : key.sign}
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
