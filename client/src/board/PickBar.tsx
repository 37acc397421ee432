import { Menu } from '@base-ui/react/menu'
import { Archive, CircleDot, Hand, PenLine, Move, X } from 'lucide-react'
import { NO_STATUS } from '@trame/shared/queries'
import { useEffect, useRef } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useStatuses } from '../session/index.ts'
import { Button, buttonClass, IconButton } from '../ui/Button.tsx'
import { sayCount, useHiddenPicks } from './hiddenPicks.ts'
import { nodeElement } from './nodeElement.ts'
import { StatusPill } from './StatusPill.tsx'
import { usePickOperations } from './usePickOperations.ts'
import { useWorkspace } from './useWorkspace.ts'
import styles from './hands.module.css'
import menuStyles from './menu.module.css'

/** How many are picked, and what can be done with all of them. */
export function PickBar({ ids }: { ids: ReadonlySet<string> }) {
  const t = useTexts()
  const { picks, selection, announcement, lastView } = useWorkspace()
  const operations = usePickOperations()
  const statuses = useStatuses().filter(status => status !== NO_STATUS)
  const all = [...ids]
  const hidden = useHiddenPicks(ids)
  const said = sayCount(t, all.length, hidden.length)
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => announcement.set(said), [announcement, said])
  // What was picked may be gone by somebody else’s hand; then the bar goes too.
  useEffect(() => () => void (picks.ids.get().size === 0 && announcement.set(t('picks.none'))), [announcement, picks, t])

  const clear = (): void => {
    const current = selection.get()
    if (bar.current?.contains(document.activeElement) && current !== null) nodeElement(current, lastView.get())?.focus({ preventScroll: true })
    picks.clear()
  }
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={t('picks.bar')}
      data-hands="picks"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        clear()
      }}
    >
      <span className={styles.count}>
        {said}
      </span>
      {hidden.length > 0 && (
        <Button look="plain" className={styles.action} onClick={() => picks.set(all.filter(id => !hidden.includes(id)))}>
          {t('picks.dropHidden')}
        </Button>
      )}
      <div className={styles.actions} data-writes>
        <Menu.Root>
          <Menu.Trigger className={`${buttonClass('quiet')} ${styles.action}`}>
            <CircleDot size={16} aria-hidden />
            {t('picks.status')}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner side="top" align="start" sideOffset={8} className={menuStyles.positioner}>
              <Menu.Popup className={menuStyles.popup} aria-label={t('picks.statusLabel')}>
                {statuses.map(status => (
                  <Menu.Item key={status} className={menuStyles.item} onClick={() => operations.setStatus(all, status)}>
                    <StatusPill id={status} />
                  </Menu.Item>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
        <Button look="quiet" className={styles.action} onClick={() => operations.openMove(all)}>
          <Move size={16} aria-hidden />
          {t('picks.move')}
        </Button>
        <Button look="quiet" className={styles.action} onClick={() => operations.take(all)}>
          <Hand size={16} aria-hidden />
          {t('carry.take')}
        </Button>
        <Button look="quiet" className={styles.action} onClick={() => operations.openField(all)}>
          <PenLine size={16} aria-hidden />
          {t('picks.field')}
        </Button>
        <Button look="quiet" className={styles.action} onClick={() => operations.archive(all)}>
          <Archive size={16} aria-hidden />
          {t('picks.archive')}
        </Button>
      </div>
      <IconButton label={t('picks.clear')} className={styles.clear} onClick={clear}>
        <X size={17} aria-hidden />
      </IconButton>
    </div>
  )
}
