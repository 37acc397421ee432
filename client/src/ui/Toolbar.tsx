import type { ComponentProps, ReactNode } from 'react'
import styles from './Toolbar.module.css'

/** The row of tools above a view; what comes after `<ToolbarSpring />` stands at its end. */
export const Toolbar = ({ className, ...props }: ComponentProps<'div'>) => <div data-toolbar {...props} className={`${styles.toolbar} ${className ?? ''}`} />

export const ToolbarSpring = () => <span className={styles.spring} />

type ToolProps = Omit<ComponentProps<'button'>, 'children'> & {
  icon: ReactNode
  /** What the tool is called, and what is written on it unless `text` is shorter or empty. */
  label: string
  text?: string
}

/** A tool of a view. With an empty `text` it shows its sign only, and its label as a tooltip. */
export function Tool({ icon, label, text = label, className, ...props }: ToolProps) {
  const isNamed = text === label
  return (
    <button type="button" aria-label={isNamed ? undefined : label} title={isNamed ? undefined : label} data-icon-only={text === '' || undefined} {...props} className={`${styles.tool} ${className ?? ''}`}>
      {icon}
      {text}
    </button>
  )
}
