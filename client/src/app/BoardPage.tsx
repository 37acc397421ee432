import type { ViewKind } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { UserPlus } from 'lucide-react'
import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useSearch } from 'wouter'
import { openedCard } from '../board/cardAddress.ts'
import { Hands } from '../board/Hands.tsx'
import { WorkspaceProvider } from '../board/WorkspaceProvider.tsx'
import { useDoor } from '../board/useDoor.ts'
import { useView } from '../board/view/useView.ts'
import { ViewProvider } from '../board/view/ViewProvider.tsx'
import { BoardHeader } from '../features/header/BoardHeader.tsx'
import { FieldsHost } from '../features/fields/FieldsHost.tsx'
import { People } from '../features/people/People.tsx'
import type { ImportSource } from '../features/import/source.ts'
import { SplitView } from '../features/split/SplitView.tsx'
import { PaletteButton } from '../features/palette/PaletteButton.tsx'
import { SearchButton } from '../features/search/SearchButton.tsx'
import { SyncBadge } from '../features/sync/SyncBadge.tsx'
import { TreeView } from '../features/tree/TreeView.tsx'
import { SavedViewsTool } from '../features/views/SavedViewsTool.tsx'
import { ViewOptionsTool } from '../features/views/ViewOptionsTool.tsx'
import { useTexts } from '../i18n/index.ts'
import { profile, SessionProvider, useMay, useObservable, useSession } from '../session/index.ts'
import { IconButton } from '../ui/Button.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { useHoldPage } from '../ui/useHoldPage.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { useBoardSession } from './useBoardSession.ts'
import { useProjecting } from './useProjecting.ts'
import styles from './BoardPage.module.css'

// Not needed for the first look.
const Banners = lazyPart(() => import('./Banners.tsx'))
const ClosedBoard = lazyPart(() => import('./ClosedBoard.tsx'))
const ProfileDialog = lazyPart(async () => ({ default: (await import('../features/people/ProfileDialog.tsx')).ProfileDialog }))
const SearchBar = lazyPart(async () => ({ default: (await import('../features/search/SearchBar.tsx')).SearchBar }))
const ViewNotice = lazyPart(async () => ({ default: (await import('../features/search/ViewNotice.tsx')).ViewNotice }))
const TrashDrawer = lazyPart(async () => ({ default: (await import('../features/trash/TrashDrawer.tsx')).TrashDrawer }))
const ProjectionView = lazyPart(() => import('../features/projection/ProjectionView.tsx'))
const CardSheet = lazyPart(async () => ({ default: (await import('../features/card/CardSheet.tsx')).CardSheet }))
const BoardImport = lazyPart(() => import('../features/import/BoardImport.tsx'))
const ExportDialog = lazyPart(() => import('../features/export/ExportDialog.tsx'))
const CopyDoor = lazyPart(() => import('../features/export/CopyDoor.tsx'))
const ShareDialog = lazyPart(() => import('../features/share/ShareDialog.tsx'))
const PaperBoard = lazyPart(() => import('./PaperBoard.tsx'))
const ForMeButton = lazyPart(() => import('../features/forMe/ForMeButton.tsx'))
const HistoryHost = lazyPart(() => import('../features/history/HistoryHost.tsx'))
const TableView = lazyPart(async () => ({ default: (await import('../features/table/TableView.tsx')).TableView }))

/** A phone begins with the tree. Wider screens show the cards beside it: these are fetched while the board is read from the device. */
const loadKanban = async () => ({ default: (await import('../features/kanban/KanbanView.tsx')).KanbanView })
const KanbanView = lazyPart(loadKanban)

export function BoardPage({ id, isDocument }: { id: string; isDocument: boolean }) {
  // No relay and no device has a board under a name that is none.
  return parseRoom(id)?.kind === 'board' ? (
    <NamedBoard id={id} isDocument={isDocument} />
  ) : (
    <Suspense>
      <ClosedBoard kind="unknown" />
    </Suspense>
  )
}

function NamedBoard({ id, isDocument }: { id: string; isDocument: boolean }) {
  const session = useBoardSession(id)
  useEffect(() => void loadKanban().catch(() => {}), []) // asked for again when it is drawn
  if (!session) return <BoardSkeleton />
  return (
    <SessionProvider value={session}>
      <OpenBoard isDocument={isDocument} />
    </SessionProvider>
  )
}

function OpenBoard({ isDocument }: { isDocument: boolean }) {
  const session = useSession()
  const state = useObservable(session.state)
  useEffect(() => {
    let stop = (): void => {}
    let isOver = false
    void import('./inspection.ts').then(({ offerInspection }) => isOver || (stop = offerInspection(session)), () => {}) // for support: not in a tunnel
    return () => {
      isOver = true
      stop()
    }
  }, [session])
  switch (state.kind) {
    case 'loading':
    case 'reset':
      return <BoardSkeleton />
    case 'ready':
      return isDocument ? (
        <Suspense fallback={<BoardSkeleton />}>
          <PaperBoard />
        </Suspense>
      ) : (
        <ReadyBoard />
      )
    case 'unknown':
    case 'unreachable':
    case 'private':
    case 'mismatch':
      return (
        <Suspense fallback={<BoardSkeleton />}>
          <ClosedBoard kind={state.kind} />
        </Suspense>
      )
  }
}

