import { talkDone, talkRefusal, type TalkCommand } from './command.ts'
import { LONGEST_COMMENT, type Mention } from './records.ts'

/** C3: one's own only. Saying something again brings back a comment that was taken away. */
export const editComment: TalkCommand<{ id: string, text: string, mentions?: readonly Mention[] }> = (talk, { id, text, mentions = [] }) => {
  const comment = talk.comment(id)
  const words = text.trim()
  if (!comment) return talkRefusal('unknown-comment')
  if (comment.author !== talk.author) return talkRefusal('not-my-comment')
  if (words === '') return talkRefusal('empty-comment')
  if (words.length > LONGEST_COMMENT) return talkRefusal('long-comment')
  if (words !== comment.text || JSON.stringify(mentions) !== JSON.stringify(comment.mentions)) {
    talk.write([[id, { said: [words, mentions] }]])
  }
  return talkDone(undefined)
}
