import { Autocomplete } from '@base-ui/react/autocomplete'
import { fold } from '@trame/shared/model'
import { searchTerms } from '@trame/shared/queries'
import { useLayoutEffect, useRef, useState } from 'react'
import { nodeElement } from '../../board/nodeElement.ts'
import { useBreadcrumbOf } from '../../board/useBreadcrumbOf.ts'
import { useKeyText } from '../../board/useKeyText.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useCommands, viewOf, type CommandGroup, type PaletteCommand } from './useCommands.ts'
import styles from './palette.module.css'

/** How many titles are offered. */
const TITLES = 8

/** Every word of what is typed is somewhere in the label or the title of the group, without regard to accents and case. */
function narrowed(groups: readonly CommandGroup[], typed: string): CommandGroup[] {
  const terms = searchTerms(typed)
  return groups.flatMap(({ title, items }) => {
    const found = items.filter(({ label }) => terms.every(term => fold(`${label} ${title}`).includes(term)))
    return found.length > 0 ? [{ title, items: found }] : []
  })
}

/** All commands and all titles, by typing (Ctrl or Cmd with K). A command runs when the palette has gone, so that nothing takes the focus back from a title field. */
export function PaletteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  const chosen = useRef<(() => void) | null>(null)
  // Not the command itself: where the focus goes may be asked after it has run.
  const wasChosen = useRef(false)
  const cameFrom = useRef<HTMLElement | null>(null)
  const runChosen = (): void => {
    const run = chosen.current
    chosen.current = null
    run?.()
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} onClosed={runChosen} title={t('palette.title')} finalFocus={() => (wasChosen.current ? false : cameFrom.current)}>
      {isOpen && (
        <Commands
          onChoose={run => {
            chosen.current = run
            wasChosen.current = true
            onClose()
          }}
          onOpen={from => {
            // Asked for again before it had gone: what was chosen comes first.
            runChosen()
            wasChosen.current = false
            cameFrom.current = from
          }}
        />
      )}
    </Dialog>
  )
}

function Commands({ onChoose, onOpen }: { onChoose: (run: () => void) => void; onOpen: (from: HTMLElement | null) => void }) {
  const t = useTexts()
  const keyText = useKeyText()
  const workspace = useWorkspace()
  const { spec, query } = useView()
  // Before the palette takes the focus: which of two views commands act on.
  const [view] = useState(() => viewOf(spec.kind, (document.activeElement?.closest<HTMLElement>('[data-view]')?.dataset.view ?? workspace.lastView.get()) === 'kanban'))
  const [typed, setTyped] = useState('')
  // Asked for again before it was quite closed, the dialog is the same one and gives no focus by itself. By touch none is wanted: it would raise a keyboard.
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    onOpen(document.activeElement instanceof HTMLElement ? document.activeElement : null)
    if (!matchMedia('(pointer: coarse)').matches) input.current?.focus()
    // Once, when it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  const commands = useCommands(view)
  const breadcrumbOf = useBreadcrumbOf()
  const { board } = workspace.session

  const goTo = (id: string): void => {
    workspace.picks.clear()
    workspace.select(id)
    const isGroup = board.nodeKind(id) === 'group'
    const there = isGroup && spec.kind !== 'tree' && spec.kind !== 'split' ? null : isGroup ? 'tree' : view
    if (there) workspace.reveal.set({ view: there, id, isFocused: true })
  }
  const titles = (typed.trim() === '' ? [] : query.search.find(typed, TITLES)).map((id): PaletteCommand & { readonly place: string } => ({ key: `go-${id}`, label: board.title(id), place: breadcrumbOf(id), run: () => goTo(id) }))
  const groups = [...narrowed(commands, typed), ...(titles.length > 0 ? [{ title: t('palette.go'), items: titles }] : [])]

  const choose = ({ run }: PaletteCommand): void =>
    onChoose(() => {
      run()
      // Where the command has no idea of its own: back to what it was about.
      requestAnimationFrame(() => {
        const current = workspace.selection.get()
        const isLost = document.activeElement === document.body && !document.querySelector('[role=dialog]:not([data-closed]), [role=menu]:not([data-closed])')
        if (isLost && current !== null) nodeElement(current, view)?.focus({ preventScroll: true })
      })
    })

  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filter={null}
      value={typed}
      onValueChange={setTyped}
      itemToStringValue={(item: PaletteCommand) => item.label}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input ref={input} className={styles.input} aria-label={t('palette.title')} placeholder={t('palette.example')} />
      <Autocomplete.Empty className={styles.empty}>{groups.length === 0 ? t('palette.none') : null}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: CommandGroup) => (
          <Autocomplete.Group key={group.title} items={group.items} className={styles.group}>
            <Autocomplete.GroupLabel className={styles.heading}>{group.title}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteCommand & { place?: string }) => (
                <Autocomplete.Item key={item.key} value={item} className={styles.item} onClick={() => choose(item)}>
                  <span className={styles.label} dir="auto">
                    {item.label}
                    {item.place && <span className={styles.place}>{item.place}</span>}
                  </span>
                  {item.keys && <kbd className={styles.keys}>{keyText(item.keys)[0]!.join('+')}</kbd>}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
