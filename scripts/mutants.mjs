/**
 * Rules broken on purpose, one at a time: each is a place in a source and what it is made to say instead. A suite that
 * lets one of them pass proves less than it claims.
 * @type {readonly { rule: string, what: string, file: string, from: string, to: string }[]}
 */
export const mutants = [
  {
    rule: 'M4',
    what: 'on a cycle whoever is met first gives way, not the latest mover',
    file: 'shared/model/tree.ts',
    from: 'if (isLater(other, victim)) victim = other',
    to: '',
  },
  {
    rule: 'M3',
    what: 'a write erases entries of which it replaces one field only',
    file: 'shared/model/facts.ts',
    from: 'const isDead = fields.every(field => newer.has(field))',
    to: 'const isDead = fields.some(field => newer.has(field))',
  },
  {
    rule: 'M6',
    what: 'an archived group hides what is alive inside it',
    file: 'shared/model/board.ts',
    from: 'for (const below of this.tree.walk(id)) if (!this.isArchived(below)) return true',
    to: '',
  },
  {
    rule: 'M7',
    what: 'undo takes back what somebody else has changed since',
    file: 'shared/model/board.ts',
    from: 'return last.author === this.author && this.steps.original',
    to: 'return last.author !== this.author || this.steps.original',
  },
  {
    rule: 'M10',
    what: 'of titles written at the same time the later one stands alone',
    file: 'shared/model/title.ts',
    from: 'if (renames.length === 1) return withLost(',
    to: 'if (renames.length > 1) return { title: readText(renames.at(-1)!.patch.title), lost: [] }\n  if (renames.length === 1) return withLost(',
  },
  {
    rule: 'S2',
    what: 'any message speaks for all earlier edits, whatever this socket has carried',
    file: 'shared/sync/state.ts',
    from: 'covers: answer === null ? 0 : state.made',
    to: 'covers: state.made',
  },
  {
    rule: 'S1',
    what: 'an edit counts as acknowledged when it is sent',
    file: 'shared/sync/state.ts',
    from: 'return { ...state, sent: index, answer,',
    to: 'return { ...state, acknowledged: state.made, sent: index, answer,',
  },
  {
    rule: 'the index',
    what: 'a list of children that changed is not told to those who show it',
    file: 'shared/queries/boardIndex.ts',
    from: 'for (const parent of parents) this.markAbove(parent, stale)',
    to: '',
  },
  {
    rule: 'S6',
    what: 'what this device has not sent counts as sent when it is written down',
    file: 'client/src/session/deviceWriter.ts',
    from: 'isSaved: savedUpTo >= last, epoch',
    to: 'isSaved: true, epoch',
  },
  {
    rule: 'S6',
    what: 'edits of a tab that died are sent by no other',
    file: 'client/src/session/orphans.ts',
    from: 'if (seen.has(row.key) && !isOnItsWay(row.key)) send(row)',
    to: '',
  },
  {
    rule: 'S10',
    what: 'edits that the relay refused are left as they are',
    file: 'shared/sync/state.ts',
    from: "effects: state.refusal === null ? [{ kind: 'put-aside', code: event.code }] : []",
    to: 'effects: []',
  },
  {
    rule: 'S20',
    what: 'a tab tells the others of what is on no disk yet',
    file: 'client/src/session/tabChannel.ts',
    from: '      await stored()\n',
    to: '      await null\n',
  },
  {
    rule: 'P2',
    what: 'others are shown an update before it is on the disk',
    file: 'server/relay/committer.ts',
    from: '    try {\n      await this.#store.append(',
    to: '    for (const { room, to } of batches) room.show(to, this.#now())\n    try {\n      await this.#store.append(',
  },
  {
    rule: 'P3',
    what: 'an update is acknowledged before it is on the disk',
    file: 'server/relay/committer.ts',
    from: '    try {\n      await this.#store.append(',
    to: '    for (const { handled } of batches) for (const [client, count] of handled) client.acknowledge(count, this.#now())\n    try {\n      await this.#store.append(',
  },
  {
    rule: 'P6',
    what: 'what a failed commit lost still counts as held',
    file: 'server/relay/room.ts',
    from: '    this.log.dropWaiting()\n    this.coverage = this.log.coverage()\n',
    to: '    this.log.dropWaiting()\n',
  },
  {
    rule: 'P7',
    what: 'a position in a log that is lost is taken for one in this log',
    file: 'server/relay/room.ts',
    from: 'position !== null && position.log === this.logName && position.since',
    to: 'position !== null && position.since',
  },
]
