import { lazy, Suspense } from 'react'

const ToastHost = lazy(() => import('./ToastHost.tsx'))

/** The place for `showToast`: once, around the whole program; its code comes after the first look. */
export function Toasts({ label }: { label: string }) {
  return (
    <Suspense>
      <ToastHost label={label} />
    </Suspense>
  )
}
