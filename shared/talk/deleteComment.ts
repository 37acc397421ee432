import { talkDone, talkRefusal, type TalkCommand } from './command.ts'

/** C4: one's own only. The words go out of the document; that there was a comment stays. */
export const deleteComment: TalkCommand<{ id: string }> = (talk, { id }) => {
  const comment = talk.comment(id)
  if (!comment) return talkRefusal('unknown-comment')
  if (comment.author !== talk.author) return talkRefusal('not-my-comment')
  if (!comment.isGone) talk.write([[id, { said: null }]])
  return talkDone(undefined)
}
