import type { ComponentProps } from 'react'
import styles from './Button.module.css'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'
type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook }

const LOOKS: Record<ButtonLook, string | undefined> = { plain: '', primary: styles.primary, quiet: styles.quiet, danger: styles.danger }

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'plain', isIcon = false): string => [styles.button, LOOKS[look], isIcon ? styles.icon : ''].filter(Boolean).join(' ')

export function Button({ look = 'plain', className, ...props }: ButtonProps) {
  return <button type="button" {...props} className={`${buttonClass(look)} ${className ?? ''}`} />
}

/** A square button that shows a sign only; `label` is what it is called. */
export function IconButton({ label, look = 'quiet', className, ...props }: ButtonProps & { label: string }) {
  return <button type="button" aria-label={label} title={label} {...props} className={`${buttonClass(look, true)} ${className ?? ''}`} />
}
