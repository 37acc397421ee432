import { Component, type ReactNode } from 'react'
import { text } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** Catches what breaks while drawing: says so, and that the work is on the device. */
export class Rescue extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Notice
        title={text('app.broken')}
        actions={
          <Button look="primary" onClick={() => location.reload()}>
            {text('app.reload')}
          </Button>
        }
      >
        <p>{text('app.brokenHint')}</p>
        <p>
          <code>{error.message}</code>
        </p>
      </Notice>
    )
  }
}
