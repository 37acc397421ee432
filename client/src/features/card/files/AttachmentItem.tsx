import { shownTypeOf } from '@trame/shared/model'
import { Download, ExternalLink, Eye, FileText, Link2, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../i18n/index.ts'
import { useObservable, useSession } from '../../../session/index.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { showToast } from '../../../ui/toast.ts'
import styles from './files.module.css'
import type { Attachment } from './useAttachments.ts'

export function AttachmentItem({ attachment, onRemove }: { attachment: Attachment; onRemove: (() => void) | null }) {
  const t = useTexts()
  const { title } = attachment
  return (
    <li className={styles.item}>
      {attachment.kind === 'link' ? (
        <>
          <Link2 size={18} aria-hidden className={styles.icon} />
          <a className={styles.name} href={attachment.url} target="_blank" rel="noopener noreferrer nofollow">
            {title} <ExternalLink size={13} aria-hidden />
          </a>
        </>
      ) : (
        <FileOf file={attachment} />
      )}
      {onRemove && (
        <IconButton label={t('files.removeNamed', { name: title })} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

function FileOf({ file: { title, hash, size } }: { file: Attachment & { kind: 'file' } }) {
  const t = useTexts()
  const language = useLanguage()
  const { files } = useSession()
  const waiting = useObservable(files.waiting)
  const [image, setImage] = useState<string | null>(null)
  const refused = waiting.get(hash)

  const read = async (): Promise<Uint8Array<ArrayBuffer> | null> => {
    const bytes = await files.read(hash)
    if (bytes === null) void showToast(t('files.notHere', { name: title }))
    return bytes as Uint8Array<ArrayBuffer> | null
  }
  const download = async (): Promise<void> => {
    const bytes = await read()
    // Bytes without a type: whatever it is called, the browser does not run it.
    if (bytes) saveFile(new Blob([bytes], { type: 'application/octet-stream' }), title)
  }
  const show = async (): Promise<void> => {
    const bytes = await read()
    if (!bytes) return
    const type = shownTypeOf(bytes)
    if (type === null) return void showToast(t('files.notShown', { name: title }))
    const address = URL.createObjectURL(new Blob([bytes], { type }))
    if (type !== 'application/pdf') return setImage(address)
    window.open(address, '_blank', 'noopener')
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  const close = (): void => {
    if (image !== null) URL.revokeObjectURL(image)
    setImage(null)
  }
  return (
    <>
      <FileText size={18} aria-hidden className={styles.icon} />
      <span className={styles.what}>
        <span className={styles.name}>{title}</span>
        <span className={styles.about}>
          {sizeText(size, language)}
          {waiting.has(hash) && <span className={styles.waiting}>{t(refused ? 'files.refused' : 'files.waiting')}</span>}
        </span>
      </span>
      <IconButton label={t('files.showNamed', { name: title })} onClick={() => void show()}>
        <Eye size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('files.downloadNamed', { name: title })} onClick={() => void download()}>
        <Download size={16} aria-hidden />
      </IconButton>
      <Dialog shape="wide" isOpen={image !== null} onClose={close} title={title}>
        {image !== null && <img className={styles.image} src={image} alt={title} />}
      </Dialog>
    </>
  )
}

function sizeText(size: number, language: string): string {
  const [value, unit] = size < 1_000_000 ? [Math.max(1, Math.round(size / 1_000)), 'kilobyte'] : [Math.round(size / 100_000) / 10, 'megabyte']
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}
