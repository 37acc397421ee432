import { countCells, type CellAt } from '@trame/shared/exchange/read'
import type { MatchState } from '@trame/shared/exchange/plan'
import { useEffect, useMemo, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DoubtList } from './DoubtList.tsx'
import type { ImportJob, Preview as PreviewState } from './importJob.ts'
import { createLit, NOTHING_LIT, type Lit } from './lit.ts'
import { MatchBar } from './MatchBar.tsx'
import { MissingList } from './MissingList.tsx'
import { cellKey, planLines, traceOf } from './planLines.ts'
import { PlanTree } from './PlanTree.tsx'
import { RuleEditor } from './RuleEditor.tsx'
import { SourceTable } from './SourceTable.tsx'
import { Totals } from './Totals.tsx'
import { TraceBar } from './TraceBar.tsx'
import { PreviewContext, type OpenPreview } from './usePreview.ts'
import { useWide } from './useWide.ts'
import styles from './preview.module.css'

type Part = 'source' | 'plan' | 'doubts' | 'rules'
const ALL_STATES: readonly MatchState[] = ['new', 'changed', 'moved', 'same']

/** How the last button reads, whether it has anything to do, and what it does: false when the preview has to be looked at again. */
export type Finish = {
  readonly label: (preview: PreviewState, choices: Applied) => string
  readonly isIdle: (preview: PreviewState, choices: Applied) => boolean
  readonly run: (preview: PreviewState, choices: Applied) => boolean
}
export type Applied = { readonly skipped: readonly string[]; readonly archived: readonly string[] }
type PreviewProps = { job: ImportJob; preview: PreviewState; statusTitle: (id: string) => string | null; finish: Finish; onClose: () => void; onTouch: () => void }

