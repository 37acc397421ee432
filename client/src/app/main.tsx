import '@fontsource-variable/schibsted-grotesk/wght.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchErasure } from '../session/index.ts'
import { followTheme } from '../ui/theme.ts'
import { startLanguage } from '../i18n/index.ts'
import { App } from './App.tsx'
import { watchAppUpdates } from './appUpdate.ts'
import { loadParts } from './loadParts.ts'

const root = document.getElementById('root')!
const paper = window.tramePaper
// Not waited for: what it imports waits for this file.
if (paper) void import('./printPaper.tsx').then(({ printPaper }) => printPaper(paper, root))
else {
  followTheme()
  watchAppUpdates()
  watchErasure(() => location.replace('/'))
  await startLanguage()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  loadParts()
}
