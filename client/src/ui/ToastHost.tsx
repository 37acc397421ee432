import { Toast } from '@base-ui/react/toast'
import { toasts } from './toastManager.ts'
import styles from './ToastHost.module.css'

/** Where `showToast` shows its texts. */
export default function ToastHost({ label }: { label: string }) {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className={styles.viewport} aria-label={label}>
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function List() {
  const { toasts: shown } = Toast.useToastManager()
  return shown.map(toast => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast}>
      <Toast.Title render={<p />} className={styles.text} />
      {toast.actionProps ? <Toast.Action className={styles.action} /> : null}
    </Toast.Root>
  ))
}