/** The source beside what it would become, before anything is written. */
export function Preview({ job, preview, statusTitle, finish, onClose, onTouch }: PreviewProps) {
  const t = useTexts()
  const isWide = useWide()
  const [part, setPart] = useState<Part>('plan')
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const [archived, setArchived] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<ReadonlySet<MatchState>>(new Set(ALL_STATES))
  const [store] = useState(createLit)
  const { plan, match, table } = preview
  const lines = useMemo(() => planLines(plan, match), [plan, match])
  const trace = useMemo(() => traceOf(lines, plan), [lines, plan])
  const chosen = useObservable(store.chosen)
  const choices = useObservable(job.choices)

  const open = useMemo((): OpenPreview => {
    const ofRow = (row: number): Lit => {
      const cells = (table.sheets[plan.sheet]?.rows[row] ?? []).map((_, column) => ({ row, column }))
      return { rows: new Set([row]), cells: new Set(cells.map(cellKey)), keys: trace.keysOf(cells) }
    }
    const ofCells = (cells: readonly CellAt[], keys: ReadonlySet<string>): Lit => ({ rows: new Set(cells.map(({ row }) => row)), cells: new Set(cells.map(cellKey)), keys })
    const ofLine = (key: string): Lit => ofCells(trace.lineOf(key)?.node.from ?? [], new Set([key]))
    const litOf = (what: { row: number } | { key: string }): Lit => ('row' in what ? ofRow(what.row) : ofLine(what.key))
    const light = (what: Parameters<OpenPreview['hover']>[0]): void => {
      const kept = store.chosen.get()
      if (what) store.lit.set(litOf(what))
      else store.lit.set(kept?.kind === 'row' ? ofRow(kept.row) : kept ? ofLine(kept.key) : NOTHING_LIT)
    }
    return {
      job,
      preview,
      lines,
      trace,
      store,
      statusTitle,
      hover: light,
      chooseRow(row) {
        store.chosen.set({ kind: 'row', row })
        light({ row })
      },
      chooseLine(key) {
        store.chosen.set({ kind: 'line', key })
        light({ key })
      },
      showCells(cells) {
        const lit = ofCells(cells, trace.keysOf(cells))
        store.chosen.set({ kind: 'line', key: [...lit.keys][0] ?? '' })
        store.lit.set(lit)
      },
    }
  }, [job, lines, plan, preview, statusTitle, store, table, trace])
  // A new plan has other lines under the same light.
  useEffect(() => open.hover(null), [open])
  useEffect(() => {
    if (Object.keys(choices.settled).length + Object.keys(choices.roles).length + skipped.size + archived.size > 0) onTouch()
  }, [archived, choices, onTouch, skipped])

  const without = (set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> => new Set(isIn ? [...set, id] : [...set].filter(one => one !== id))
  const unsettled = plan.doubts.filter(({ settled }) => settled === null).length
  const parts: { value: Part; label: string }[] = [
    ...(isWide ? [] : [{ value: 'source' as const, label: t('import.source') }]),
    { value: 'plan', label: t('import.plan') },
    { value: 'doubts', label: t('import.count', { label: t('import.doubts'), n: unsettled }) },
    { value: 'rules', label: t('import.rules') },
  ]
  const shownPart = isWide && part === 'source' ? 'plan' : part
  const sheets = table.sheets.map((sheet, at) => ({ sheet, at })).filter(({ sheet }) => countCells(sheet) > 0)
  const missing = match?.missing ?? []
  const applied: Applied = { skipped: [...skipped].filter(key => trace.lineOf(key)), archived: [...archived].filter(id => missing.some(one => one.id === id)) }
  return (
    <PreviewContext value={open}>
      <div className={styles.preview} data-planning={preview.isPlanning || undefined} aria-busy={preview.isPlanning}>
        <div className={styles.summary}>
          {sheets.length > 1 && (
            <label className={styles.sheet}>
              {t('import.sheet')}
              <select
                value={plan.sheet}
                onChange={event => {
                  setSkipped(new Set())
                  setArchived(new Set())
                  store.chosen.set(null)
                  job.choose({ sheet: Number(event.target.value), roles: {}, settled: {} })
                }}
              >
                {sheets.map(({ sheet, at }) => (
                  <option key={at} value={at}>
                    {sheet.isHidden ? t('import.sheetHidden', { name: sheet.name }) : sheet.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Totals />
        </div>
        <div className={styles.parts}>
          <Segmented label={t('import.parts')} value={shownPart} options={parts} onChange={setPart} />
        </div>
        <div className={styles.panes} data-wide={isWide || undefined}>
          {(isWide || shownPart === 'source') && (
            <div className={styles.pane}>
              <SourceTable />
            </div>
          )}
          {shownPart !== 'source' && (
            <div className={`${styles.pane} ${styles.scrolls}`} tabIndex={-1}>
              {shownPart === 'plan' && (
                <>
                  {match && <MatchBar match={match} shown={shown} onShown={setShown} />}
                  <PlanTree picks={{ skipped, shown, onSkip: (key, isSkipped) => setSkipped(without(skipped, key, isSkipped)) }} onSource={() => setPart('source')} />
                  {missing.length > 0 && <MissingList missing={missing} archived={archived} onArchive={(id, isIn) => setArchived(without(archived, id, isIn))} />}
                </>
              )}
              {shownPart === 'doubts' && <DoubtList onSource={() => setPart('source')} />}
              {shownPart === 'rules' && <RuleEditor />}
            </div>
          )}
        </div>
        <TraceBar chosen={chosen} onOther={isWide ? null : setPart} />
        <div className={styles.actions}>
          <span className={styles.name} title={preview.name}>
            {preview.isPlanning ? t('import.working') : preview.name}
          </span>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" disabled={preview.isPlanning || finish.isIdle(preview, applied)} onClick={() => finish.run(preview, applied) || job.refresh()}>
            {finish.label(preview, applied)}
          </Button>
        </div>
      </div>
    </PreviewContext>
  )
}
