import type { PeerCard } from './columns.ts'

/** What a card of Trame draws, without what makes it one. */
export function CardFace({ card: { title, path, chips } }: { card: PeerCard }) {
  return (
    <>
      <span className="path">
        {path.map(group => (
          <span key={group}>{group}</span>
        ))}
      </span>
      <span className="title">{title}</span>
      <span className="chips">
        {chips.map(chip => (
          <span key={chip}>{chip}</span>
        ))}
      </span>
    </>
  )
}
