import { talkDone, type TalkCommand } from './command.ts'
import { followId } from './records.ts'

/** C8: said by oneself, and stronger than what is concluded from what one does. */
export const followCard: TalkCommand<{ card: string, isFollowing: boolean }> = (talk, { card, isFollowing }) => {
  const id = followId(card, talk.author)
  if (talk.facts.get(id)?.isOn !== isFollowing) talk.write([[id, { kind: 'follow', isOn: isFollowing }]])
  return talkDone(undefined)
}
