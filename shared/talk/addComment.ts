import { talkDone, talkRefusal, type TalkCommand } from './command.ts'
import { LONGEST_COMMENT, writePassage, type Mention, type Passage } from './records.ts'

export type AddComment = {
  card: string
  text: string
  mentions?: readonly Mention[]
  /** A comment of the thread that it answers. */
  answers?: string
  passage?: Passage
}

/** C1: a comment of its own or an answer. Its words are an entry of their own: they leave the document when they are taken away. */
export const addComment: TalkCommand<AddComment, string> = (talk, { card, text, mentions = [], answers, passage }) => {
  const words = text.trim()
  if (words === '') return talkRefusal('empty-comment')
  if (words.length > LONGEST_COMMENT) return talkRefusal('long-comment')
  if (answers !== undefined && talk.comment(answers)?.card !== card) return talkRefusal('unknown-comment')
  const id = talk.newId()
  talk.write([
    [id, { kind: 'comment', card, ...(answers === undefined ? {} : { answers }), ...(passage ? { passage: writePassage(passage) } : {}) }],
    [id, { said: [words, mentions] }],
  ])
  return talkDone(id)
}
