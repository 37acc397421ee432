import { BOARD_ID } from '@trame/shared/model'
import { Link } from 'wouter'
import { useTexts } from '../i18n/index.ts'
import { exportBoard, useSession } from '../session/index.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { UpdateBanner } from './UpdateBanner.tsx'

/** Why there is no board to show, and what can be done now. */
export default function ClosedBoard({ kind }: { kind: 'unknown' | 'unreachable' | 'private' | 'mismatch' }) {
  const t = useTexts()
  return (
    <>
      <UpdateBanner />
      <Notice
        title={t(`board.${kind}`)}
        actions={
          <>
            {kind === 'private' ? (
              <Link href="/rejoindre" className={buttonClass('primary')}>
                {t('join.enter')}
              </Link>
            ) : null}
            <Button look={kind === 'private' ? 'plain' : 'primary'} onClick={() => location.reload()}>
              {t('app.retry')}
            </Button>
            {kind === 'mismatch' ? <ExportButton /> : null}
            <Link href="/" className={buttonClass()}>
              {t('app.home')}
            </Link>
          </>
        }
      >
        <p>{t(`board.${kind}Hint`)}</p>
      </Notice>
    </>
  )
}

/** What this device has of the board, if anything. */
function ExportButton() {
  const t = useTexts()
  const session = useSession()
  const { board, index } = session
  return board.has(BOARD_ID) ? <Button onClick={() => void exportBoard(session).then(file => saveFile(file, `${index.about().title}.json`))}>{t('device.export')}</Button> : null
}
