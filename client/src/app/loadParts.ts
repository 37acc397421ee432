import { loadLateTexts } from '../i18n/index.ts'

/** Fetched one after the other once the first look is there; what is asked for when the network goes comes first. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  loadLateTexts,
  () => import('../features/kanban/KanbanView.tsx'),
  () => import('./Banners.tsx'),
  () => import('../session/boardFile.ts'),
  () => import('../session/refusedCopies.ts'),
  () => import('./ClosedBoard.tsx'),
  () => import('../ui/PopoverPanel.tsx'),
  () => import('../features/header/MoreItems.tsx'),
  () => import('../features/people/PeopleList.tsx'),
  () => import('../features/sync/SyncPanel.tsx'),
  () => import('../features/card/CardSheet.tsx'),
  () => import('../editor/RichText.tsx'),
  () => import('../features/forMe/ForMeButton.tsx'),
  () => import('../session/liveTalk.ts'),
  () => import('../features/history/HistoryHost.tsx'),
  () => import('./Home.tsx'),
  () => import('../features/people/ProfileDialog.tsx'),
  () => import('../features/trash/TrashDrawer.tsx'),
  () => import('../features/search/SearchBar.tsx'),
  () => import('../features/table/TableView.tsx'),
  () => import('../features/kanban/PreviewHost.tsx'),
  () => import('../features/kanban/CardPreview.tsx'),
  () => import('../features/views/ViewOptions.tsx'),
  () => import('../features/views/SavedViews.tsx'),
  () => import('../features/fields/FieldsDialog.tsx'),
  () => import('../i18n/en.ts'),
  () => import('../features/sync/MeetingList.tsx'),
  () => import('../ui/DialogBox.tsx'),
  () => import('../board/HandBars.tsx'),
  () => import('../features/palette/PaletteDialog.tsx'),
  () => import('../ui/ToastHost.tsx'),
  () => import('../ui/toastManager.ts'),
  () => import('../features/export/ExportDialog.tsx'),
  () => import('../session/tableCopy.ts'),
  () => import('../features/export/CopyDoor.tsx'),
  () => import('../features/share/ShareDialog.tsx'),
  () => import('./PaperBoard.tsx'),
  () => import('../features/document/DocumentPage.tsx'),
  () => import('../features/import/BoardImport.tsx'),
  () => import('../features/import/HomeImport.tsx'),
  () => import('../features/import/BoardImportScreen.tsx'),
  () => import('../features/import/HomeImportScreen.tsx'),
  async () => (await import('../features/import/fetchWorker.ts')).fetchWorker(),
  () => import('../features/header/ShortcutsDialog.tsx'),
  () => import('../features/projection/ProjectionView.tsx'),
  () => import('../features/statement/StatementPage.tsx'),
  () => import('../features/join/JoinPage.tsx'),
]

/**
 * Brings the parts of the page that the first look does without, while the network is there: a panel opens in a tunnel
 * too, and a tab that stays open does not miss them when the server has a newer version.
 */
export function loadParts(): void {
  const load = async (): Promise<void> => {
    for (const part of PARTS) await part().catch(() => {}) // asked again when it is needed
    document.documentElement.dataset.parts = 'here'
  }
  if ('requestIdleCallback' in window) requestIdleCallback(() => void load())
  else setTimeout(() => void load(), 1_000) // Safari
}
