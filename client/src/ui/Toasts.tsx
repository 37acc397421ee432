import { Suspense } from 'react'
import { lazyPart } from './lazyPart.ts'

const ToastHost = lazyPart(() => import('./ToastHost.tsx'))

/** The place for `showToast`: once, around the whole program; its code comes after the first look. */
export function Toasts({ label }: { label: string }) {
  return (
    <Suspense>
      <ToastHost label={label} />
    </Suspense>
  )
}
