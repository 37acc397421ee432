import { DEFAULT_RULES, type ImportRule } from '@trame/shared/exchange/plan'
import { Plus, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import type { MessageKey } from '../../i18n/messages.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { keepRules, keptRules } from './keptRules.ts'
import { meaningOf, meaningsOf, RULE_KINDS, ruleMeaning, type RuleKind } from './ruleMeaning.ts'
import { usePreview } from './usePreview.ts'
import styles from './rules.module.css'

/** The rules that split marks into fields: changed here, the plan is made anew with them. */
export function RuleEditor() {
  const t = useTexts()
  const { job } = usePreview()
  const { rules } = useObservable(job.choices)
  const [isKept, setKept] = useState(() => keptRules() !== null)
  const take = (next: readonly ImportRule[]): void => {
    job.choose({ rules: next })
    if (isKept) keepRules(next)
  }
  const keep = (keeps: boolean): void => setKept(keepRules(keeps ? rules : null) && keeps)
  return (
    <div className={styles.editor}>
      <p className={styles.hint}>{t('import.rulesHint')}</p>
      <div className={styles.kept}>
        <label className={styles.keep}>
          <input type="checkbox" checked={isKept} onChange={event => keep(event.target.checked)} />
          {t('import.rulesKeep')}
        </label>
        <Button look="quiet" onClick={() => take(DEFAULT_RULES)}>
          <RotateCcw size={16} aria-hidden />
          {t('import.rulesReset')}
        </Button>
      </div>
      {RULE_KINDS.map(kind => (
        <section key={kind} aria-label={t(`import.rules.${kind}`)}>
          <h3 className={styles.heading}>{t(`import.rules.${kind}`)}</h3>
          <ul className={styles.list}>
            {rules.map((rule, at) =>
              rule.kind === kind ? (
                <Rule
                  key={`${at}.${rule.text}`}
                  kind={kind}
                  text={rule.text}
                  meaning={meaningOf(rule)}
                  onChange={(text, meaning) => take(rules.with(at, ruleMeaning(kind, text, meaning)))}
                  onRemove={() => take(rules.toSpliced(at, 1))}
                />
              ) : null,
            )}
            {/* A new one counts before the others of its kind. */}
            <Rule key={`new ${rules.length}`} kind={kind} text="" meaning={meaningsOf(kind)[0]!} onChange={(text, meaning) => take([ruleMeaning(kind, text, meaning), ...rules])} />
          </ul>
        </section>
      ))}
    </div>
  )
}

type RuleProps = { kind: RuleKind; text: string; meaning: string; onChange: (text: string, meaning: string) => void; onRemove?: () => void }

function Rule({ kind, text, meaning, onChange, onRemove }: RuleProps) {
  const t = useTexts()
  const [typed, setTyped] = useState(text)
  const [meant, setMeant] = useState(meaning)
  const written = typed.trim()
  const known = meaningsOf(kind)
  const write = (): void => {
    if (written !== '' && written !== text) onChange(written, meant)
    else if (written === '') setTyped(text)
  }
  return (
    <li className={styles.rule}>
      <input
        aria-label={t('import.ruleText')}
        value={typed}
        maxLength={200}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => onRemove && write()}
        onKeyDown={event => event.key === 'Enter' && write()}
      />
      <select
        aria-label={t('import.ruleMeans')}
        value={meant}
        onChange={event => {
          setMeant(event.target.value)
          if (onRemove && written !== '') onChange(written, event.target.value)
        }}
      >
        {(known.includes(meant) ? known : [meant, ...known]).map(one => (
          <option key={one} value={one}>
            {sayMeaning(t, kind, one)}
          </option>
        ))}
      </select>
      {onRemove ? (
        <IconButton label={t('import.ruleRemove', { text })} onClick={onRemove}>
          <X size={16} aria-hidden />
        </IconButton>
      ) : (
        <IconButton label={t('import.ruleAdd')} disabled={written === ''} onClick={write}>
          <Plus size={16} aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

function sayMeaning(t: ReturnType<typeof useTexts>, kind: RuleKind, meaning: string): string {
  if (meaning.startsWith('level.')) return t('import.means.level', { n: Number(meaning.slice(6)) })
  if (!meaningsOf(kind).includes(meaning)) return meaning
  return t(`import.${kind === 'column' ? 'role' : 'means'}.${meaning}` as MessageKey)
}
