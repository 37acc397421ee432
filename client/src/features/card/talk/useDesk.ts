/** What every part of a discussion needs: who reads, who everybody is, and the commands. */
import * as commands from '@trame/shared/talk'
import { fold } from '@trame/shared/model'
import { useCallback, useMemo } from 'react'
import { usePeople, useWhoIs, type Someone } from '../../../board/useTalk.ts'
import { useTexts } from '../../../i18n/index.ts'
import { profile, useMay, useObservable, type LiveTalk } from '../../../session/index.ts'
import { showToast } from '../../../ui/toast.ts'

const COMMANDS = { add: commands.addComment, edit: commands.editComment, delete: commands.deleteComment, settle: commands.settleThread, react: commands.react, follow: commands.followCard } as const
type Commands = typeof COMMANDS

export type Desk = {
  readonly live: LiveTalk
  readonly card: string
  readonly me: string
  readonly isMe: (name: string) => boolean
  readonly people: readonly Someone[]
  readonly whoIs: (author: string) => Someone
  /** Runs a command; false: it was refused, and the reader was told why. */
  readonly run: <K extends keyof Commands>(name: K, args: Parameters<Commands[K]>[1]) => boolean
}

export function useDesk(live: LiveTalk, card: string): Desk {
  const t = useTexts()
  const { author, name } = useObservable(profile)
  const people = usePeople(live)
  const whoIs = useWhoIs(live)
  const mayComment = useMay('comment')
  const run = useCallback<Desk['run']>(
    (command, args) => {
      if (!mayComment) {
        void showToast(t('role.mayNotComment'))
        return false
      }
      const result = (COMMANDS[command] as commands.TalkCommand<typeof args, unknown>)(live.talk, args)
      if (!result.ok) void showToast(t(`talk.refusal.${result.code}`))
      return result.ok
    },
    [live, mayComment, t],
  )
  return useMemo(() => ({ live, card, me: author, isMe: called => name !== '' && fold(called).trim() === fold(name).trim(), people, whoIs, run }), [author, card, live, name, people, run, whoIs])
}
