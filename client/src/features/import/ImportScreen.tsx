import { useCallback, useEffect, useState } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import type { Board } from '@trame/shared/model'
import { AskSource } from './AskSource.tsx'
import { createImportJob, type ImportJob, type JobState } from './importJob.ts'
import { Preview, type Finish } from './Preview.tsx'
import type { ImportSource } from './source.ts'
import { useSayProblem } from './useSayProblem.ts'
import styles from './screen.module.css'

export type ImportScreenProps = {
  /** Null while it is closed. */
  source: ImportSource | null
  /** The board that is imported into; null for a new one. */
  board: Board | null
  statusTitle: (id: string) => string | null
  hint: string
  onSource: (source: ImportSource) => void
  onClose: () => void
  finish: Finish
  onBoardFile: (state: Extract<JobState, { kind: 'board' }>) => void
}

/** From a file or a pasted range to what it would change: nothing is written before the person has seen it. */
export function ImportScreen({ source, ...props }: ImportScreenProps) {
  const [wasOpened, setWasOpened] = useState(source !== null)
  if (source !== null && !wasOpened) setWasOpened(true)
  return wasOpened ? <OpenScreen source={source} {...props} /> : null
}

function OpenScreen({ source, board, statusTitle, hint, onSource, onClose, finish, onBoardFile }: ImportScreenProps) {
  const t = useTexts()
  const language = useLanguage()
  const [isTouched, setTouched] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const touch = useCallback(() => setTouched(true), [])
  // A source is read once; each one is a new object.
  const [held, setHeld] = useState<{ readonly source: ImportSource | null; readonly job: ImportJob | null; readonly number: number }>({ source: null, job: null, number: 0 })
  if (held.source !== source) {
    setHeld({ source, job: source && createImportJob({ board, language, pastedName: t('import.clipboard') }), number: held.number + 1 })
    setTouched(false)
  }
  const { job } = held
  useEffect(() => {
    if (!job || !held.source) return undefined
    job.open(held.source)
    const stop = board?.onChange(() => job.refresh())
    return () => {
      stop?.()
      job.close()
    }
  }, [board, held, job])
  const close = (): void => {
    if (isTouched) setLeaving(true)
    else onClose()
  }
  return (
    <>
      <Dialog shape="full" isOpen={source !== null} onClose={close} title={t('import.screen')}>
        {job && <Steps key={held.number} job={job} statusTitle={statusTitle} hint={hint} onSource={onSource} onClose={close} finish={finish} onBoardFile={onBoardFile} onTouch={touch} />}
      </Dialog>
      <Dialog isOpen={isLeaving} onClose={() => setLeaving(false)} title={t('import.leave')} description={t('import.leaveHint')}>
        <DialogActions>
          <Button look="quiet" onClick={() => setLeaving(false)}>
            {t('import.leaveNo')}
          </Button>
          <Button
            look="danger"
            onClick={() => {
              setLeaving(false)
              onClose()
            }}
          >
            {t('import.leaveYes')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}

type StepsProps = Pick<ImportScreenProps, 'statusTitle' | 'hint' | 'onSource' | 'onClose' | 'finish' | 'onBoardFile'> & { job: ImportJob; onTouch: () => void }

function Steps({ job, statusTitle, hint, onSource, onClose, finish, onBoardFile, onTouch }: StepsProps) {
  const t = useTexts()
  const sayProblem = useSayProblem()
  const state = useObservable(job.state)
  switch (state.kind) {
    case 'asking':
      return <AskSource hint={hint} onSource={onSource} />
    case 'working':
      return (
        <div className={styles.centre}>
          <p role="status">{t(`import.${state.phase}`, { name: state.name })}</p>
          <progress className={styles.progress} aria-label={t(`import.${state.phase}`, { name: state.name })} />
          <Button onClick={job.cancel}>{t('ui.cancel')}</Button>
        </div>
      )
    case 'failed':
      return (
        <div className={styles.centre}>
          <h3>{t('import.failed')}</h3>
          <p role="alert">{sayProblem(state.name, state.problem)}</p>
          <Button look="primary" onClick={job.cancel}>
            {t('import.another')}
          </Button>
        </div>
      )
    case 'board':
      return (
        <div className={styles.centre}>
          <p>{t('import.exported', { name: state.name, title: state.draft.title })}</p>
          <Button look="primary" onClick={() => onBoardFile(state)}>
            {t('import.openExported')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      )
    case 'preview':
      return (
        <Preview
          key={state.name}
          job={job}
          preview={state}
          statusTitle={statusTitle}
          onTouch={onTouch}
          finish={finish}
          onClose={onClose}
        />
      )
  }
}