function ReadyBoard() {
  const mayEdit = useMay('edit')
  const mayComment = useMay('comment')
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    if (!mayEdit) dataset.locked = ''
    if (!mayComment) dataset.mute = ''
    return () => {
      delete dataset.locked
      delete dataset.mute
    }
  }, [mayComment, mayEdit])
  return (
    <ViewProvider>
      <WorkspaceProvider>
        <Views />
      </WorkspaceProvider>
    </ViewProvider>
  )
}

function Views() {
  const { spec, change } = useView()
  const { name } = useObservable(profile)
  const badge = useObservable(useSession().badge)
  const isHeldBack = badge.kind === 'not-stored' && badge.count > 0
  useHoldPage(isHeldBack)
  const [isSearchOpen, setSearchOpen] = useState(spec.filter.text !== '' || spec.filter.conditions.length > 0)
  const openSearch = useCallback(() => setSearchOpen(true), [])
  const [isTrashOpen, setTrashOpen] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const { isProjecting, project, leave } = useProjecting(page)
  const [isExportOpen, setExportOpen] = useState(false)
  const [isShareOpen, setShareOpen] = useState(false)
  const [source, setSource] = useState<ImportSource | null>(null)
  const [isProfileOpen, setProfileOpen] = useState(name === '')
  const hasCard = openedCard(useSearch()) !== null
  return (
    <>
      <div ref={page} className={styles.page} inert={isProjecting}>
        <BoardHeader
          view={spec.kind}
          onView={kind => change({ kind })}
          onTrash={() => setTrashOpen(true)}
          onImport={() => setSource({ kind: 'ask' })}
          onExport={() => setExportOpen(true)}
          onProject={project}
          search={<Tools isSearchOpen={isSearchOpen} onSearch={openSearch} onShare={() => setShareOpen(true)} onProfile={() => setProfileOpen(true)} />}
          badge={<SyncBadge />}
          people={<People onEdit={() => setProfileOpen(true)} />}
        />
        <div>
          <Suspense>
            <Banners isHeldBack={isHeldBack} />
          </Suspense>
          <Suspense>
            <ViewNotice />
            {isSearchOpen && <SearchBar onClose={() => setSearchOpen(false)} />}
          </Suspense>
        </div>
        <main className={styles.main}>
          <ViewOf kind={spec.kind} />
        </main>
      </div>
      <Suspense>{hasCard && <CardSheet />}</Suspense>
      <Hands />
      <Suspense>
        {isProjecting && <ProjectionView onLeave={leave} />}
        <FieldsHost />
        <HistoryHost />
        <TrashDrawer isOpen={isTrashOpen} onClose={() => setTrashOpen(false)} />
        <ProfileDialog isOpen={isProfileOpen} onClose={() => setProfileOpen(false)} />
        <CopyDoor />
        <BoardImport source={source} onSource={setSource} />
        {isShareOpen && <ShareDialog isOpen onClose={() => setShareOpen(false)} />}
        {isExportOpen && <ExportDialog isOpen onClose={() => setExportOpen(false)} />}
      </Suspense>
    </>
  )
}

const KANBAN_TOOLS = (
  <>
    <SavedViewsTool />
    <ViewOptionsTool />
  </>
)

const Kanban = () => (
  <Suspense>
    <KanbanView tools={KANBAN_TOOLS} />
  </Suspense>
)

function Tools({ isSearchOpen, onSearch, onShare, onProfile }: { isSearchOpen: boolean; onSearch: () => void; onShare: () => void; onProfile: () => void }) {
  const t = useTexts()
  useDoor('share', onShare)
  useDoor('profile', onProfile)
  return (
    <>
      <SearchButton isOpen={isSearchOpen} onOpen={onSearch} />
      <PaletteButton />
      <Suspense fallback={<span className={styles.later} />}>
        <ForMeButton />
      </Suspense>
      <IconButton label={t('share.title')} className={styles.share} onClick={onShare}>
        <UserPlus size={18} aria-hidden />
      </IconButton>
    </>
  )
}

function ViewOf({ kind }: { kind: ViewKind }) {
  switch (kind) {
    case 'tree':
      return <TreeView tools={<SavedViewsTool />} />
    case 'kanban':
      return <Kanban />
    case 'split':
      return <SplitView tree={<TreeView />} kanban={<Kanban />} />
    case 'table':
      return (
        <Suspense>
          <TableView tools={<SavedViewsTool />} />
        </Suspense>
      )
  }
}
