import { TriangleAlert } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { exportBoard, useAbout, useObservable, useSession } from '../../session/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/saveFile.ts'

/** What happened to this device's copy of the board, or to the relay's, that nobody would notice by looking at it. */
export function NoticeBanners() {
  const t = useTexts()
  const session = useSession()
  const { notices } = session
  const { title } = useAbout()
  return useObservable(notices.list).map(notice => (
    <Banner
      key={notice.kind}
      look="warning"
      icon={<TriangleAlert size={17} aria-hidden />}
      actions={
        <>
          <Button onClick={() => void exportBoard(session).then(file => saveFile(file, `${title}.json`))}>{t('device.exportShort')}</Button>
          <Button look="quiet" onClick={() => notices.dismiss(notice.kind)}>
            {t('merge.read')}
          </Button>
        </>
      }
    >
      {notice.kind === 'unreadable' ? t('notice.unreadable', { n: notice.count }) : t('notice.relay-went-back')}
    </Banner>
  ))
}
