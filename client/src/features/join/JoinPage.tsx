import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useTexts } from '../../i18n/index.ts'
import { joinByCode, SharingRefused } from '../../session/sharing.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './join.module.css'

const FAULTS = ['forged', 'expired', 'revoked', 'too-many', 'unreachable'] as const
type Fault = (typeof FAULTS)[number]
const readFault = (value: unknown): Fault => FAULTS.find(fault => fault === value) ?? 'unreachable'

/** Comes in by the short code on the wall; also where a link that gives nothing any more leads to, with the reason. */
export default function JoinPage() {
  const t = useTexts()
  const [, navigate] = useLocation()
  const told = new URLSearchParams(useSearch()).get('probleme')
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<Fault | null>(told === null ? null : readFault(told))
  const [isAsking, setAsking] = useState(false)

  async function join(): Promise<void> {
    setAsking(true)
    setFault(null)
    try {
      navigate(`/b/${await joinByCode(code)}`, { replace: true })
    } catch (error) {
      setFault(readFault(error instanceof SharingRefused ? error.code : null))
      setAsking(false)
    }
  }

  return (
    <Notice
      title={t('join.title')}
      actions={
        <Link href="/" className={buttonClass()}>
          {t('app.home')}
        </Link>
      }
    >
      <p role="alert" className={styles.fault}>
        {fault === null ? null : t(`join.${fault}`)}
      </p>
      <p>{t('join.hint')}</p>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          void join()
        }}
      >
        <div className={styles.code}>
        <TextField label={t('join.code')} value={code} maxLength={20} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder={t('join.example')} onChange={event => setCode(event.target.value)} />
        </div>
        <Button look="primary" type="submit" disabled={code.trim() === '' || isAsking}>
          {t('join.go')}
          <ArrowRight size={17} aria-hidden />
        </Button>
      </form>
    </Notice>
  )
}
