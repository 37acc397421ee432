import { Suspense } from 'react'
import { Link, Route, Switch } from 'wouter'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from '../ui/Button.tsx'
import { lazyPart } from '../ui/lazyPart.ts'
import { Notice } from '../ui/Notice.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { BoardPage } from './BoardPage.tsx'
import { Rescue } from './Rescue.tsx'
import { UpdateBanner } from './UpdateBanner.tsx'

// Who follows a link to a board does not need them, who comes to them has nothing else to wait for.
const StatementPage = lazyPart(() => import('../features/statement/StatementPage.tsx'))
const Home = lazyPart(() => import('./Home.tsx'))
const JoinPage = lazyPart(() => import('../features/join/JoinPage.tsx'))

// While developing only: a build leaves it out.
const DesignPage = import.meta.env.DEV ? lazyPart(() => import('../features/design/DesignPage.tsx')) : null

export function App() {
  const t = useTexts()
  return (
    <Rescue>
      <Switch>
        <Route path="/">
          <UpdateBanner />
          <Suspense>
            <Home />
          </Suspense>
        </Route>
        {['/accessibilite', '/accessibility'].map(path => (
          <Route key={path} path={path}>
            <Suspense>
              <StatementPage />
            </Suspense>
          </Route>
        ))}
        {['/rejoindre', '/join'].map(path => (
          <Route key={path} path={path}>
            <Suspense>
              <JoinPage />
            </Suspense>
          </Route>
        ))}
        {DesignPage && (
          <Route path="/design">
            <Suspense>
              <DesignPage />
            </Suspense>
          </Route>
        )}
        <Route path="/b/:id/:page?">{({ id, page }) => (page === undefined || page === 'document' ? <BoardPage key={id} id={id} isDocument={page === 'document'} /> : <UnknownPage />)}</Route>
        <Route>
          <UnknownPage />
        </Route>
      </Switch>
      <Toasts label={t('app.messages')} />
    </Rescue>
  )
}

function UnknownPage() {
  const t = useTexts()
  return (
    <Notice title={t('app.unknownPage')} actions={<HomeLink />}>
      <p>{t('app.unknownPageHint')}</p>
    </Notice>
  )
}

function HomeLink() {
  const t = useTexts()
  return (
    <Link href="/" className={buttonClass('primary')}>
      {t('app.home')}
    </Link>
  )
}
