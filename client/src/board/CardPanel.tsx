import { moveToStatus, renameNode, setField } from '@trame/shared/commands'
import { NO_STATUS } from '@trame/shared/queries'
import { useTexts } from '../i18n/index.ts'
import { useMay, useNode, useStatuses } from '../session/index.ts'
import { Button } from '../ui/Button.tsx'
import { KeptField } from './KeptField.tsx'
import { OwnFields } from './OwnFields.tsx'
import { SelectField } from './SelectField.tsx'
import { useRun } from './useRun.ts'
import { useBreadcrumb, useWorkspace } from './useWorkspace.ts'
import styles from './fields.module.css'

const PRIORITIES = ['1', '2', '3']

/** The fields of a card. Each one is written when it is left; there is nothing to save. */
export function CardPanel({ id }: { id: string }) {
  const t = useTexts()
  const run = useRun()
  const node = useNode(id)
  const statuses = useStatuses().filter(status => status !== NO_STATUS)
  const place = useBreadcrumb(id)
  const { session, surface } = useWorkspace()
  const mayEdit = useMay('edit')
  if (!node) return null
  const set = (field: string, value: string): void => void run(setField, { id, field, value: value.trim() || null })
  const priorities = node.priority && !PRIORITIES.includes(node.priority) ? [...PRIORITIES, node.priority] : PRIORITIES

  return (
    <section aria-label={t('card.fields')}>
      <fieldset className={styles.form} disabled={!mayEdit}>
        <KeptField label={t('node.title')} value={node.title} onKeep={(title, over) => title.trim() !== '' && run(renameNode, { id, title, over })} />
        <SelectField label={t('move.column')} value={node.status ?? ''} onChange={status => run(moveToStatus, { ids: [id], status })}>
          {node.status === null && <option value="">{t('node.noStatus')}</option>}
          {statuses.map(status => (
            <option key={status} value={status}>
              {session.board.title(status)}
            </option>
          ))}
        </SelectField>
        <KeptField label={t('card.rationale')} value={node.rationale ?? ''} placeholder={t('card.rationaleHint')} onKeep={value => set('rationale', value)} />
        <div className={styles.pair}>
          <SelectField label={t('card.priority')} value={node.priority ?? ''} onChange={value => set('priority', value)}>
            <option value="">{t('card.none')}</option>
            {priorities.map(priority => (
              <option key={priority} value={priority}>
                {t('node.priority', { p: priority })}
              </option>
            ))}
          </SelectField>
          <KeptField label={t('card.territory')} value={node.territory ?? ''} placeholder={t('card.territoryExample')} onKeep={value => set('territory', value)} />
        </div>
        <SelectField label={t('card.submission')} value={node.submission ?? ''} onChange={value => set('submission', value)}>
          <option value="">{t('card.none')}</option>
          <option value="arbitration">{t('node.submission.arbitration')}</option>
          <option value="interest">{t('node.submission.interest')}</option>
        </SelectField>
        <OwnFields id={id} />
        <div className={styles.place}>
          <span className={styles.label}>{t('card.place')}</span>
          <span>{place.join(' › ') || t('move.root')}</span>
          <Button data-writes onClick={() => surface.set({ kind: 'move', id })}>{t('menu.move')}</Button>
        </div>
      </fieldset>
    </section>
  )
}
