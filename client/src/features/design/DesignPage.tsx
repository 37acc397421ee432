import { Check, Plus, Search, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Avatar } from '../../ui/Avatar.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button, IconButton, type ButtonLook } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Tool, Toolbar, ToolbarSpring } from '../../ui/Toolbar.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './design.module.css'

/** Where and how the looks are set on an element; the tokens follow. */
const LOOKS: readonly { name: string; attributes: Record<string, string> }[] = [
  { name: 'light', attributes: { 'data-theme': 'light' } },
  { name: 'dark', attributes: { 'data-theme': 'dark' } },
  { name: 'high contrast', attributes: { 'data-theme': 'light', 'data-contrast': '' } },
  { name: 'high contrast, dark', attributes: { 'data-theme': 'dark', 'data-contrast': '' } },
]
const COLOURS = ['ground', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover', 'border', 'border-strong', 'text', 'text-muted', 'text-faint', 'accent', 'accent-soft', 'danger', 'danger-soft', 'warning', 'warning-soft', 'success', 'success-soft', 'focus']
const STATUS_COLOURS = ['slate', 'blue', 'violet', 'amber', 'orange', 'green', 'teal', 'rose']
const TYPE = ['2xl', 'xl', 'l', 'm', 's', 'xs', '2xs']
const SPACES = [1, 2, 3, 4, 5, 6, 7]
const RADII = ['s', 'm', 'l']
const SHADOWS = [1, 2, 3]
const BUTTONS: readonly ButtonLook[] = ['primary', 'plain', 'quiet', 'danger']
const SAMPLE = 'Axe 1 - Donner un cadre à l’action'

/** While developing, at /design: every part in its states, in all looks side by side. Not part of what is built. */
export default function DesignPage() {
  return (
    <main className={styles.page}>
      {LOOKS.map(({ name, attributes }) => (
        <section key={name} className={styles.look} {...attributes}>
          <h1 className={styles.name}>{name}</h1>
          <Parts />
        </section>
      ))}
    </main>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.label}>{name}</h2>
      <div className={styles.row}>{children}</div>
    </section>
  )
}

function Parts() {
  const [view, setView] = useState('one')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Part name="colour">
        {COLOURS.map(colour => (
          <span key={colour} className={styles.swatch} style={{ background: `var(--${colour})` }} title={colour} />
        ))}
      </Part>
      <Part name="status">
        {STATUS_COLOURS.map(colour => (
          <span key={colour} className={styles.status} data-colour={colour}>
            {colour}
          </span>
        ))}
      </Part>
      <Part name="type">
        <div>
          {TYPE.map(size => (
            <p key={size} style={{ fontSize: `var(--text-${size})` }}>
              {SAMPLE}
            </p>
          ))}
        </div>
      </Part>
      <Part name="space">
        {SPACES.map(space => (
          <span key={space} className={styles.space} style={{ inlineSize: `var(--space-${space})` }} />
        ))}
      </Part>
      <Part name="radius, elevation">
        {RADII.map(radius => (
          <span key={radius} className={styles.box} style={{ borderRadius: `var(--radius-${radius})` }} />
        ))}
        {SHADOWS.map(shadow => (
          <span key={shadow} className={styles.box} style={{ boxShadow: `var(--shadow-${shadow})` }} />
        ))}
      </Part>
      <Part name="button: plain, disabled">
        {BUTTONS.map(look => (
          <Button key={look} look={look}>
            <Plus size={16} aria-hidden />
            {look}
          </Button>
        ))}
        {BUTTONS.map(look => (
          <Button key={look} look={look} disabled>
            {look}
          </Button>
        ))}
        <IconButton label={'search'}>
          <Search size={18} aria-hidden />
        </IconButton>
      </Part>
      <Part name="segmented">
        <Segmented label={'view'} value={view} onChange={setView} options={['one', 'two', 'three'].map(value => ({ value, label: value }))} />
      </Part>
      <Part name="toolbar: plain, pressed, icon only">
        <Toolbar className={styles.wide}>
          <Tool icon={<Plus size={16} aria-hidden />} label={'add'} />
          <Tool icon={<Check size={16} aria-hidden />} label={'pressed'} aria-pressed />
          <ToolbarSpring />
          <Tool icon={<Search size={16} aria-hidden />} label={'search'} text="" />
        </Toolbar>
      </Part>
      <Part name="field: empty, filled, disabled">
        <TextField label={'name'} hint="hint" placeholder={'example'} />
        <TextField label={'name'} defaultValue={SAMPLE} />
        <TextField label={'name'} defaultValue={SAMPLE} disabled />
      </Part>
      <Part name="banner: calm, warning">
        <Banner actions={<Button>{'do'}</Button>}>{SAMPLE}</Banner>
        <Banner look="warning" icon={<TriangleAlert size={17} aria-hidden />}>
          {SAMPLE}
        </Banner>
      </Part>
      <Part name="avatar">
        <Avatar name="Anne Dupont" colour="#3b5bdb" />
        <Avatar name="Béa" colour="#0b7285" />
      </Part>
      <Part name="popover, dialog, toast">
        <Popover title={'popover'} trigger={<Button>{'popover'}</Button>}>
          <p>{SAMPLE}</p>
        </Popover>
        <Button onClick={() => setOpen(true)}>{'dialog'}</Button>
        <Button onClick={() => showToast(SAMPLE)}>{'toast'}</Button>
        <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={'dialog'} description={SAMPLE}>
          <DialogActions>
            <Button look="primary" onClick={() => setOpen(false)}>
              {'done'}
            </Button>
          </DialogActions>
        </Dialog>
      </Part>
    </>
  )
}
