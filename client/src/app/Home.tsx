import { Suspense, useState } from 'react'
import { HomePage } from '../features/home/HomePage.tsx'
import type { ImportSource } from '../features/import/source.ts'
import { lazyPart } from '../ui/lazyPart.ts'

const HomeImport = lazyPart(() => import('../features/import/HomeImport.tsx'))

/** The home page, with the import beside it. */
export default function Home() {
  const [source, setSource] = useState<ImportSource | null>(null)
  return (
    <>
      <HomePage onImport={() => setSource({ kind: 'ask' })} />
      <Suspense>
        <HomeImport source={source} onSource={setSource} />
      </Suspense>
    </>
  )
}
