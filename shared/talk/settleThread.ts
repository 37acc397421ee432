import { talkDone, talkRefusal, type TalkCommand } from './command.ts'

/** C5: settles a thread or opens it again; everybody may. `id` is the comment that began it. */
export const settleThread: TalkCommand<{ id: string, isDone: boolean }> = (talk, { id, isDone }) => {
  const comment = talk.comment(id)
  if (!comment) return talkRefusal('unknown-comment')
  if ((comment.done !== null) !== isDone) talk.write([[id, { done: isDone }]])
  return talkDone(undefined)
}
