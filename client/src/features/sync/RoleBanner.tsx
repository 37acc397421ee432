import { Eye, Lock } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { useObservable, useSession } from '../../session/index.ts'
import { Banner } from '../../ui/Banner.tsx'

/** Why nothing can be changed here, and who could help. */
export function RoleBanner() {
  const t = useTexts()
  const role = useObservable(useSession().role)
  if (role === null)
    return (
      <Banner look="warning" icon={<Lock size={17} aria-hidden />}>
        {t('role.withdrawn')}
      </Banner>
    )
  return role === 'reader' || role === 'commenter' ? <Banner icon={<Eye size={17} aria-hidden />}>{t(`role.${role}Here`)}</Banner> : null
}
