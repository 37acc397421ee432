/** What is said is changed through commands, like the board: they check, then write one transaction, or refuse and write nothing. */
import type { Talk } from './talk.ts'

export type TalkRefusal = 'empty-comment' | 'long-comment' | 'unknown-comment' | 'not-my-comment'
export type TalkResult<T> = { readonly ok: true, readonly value: T } | { readonly ok: false, readonly code: TalkRefusal }
export type TalkCommand<Arguments, T = void> = (talk: Talk, args: Arguments) => TalkResult<T>

export const talkDone = <T>(value: T): TalkResult<T> => ({ ok: true, value })
export const talkRefusal = (code: TalkRefusal): TalkResult<never> => ({ ok: false, code })
