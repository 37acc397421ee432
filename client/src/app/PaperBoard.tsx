import { Suspense, useCallback, useState } from 'react'
import { WorkspaceProvider } from '../board/WorkspaceProvider.tsx'
import { useView } from '../board/view/useView.ts'
import { ViewProvider } from '../board/view/ViewProvider.tsx'
import { SearchButton } from '../features/search/SearchButton.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'

const DocumentPage = lazyPart(() => import('../features/document/DocumentPage.tsx'))
const SearchBar = lazyPart(async () => ({ default: (await import('../features/search/SearchBar.tsx')).SearchBar }))

/** An open board as its official document, with the same search as the views. */
export default function PaperBoard() {
  return (
    <ViewProvider>
      <WorkspaceProvider>
        <Paper />
      </WorkspaceProvider>
    </ViewProvider>
  )
}

function Paper() {
  const { spec } = useView()
  const [isSearchOpen, setSearchOpen] = useState(spec.filter.text !== '' || spec.filter.conditions.length > 0)
  const openSearch = useCallback(() => setSearchOpen(true), [])
  return (
    <Suspense fallback={<BoardSkeleton />}>
      <DocumentPage tools={<SearchButton isOpen={isSearchOpen} onOpen={openSearch} />} below={isSearchOpen ? <Search onClose={() => setSearchOpen(false)} /> : null} />
    </Suspense>
  )
}

/** Waited for by itself: the document stays meanwhile. */
const Search = ({ onClose }: { onClose: () => void }) => (
  <Suspense>
    <SearchBar onClose={onClose} />
  </Suspense>
)
