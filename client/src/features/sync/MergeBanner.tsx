import { GitMerge } from 'lucide-react'
import { Suspense } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useObservable, useSession } from '../../session/index.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'

const MeetingList = lazyPart(async () => ({ default: (await import('./MeetingList.tsx')).MeetingList }))

/** After a time apart: what came together, and where mine met another's. */
export function MergeBanner() {
  const t = useTexts()
  const { merge } = useSession()
  const report = useObservable(merge.report)
  if (!report) return null
  const { mine, theirs, met } = report
  return (
    <Banner
      icon={<GitMerge size={17} aria-hidden />}
      actions={
        <>
          {met.length > 0 ? (
            <Popover title={t('merge.met')} trigger={<Button>{t('merge.show', { n: met.length })}</Button>}>
              <Suspense>
                <MeetingList met={met} />
              </Suspense>
            </Popover>
          ) : null}
          <Button look="quiet" onClick={merge.dismiss}>
            {t('merge.read')}
          </Button>
        </>
      }
    >
      {t('merge.report', { mine, theirs, met: met.length })}
    </Banner>
  )
}
