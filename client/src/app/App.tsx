import { Link, Route, Switch } from 'wouter'
import { HomePage } from '../features/home/HomePage.tsx'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { BoardPage } from './BoardPage.tsx'
import { Rescue } from './Rescue.tsx'

export function App() {
  const t = useTexts()
  return (
    <Rescue>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/b/:id">{({ id }) => <BoardPage key={id} id={id} />}</Route>
        <Route>
          <Notice title={t('app.unknownPage')} actions={<Home />}>
            <p>{t('app.unknownPageHint')}</p>
          </Notice>
        </Route>
      </Switch>
      <Toasts label={t('app.messages')} />
    </Rescue>
  )
}

function Home() {
  const t = useTexts()
  return (
    <Link href="/" className={buttonClass('primary')}>
      {t('app.home')}
    </Link>
  )
}
