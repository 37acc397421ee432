import { Suspense, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useSession } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import ImportDoor from './ImportDoor.tsx'
import { hasPending } from './pendingImport.ts'
import type { ImportSource } from './source.ts'

const BoardImportScreen = lazyPart(() => import('./BoardImportScreen.tsx'))

/** Import into the open board: a file dropped on the window, a pasted range, or the menu. */
export default function BoardImport({ source, onSource }: { source: ImportSource | null; onSource: (source: ImportSource | null) => void }) {
  const t = useTexts()
  const { id } = useSession()
  const { title } = useAbout()
  const [wasNeeded, setWasNeeded] = useState(() => hasPending(id))
  if (source !== null && !wasNeeded) setWasNeeded(true)
  return (
    <>
      <ImportDoor isPasteOpen={source === null || source.kind === 'ask'} hint={t('import.dropInto', { title })} onSource={onSource} />
      {wasNeeded && (
        <Suspense>
          <BoardImportScreen source={source} onSource={onSource} />
        </Suspense>
      )}
    </>
  )
}
