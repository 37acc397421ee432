import { Command } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { isKey, signOf } from '../../board/keys.ts'
import { useDoor } from '../../board/useDoor.ts'
import { useTexts } from '../../i18n/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazyPart.ts'
import styles from './PaletteButton.module.css'

const PaletteDialog = lazyPart(async () => ({ default: (await import('./PaletteDialog.tsx')).PaletteDialog }))

/** All commands by name, from anywhere with Ctrl or Cmd and K; on a phone from « … ». */
export function PaletteButton() {
  const t = useTexts()
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const open = (): void => {
    setWasOpened(true)
    setOpen(true)
  }
  useDoor('palette', open)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isKey(event, 'palette')) return
      event.preventDefault()
      setWasOpened(true)
      setOpen(former => !former)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <IconButton label={`${t('palette.title')} (${signOf('palette')})`} className={styles.button} onClick={open}>
        <Command size={18} aria-hidden />
      </IconButton>
      {wasOpened && (
        <Suspense>
          <PaletteDialog isOpen={isOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
