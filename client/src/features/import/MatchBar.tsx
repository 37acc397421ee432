import type { ImportMatch, MatchState } from '@trame/shared/exchange/plan'
import { useTexts } from '../../i18n/index.ts'
import styles from './preview.module.css'

const STATES: readonly MatchState[] = ['new', 'changed', 'moved', 'same']

/** How many lines are new, changed, moved or the same; each kind can be hidden. */
export function MatchBar({ match, shown, onShown }: { match: ImportMatch; shown: ReadonlySet<MatchState>; onShown: (shown: ReadonlySet<MatchState>) => void }) {
  const t = useTexts()
  return (
    <div className={styles.match} role="group" aria-label={t('import.showStates')}>
      {STATES.map(state => (
        <button key={state} type="button" className={styles.state} data-state={state} aria-pressed={shown.has(state)} onClick={() => onShown(new Set(STATES.filter(one => (one === state) !== shown.has(one))))}>
          {t(`import.stateCount.${state}`, { n: match.nodes.filter(node => node.state === state).length })}
        </button>
      ))}
      <span className={styles.absent}>{t('import.stateCount.missing', { n: match.missing.length })}</span>
    </div>
  )
}
