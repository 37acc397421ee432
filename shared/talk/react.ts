import { talkDone, talkRefusal, type TalkCommand } from './command.ts'
import { reactionId } from './records.ts'

/** C6: answers a comment with a sign, or takes that back. */
export const react: TalkCommand<{ id: string, sign: string }> = (talk, { id, sign }) => {
  if (!talk.comment(id)) return talkRefusal('unknown-comment')
  const reaction = reactionId(id, talk.author, sign)
  const isOn = talk.facts.get(reaction)?.isOn === true
  talk.write([[reaction, { kind: 'reaction', isOn: !isOn }]])
  return talkDone(undefined)
}
