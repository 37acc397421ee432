import { useTexts } from '../i18n/index.ts'
import { Unseen } from '../ui/Unseen.tsx'

/** How many projects: the number to look at, the words to listen to. */
export function CountBadge({ n, className }: { n: number; className: string }) {
  const t = useTexts()
  const words = t('node.count', { n })
  return (
    <span className={className} title={words}>
      <span aria-hidden>{n}</span>
      <Unseen>{words}</Unseen>
    </span>
  )
}
