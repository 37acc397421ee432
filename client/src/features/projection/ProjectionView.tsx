import { ROOT } from '@trame/shared/model'
import { ChevronLeft, ChevronRight, Maximize, Minimize, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useNode } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { ProjectedCard, ProjectedGroup } from './ProjectedItem.tsx'
import type { Section } from './sections.ts'
import { useFullScreen } from './useFullScreen.ts'
import { usePages } from './usePages.ts'
import { useGridSections, useTreeSections } from './useSections.ts'
import styles from './projection.module.css'

/** The board for a whole room: few things at a time, large, over the whole screen, and what the others do as they do it. */
export default function ProjectionView({ onLeave }: { onLeave: () => void }) {
  const { spec } = useView()
  return spec.kind === 'tree' || spec.kind === 'table' ? <ProjectedTree onLeave={onLeave} /> : <ProjectedKanban onLeave={onLeave} />
}

const ProjectedTree = ({ onLeave }: { onLeave: () => void }) => <Projector kind="tree" sections={useTreeSections()} onLeave={onLeave} />
const ProjectedKanban = ({ onLeave }: { onLeave: () => void }) => <Projector kind="kanban" sections={useGridSections()} onLeave={onLeave} />

type ProjectorProps = { kind: 'tree' | 'kanban'; sections: readonly Section[]; onLeave: () => void }

function Projector({ kind, sections, onLeave }: ProjectorProps) {
  const t = useTexts()
  const { change } = useView()
  const root = useRef<HTMLElement>(null)
  // As state: each section has an element of its own.
  const [flow, setFlow] = useState<HTMLUListElement | null>(null)
  const [at, setAt] = useState<{ readonly key: string | null; readonly page: number }>({ key: null, page: 0 })
  const { isFull, toggle } = useFullScreen(onLeave)

  // A section that is gone leaves its place to the first one.
  const index = Math.max(0, sections.findIndex(({ key }) => key === at.key))
  const section = sections[index]
  const { count: pageCount, step } = usePages(flow)
  const page = Math.min(at.page, pageCount - 1)
  const fresh = useFresh(section)

  const goTo = (i: number): void => {
    const next = sections[Math.min(Math.max(i, 0), sections.length - 1)]
    if (next) setAt({ key: next.key, page: 0 })
  }
  const turn = (by: 1 | -1): void => {
    const next = page + by
    if (next >= 0 && next < pageCount) setAt({ key: section?.key ?? null, page: next })
    else if (index + by >= 0 && index + by < sections.length) goTo(index + by)
  }
  const leave = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
    onLeave()
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => goTo(index + 1),
    ArrowLeft: () => goTo(index - 1),
    ArrowDown: () => turn(1),
    PageDown: () => turn(1),
    ' ': () => turn(1),
    ArrowUp: () => turn(-1),
    PageUp: () => turn(-1),
    Home: () => goTo(0),
    End: () => goTo(sections.length - 1),
    Escape: leave,
    f: toggle,
    F: toggle,
  }
  const lastKeys = useRef(keys)
  useEffect(() => {
    lastKeys.current = keys
  })
  useEffect(() => {
    root.current?.focus()
    // Before the board's own keys, which have nothing to do here.
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return
      const isOnButton = event.target instanceof HTMLButtonElement
      if (isOnButton && (event.key === ' ' || event.key === 'Enter')) return
      // The arrows of the choice between tree and kanban.
      if (isOnButton && event.target.role === 'radio' && event.key.startsWith('Arrow')) return
      event.stopPropagation()
      const run = lastKeys.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [])

  return (
    <section ref={root} className={styles.projection} role="dialog" aria-modal aria-label={t('projection.title')} tabIndex={-1} data-projection={kind}>
      <ol className={styles.strip} aria-label={t('projection.sections')}>
        {sections.map((each, i) => (
          <li key={each.key} className={styles.stop} data-colour={each.colour ?? undefined}>
            <button type="button" className={styles.tab} aria-current={i === index || undefined} onClick={() => goTo(i)}>
              {each.colour === null ? null : <span className={styles.dot} aria-hidden />}
              <span className={styles.tabName}>
                <SectionTitle section={each} />
              </span>
              <span className={styles.tabCount}>{each.count}</span>
            </button>
          </li>
        ))}
      </ol>
      {section ? (
        <>
          <h1 className={styles.heading} data-colour={section.colour ?? undefined} aria-live="polite">
            {section.colour === null ? null : <span className={styles.dot} aria-hidden />}
            <span className={styles.headingText}>
              <SectionTitle section={section} />
            </span>
            <span className={styles.total}>{t('projection.count', { n: section.count })}</span>
          </h1>
          <div className={styles.window}>
            <ul key={section.key} ref={setFlow} className={styles.flow} data-kind={kind} style={{ translate: `${-page * step}px` }}>
              {section.items.map(({ id, isGroup, level }) =>
                isGroup ? <ProjectedGroup key={id} id={id} level={level} /> : <ProjectedCard key={id} id={id} isFresh={fresh.has(id)} hasPlace={kind === 'kanban'} />,
              )}
              {section.items.length === 0 ? <li className={styles.none}>{t('projection.none')}</li> : null}
            </ul>
          </div>
        </>
      ) : (
        <p className={styles.none}>{t('projection.none')}</p>
      )}
      <footer className={styles.foot}>
        <Segmented
          label={t('view.label')}
          value={kind}
          onChange={next => change({ kind: next })}
          options={[
            { value: 'kanban', label: t('view.kanban') },
            { value: 'tree', label: t('view.tree') },
          ]}
        />
        <p className={styles.hint}>{t('projection.keys')}</p>
        <IconButton label={t('projection.back')} onClick={() => turn(-1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <p className={styles.page} role="status">
          {t('projection.page', { page: page + 1, pages: pageCount })}
        </p>
        <IconButton label={t('projection.on')} onClick={() => turn(1)}>
          <ChevronRight aria-hidden />
        </IconButton>
        <IconButton label={isFull ? t('projection.window') : t('projection.full')} onClick={toggle}>
          {isFull ? <Minimize aria-hidden /> : <Maximize aria-hidden />}
        </IconButton>
        <Button onClick={leave}>
          <X aria-hidden />
          {t('projection.leave')}
        </Button>
      </footer>
    </section>
  )
}

function SectionTitle({ section: { key, title } }: { section: Section }) {
  const node = useNode(key)
  const about = useAbout()
  return <>{title ?? (key === ROOT ? about.title : node?.title)}</>
}

const NOTHING: ReadonlySet<string> = new Set()

/** What came into the section while it was in sight: it is shown for a moment. */
function useFresh(section: Section | undefined): ReadonlySet<string> {
  const [seen, setSeen] = useState({ section, fresh: NOTHING })
  if (section !== seen.section) {
    const before = seen.section?.key === section?.key ? new Set(seen.section?.items.map(({ id }) => id)) : null
    setSeen({ section, fresh: before === null ? NOTHING : new Set(section?.items.flatMap(({ id }) => (before.has(id) ? [] : [id]))) })
  }
  return seen.fresh
}
