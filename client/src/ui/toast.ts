import { Toast } from '@base-ui/react/toast'

export const toasts = Toast.createToastManager()

export type ToastAction = { label: string; run: () => void }

/** Says something in passing at the foot of the screen; assistive technology reads it out. */
export function showToast(text: string, action?: ToastAction): void {
  const id = toasts.add({
    description: text,
    timeout: action ? 8000 : 5000,
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              toasts.close(id)
              action.run()
            },
          },
        }
      : {}),
  })
}
