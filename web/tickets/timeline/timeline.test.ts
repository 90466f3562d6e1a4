import { describe, expect, test } from 'vitest'
import type { Message } from '#contract/messages.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import { changeLinesOf } from './change-lines.ts'
import { foldLines, timelineOf } from './timeline.ts'

const ana = { id: 'ana', name: 'Ana García', email: null, role: 'requester' } as const
const nuria = { id: 'nuria', name: 'Nuria Rey', email: null, role: 'agent' } as const

describe('the timeline', () => {
  test('changes stand between the messages they happened between, neighbours together', () => {
    const items = timelineOf(
      [message('1', '09:00'), message('2', '09:30')],
      [
        changed('a', '09:10', 'team', 'Soporte TI'),
        changed('b', '09:11', 'status', 'open'),
        changed('c', '09:40', 'status', 'pending'),
      ],
    )

    expect(items.map((item) => (item.kind === 'message' ? item.key : item.lines.length))).toEqual(['1', 2, '2', 1])
  })

  test('a message comes before what it changed', () => {
    const items = timelineOf(
      [message('1', '09:00')],
      [{ ...changed('a', '09:00', 'status', 'pending'), type: 'message.added' }],
    )

    expect(items.map((item) => item.kind)).toEqual(['message', 'changes'])
  })

  test('the opening is told only when somebody else than the writer did it', () => {
    const created = { ...changed('a', '09:00', 'status', 'new'), type: 'ticket.created' } as const

    expect(timelineOf([message('1', '09:00')], [{ ...created, cause: by(ana) }])).toHaveLength(1)
    expect(timelineOf([message('1', '09:00')], [created])).toHaveLength(2)
  })
})

describe('folding', () => {
  const lines = ['a', 'b', 'c', 'd'].flatMap((id) => changeLinesOf(changed(id, '09:10', 'subject', id)))

  test('of a run of changes one is shown', () => {
    expect(foldLines(lines).shown).toHaveLength(1)
    expect(foldLines(lines).hidden).toHaveLength(3)
  })

  test('one line is never hidden alone', () => {
    expect(foldLines(lines.slice(0, 2)).hidden).toHaveLength(0)
  })
})

describe('a change in words', () => {
  test('team and person given together are one sentence', () => {
    const entry = changed('a', '09:10', 'teamId', 'Soporte TI')
    entry.changes.push({ field: 'assigneeId', from: null, to: { name: 'Noa Rivas' } })

    expect(changeLinesOf(entry).map((line) => line.change)).toEqual([
      { what: 'teamAndAssignee', team: 'Soporte TI', assignee: 'Noa Rivas' },
    ])
  })

  test('tags tell what came and what went', () => {
    const entry = {
      ...changed('a', '09:10', 'tags', null),
      changes: [{ field: 'tags', from: ['a', 'b'], to: ['b', 'c'] }],
    }

    expect(changeLinesOf(entry)[0]?.change).toEqual({ what: 'tags', added: ['c'], removed: ['a'] })
  })

  test('the reason belongs to the changed priority', () => {
    const entry = changed('a', '09:10', 'priority', 1)
    entry.changes.push({ field: 'priorityReason', from: null, to: 'Hay pacientes esperando' })

    expect(changeLinesOf(entry)).toHaveLength(1)
    expect(changeLinesOf(entry)[0]?.change).toMatchObject({ to: 1, reason: 'Hay pacientes esperando' })
  })

  test('a link names the other ticket', () => {
    const entry = { ...changed('a', '09:10', 'related', '#42'), type: 'ticket.linked' } as const

    expect(changeLinesOf(entry)[0]?.change).toEqual({ what: 'linked', number: 42, kind: 'related' })
  })

  test('a link that an earlier release called otherwise still names the other ticket', () => {
    const entry = { ...changed('a', '09:10', 'follow_up', '#42'), type: 'ticket.linked' } as const

    expect(changeLinesOf(entry)[0]?.change).toEqual({ what: 'linked', number: 42, kind: null })
  })

  test('a moved message tells where it went, and what that changed', () => {
    const entry = { ...changed('a', '09:10', 'movedTo', '#42'), type: 'message.moved' } as const
    entry.changes.push({ field: 'status', from: 'open', to: 'solved' })

    expect(changeLinesOf(entry).map((line) => line.change)).toEqual([
      { what: 'movedTo', number: 42 },
      { what: 'status', from: 'open', to: 'solved' },
    ])
  })

  test('an unknown field is still told', () => {
    expect(changeLinesOf(changed('a', '09:10', 'site', 'Madrid'))[0]?.change).toEqual({ what: 'other', field: 'site' })
  })
})

function by(person: typeof ana | typeof nuria): HistoryEntry['cause'] {
  return { kind: 'person', person, detail: null, ruleRunId: null }
}

function changed(id: string, time: string, field: string, to: unknown): HistoryEntry {
  const changes = [{ field, from: null, to }]
  return { id, type: 'ticket.changed', cause: by(nuria), changes, messageId: null, createdAt: at(time) }
}

function message(id: string, time: string): Message {
  return {
    id,
    kind: 'reply',
    direction: 'in',
    author: ana,
    from: null,
    to: [],
    cc: [],
    bcc: [],
    subject: '',
    bodyText: '',
    bodyHtml: null,
    newText: '',
    attachments: [],
    messageId: null,
    inReplyTo: null,
    references: [],
    isAutomatic: false,
    isUnverified: false,
    authentication: null,
    channel: 'email',
    delivery: null,
    matchedBy: null,
    receivedId: null,
    call: null,
    move: null,
    forwardOf: null,
    sideConversation: null,
    mentions: [],
    calendar: [],
    security: null,
    createdAt: at(time),
  }
}

function at(time: string): string {
  return `2026-11-03T${time}:00.000Z`
}
