import { useState } from 'react'
import { openCard } from '../../board/cardAddress.ts'
import { History } from '../../board/history/History.tsx'
import { useDoor } from '../../board/useDoor.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** The story of the whole board, opened from its menu and the palette. */
export default function HistoryHost() {
  const t = useTexts()
  const [isOpen, setOpen] = useState(false)
  const workspace = useWorkspace()
  const { board } = useSession()
  const { spec, change } = useView()
  useDoor('history', () => setOpen(true))
  // It goes there once the panel has gone, which would take the focus back.
  const [target, setTarget] = useState<string | null>(null)
  const leave = (): void => {
    if (target === null) return
    setTarget(null)
    if (board.nodeKind(target) === 'card') return openCard(target)
    // Groups are rows of the tree alone.
    if (spec.kind !== 'tree' && spec.kind !== 'split') change({ kind: 'tree' })
    workspace.select(target)
    workspace.reveal.set({ view: 'tree', id: target, isFocused: true })
  }
  const open = (id: string): void => {
    setTarget(id)
    setOpen(false)
  }
  return (
    <Dialog shape="drawer" isOpen={isOpen} onClose={() => setOpen(false)} onClosed={leave} finalFocus={() => (target === null ? null : false)} title={t('history.title')} description={t('history.hint')}>
      <History of={null} onOpen={open} />
    </Dialog>
  )
}
