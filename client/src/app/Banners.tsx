import { useVisit } from '../features/share/useVisit.ts'
import { MergeBanner } from '../features/sync/MergeBanner.tsx'
import { NewerBanner } from '../features/sync/NewerBanner.tsx'
import { NoticeBanners } from '../features/sync/NoticeBanners.tsx'
import { RoleBanner } from '../features/sync/RoleBanner.tsx'
import { UpdateBanner } from './UpdateBanner.tsx'

/** What is said above the views; `isHeldBack` as in UpdateBanner. Loaded after the first look, which has nothing to say. */
export default function Banners({ isHeldBack }: { isHeldBack: boolean }) {
  useVisit()
  return (
    <>
      <UpdateBanner isHeldBack={isHeldBack} />
      <NewerBanner />
      <RoleBanner />
      <NoticeBanners />
      <MergeBanner />
    </>
  )
}
