import { Suspense, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import ImportDoor from './ImportDoor.tsx'
import type { ImportSource } from './source.ts'

const HomeImportScreen = lazyPart(() => import('./HomeImportScreen.tsx'))

/** Import as a new board, from the home page. */
export default function HomeImport({ source, onSource }: { source: ImportSource | null; onSource: (source: ImportSource | null) => void }) {
  const t = useTexts()
  const [wasNeeded, setWasNeeded] = useState(false)
  if (source !== null && !wasNeeded) setWasNeeded(true)
  return (
    <>
      <ImportDoor isPasteOpen={source === null || source.kind === 'ask'} hint={t('import.dropNew')} onSource={onSource} />
      {wasNeeded && (
        <Suspense>
          <HomeImportScreen source={source} onSource={onSource} />
        </Suspense>
      )}
    </>
  )
}
