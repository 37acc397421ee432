import { addAttachment, removeAttachment } from '@trame/shared/commands'
import { hashOf, LARGEST_FILE, shownTypeOf } from '@trame/shared/model'
import { Link2, Paperclip } from 'lucide-react'
import { useRef, useState, type DragEvent, type FormEvent } from 'react'
import { useRun } from '../../../board/useRun.ts'
import { useTexts } from '../../../i18n/index.ts'
import { useMay, useSession } from '../../../session/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toast.ts'
import { AttachmentItem } from './AttachmentItem.tsx'
import styles from './files.module.css'
import { useAttachments } from './useAttachments.ts'

/** Files and links beside a card. A file is on this device first; it goes to the others when the relay is there. */
export function Attachments({ id }: { id: string }) {
  const t = useTexts()
  const run = useRun()
  const { files } = useSession()
  const attachments = useAttachments(id)
  const mayEdit = useMay('edit')
  const input = useRef<HTMLInputElement>(null)
  const [isLinking, setLinking] = useState(false)
  const [isOver, setOver] = useState(false)

  const add = async (chosen: readonly File[]): Promise<void> => {
    for (const file of chosen) {
      if (file.size > LARGEST_FILE) {
        void showToast(t('files.tooLarge', { name: file.name }))
        continue
      }
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const hash = hashOf(bytes)
        // First the bytes: what is listed can be opened.
        await files.add(hash, bytes)
        if (/\.(png|jpe?g|gif|webp|pdf)$/i.test(file.name) && shownTypeOf(bytes) === null) void showToast(t('files.notWhatItSays', { name: file.name }))
        run(addAttachment, { card: id, title: file.name, hash, size: bytes.byteLength })
      } catch {
        void showToast(t('files.notKept', { name: file.name }))
      }
    }
  }
  const drop = (event: DragEvent): void => {
    setOver(false)
    if (event.dataTransfer.files.length === 0 || !mayEdit) return
    event.preventDefault()
    void add([...event.dataTransfer.files])
  }
  return (
    <section
      className={styles.files}
      aria-label={t('files.title')}
      data-over={isOver || undefined}
      onDragOver={event => {
        if (!mayEdit || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>{t('files.title')}</h3>
        {mayEdit && (
          <>
            <Button look="quiet" onClick={() => input.current?.click()}>
              <Paperclip size={16} aria-hidden />
              {t('files.add')}
            </Button>
            <Button look="quiet" aria-expanded={isLinking} onClick={() => setLinking(!isLinking)}>
              <Link2 size={16} aria-hidden />
              {t('files.addLink')}
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('files.add')}
          onChange={event => {
            void add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {isLinking && <LinkForm card={id} onDone={() => setLinking(false)} />}
      {attachments.length === 0 && !isLinking && mayEdit && <p className={styles.note}>{t('files.hint')}</p>}
      {attachments.length > 0 && (
        <ul className={styles.list}>
          {attachments.map(attachment => (
            <AttachmentItem key={attachment.id} attachment={attachment} onRemove={mayEdit ? () => run(removeAttachment, { id: attachment.id }) : null} />
          ))}
        </ul>
      )}
    </section>
  )
}

function LinkForm({ card, onDone }: { card: string; onDone: () => void }) {
  const t = useTexts()
  const run = useRun()
  const [url, setUrl] = useState('')
  const [title, setTitle] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const address = url.trim()
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
    if (address !== '' && run(addAttachment, { card, title, url: whole }).ok) onDone()
  }
  return (
    <form className={styles.link} onSubmit={submit}>
      <TextField label={t('files.address')} value={url} inputMode="url" onChange={event => setUrl(event.target.value)} />
      <TextField label={t('files.name')} value={title} onChange={event => setTitle(event.target.value)} />
      <Button type="submit" look="primary" disabled={url.trim() === ''}>
        {t('files.link')}
      </Button>
    </form>
  )
}
