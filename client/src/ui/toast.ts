export type ToastAction = { label: string; run: () => void }

/** Says something in passing at the foot of the screen; assistive technology reads it out. */
export async function showToast(text: string, action?: ToastAction): Promise<void> {
  const { toasts } = await import('./toastManager.ts')
  const id = toasts.add({
    title: text,
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
