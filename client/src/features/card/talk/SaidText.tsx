import { mentionSpans, type Mention } from '@trame/shared/talk'
import styles from './talk.module.css'

type Piece = { readonly kind: 'words' | 'mention' | 'link'; readonly text: string }

// Only what a browser opens as a page; a dot or bracket behind it belongs to the sentence.
const LINK = /https?:\/\/[^\s<>"'«»]*[^\s<>"'«».,;:!?)\]]/giu

/** Words, and the names and addresses among them: text is never taken for markup. */
function piecesOf(text: string, mentions: readonly Mention[]): readonly Piece[] {
  const spans = [
    ...[...mentionSpans(text, mentions.map(([, name]) => name))].map(({ at, name }) => ({ at, end: at + 1 + name.length, kind: 'mention' as const })),
    ...[...text.matchAll(LINK)].map(match => ({ at: match.index, end: match.index + match[0].length, kind: 'link' as const })),
  ].sort((a, b) => a.at - b.at)
  const pieces: Piece[] = []
  let end = 0
  for (const span of spans) {
    if (span.at < end) continue
    if (span.at > end) pieces.push({ kind: 'words', text: text.slice(end, span.at) })
    pieces.push({ kind: span.kind, text: text.slice(span.at, span.end) })
    end = span.end
  }
  return end < text.length ? [...pieces, { kind: 'words', text: text.slice(end) }] : pieces
}

/** What a comment says. `isMe` marks the names of who reads. */
export function SaidText({ text, mentions, isMe }: { text: string; mentions: readonly Mention[]; isMe: (name: string) => boolean }) {
  return (
    <p className={styles.said} dir="auto">
      {piecesOf(text, mentions).map((piece, i) => {
        if (piece.kind === 'words') return piece.text
        if (piece.kind === 'mention')
          return (
            <span key={i} className={styles.mention} data-me={isMe(piece.text.slice(1)) || undefined}>
              {piece.text}
            </span>
          )
        return (
          <a key={i} href={piece.text} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        )
      })}
    </p>
  )
}
