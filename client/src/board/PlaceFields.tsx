import { ROOT } from '@trame/shared/model'
import { useTexts } from '../i18n/index.ts'
import { SelectField } from './SelectField.tsx'
import { useWorkspace } from './useWorkspace.ts'

export type Place = { readonly under: string; readonly after: string | null }
type Props = { place: Place; onChange: (place: Place) => void; /** What moves: nothing under it is a place for it. */ moved?: readonly string[]; /** The value of « unchanged », where that can be chosen. */ unchanged?: string }

const NBSP = '\u00a0'
const FIRST = ''

/** Every place a node can go to, without a drag: the group, then the position in it. */
export function PlaceFields({ place, onChange, moved = [], unchanged }: Props) {
  const t = useTexts()
  const { session } = useWorkspace()
  const { board, index } = session
  const groups: { id: string; level: number }[] = []
  const collect = (parent: string, level: number): void => {
    for (const id of index.children(parent)) {
      if (board.nodeKind(id) !== 'group' || moved.includes(id)) continue
      groups.push({ id, level })
      collect(id, level + 1)
    }
  }
  collect(ROOT, 0)
  const siblingsIn = (parent: string): readonly string[] => index.children(parent).filter(id => !moved.includes(id))
  return (
    <>
      <SelectField label={t('move.group')} value={place.under} onChange={under => onChange({ under, after: siblingsIn(under).at(-1) ?? null })}>
        {unchanged !== undefined && <option value={unchanged}>{t('move.keepPlace')}</option>}
        <option value={ROOT}>{t('move.root')}</option>
        {groups.map(({ id, level }) => (
          <option key={id} value={id}>
            {NBSP.repeat(level * 4) + board.title(id)}
          </option>
        ))}
      </SelectField>
      {place.under !== unchanged && (
      <SelectField label={t('move.position')} value={place.after ?? FIRST} onChange={after => onChange({ under: place.under, after: after === FIRST ? null : after })}>
        <option value={FIRST}>{t('move.first')}</option>
        {siblingsIn(place.under).map(id => (
          <option key={id} value={id}>
            {t('move.after', { title: board.title(id) })}
          </option>
        ))}
      </SelectField>
      )}
    </>
  )
}
