import { describe, expect, test } from 'vitest'
import type { HistoryEntry, TicketStatus } from '#contract/tickets.ts'
import { attemptFor, isSettled } from './attempt.ts'
import { newsSince } from './news.ts'
import { preferredChoice, sendChoicesFor, statusToSet } from './send-choices.ts'

describe('ways to send', () => {
  test('only statuses that the ticket may take are offered', () => {
    expect(sendChoicesFor(ticket('new', ['open', 'solved']))).toEqual(['as_is', 'solved', 'open'])
  })

  test('the present status may be kept in words', () => {
    expect(sendChoicesFor(ticket('pending', ['open']))).toContain('pending')
    expect(statusToSet('pending', ticket('pending', ['open']))).toBeUndefined()
  })

  test('the remembered way counts only where it is allowed', () => {
    expect(preferredChoice('pending', ['as_is', 'pending'])).toBe('pending')
    expect(preferredChoice('solved', ['as_is', 'pending'])).toBe('as_is')
    expect(preferredChoice(null, ['as_is', 'pending'])).toBe('as_is')
  })
})

describe('an attempt to send', () => {
  test('keeps its key while the content is the same', () => {
    const first = attemptFor(undefined, { text: 'a' }, () => 'k1')

    expect(attemptFor(first, { text: 'a' }, () => 'k2').key).toBe('k1')
    expect(attemptFor(first, { text: 'b' }, () => 'k2').key).toBe('k2')
  })

  test.each([
    [undefined, undefined, false],
    [503, 'unavailable', false],
    [429, 'too_many_requests', false],
    [409, 'request_in_progress', false],
    [409, 'ticket_changed', true],
    [422, 'invalid', true],
  ])('status %s with code %s settles it: %s', (status, code, settled) => {
    expect(isSettled(status, code)).toBe(settled)
  })
})

describe('news since the reader looked', () => {
  const since = { at: '2026-11-03T09:00:00.000Z', me: 'nuria' }

  test('are what others did later', () => {
    expect(newsSince([entry('luis', '08:59'), entry('luis', '09:01')], since)).toHaveLength(1)
  })

  test('are neither own acts nor the post office', () => {
    const delivery = { ...entry('luis', '09:01'), type: 'message.delivery' } as const

    expect(newsSince([entry('nuria', '09:01'), delivery], since)).toHaveLength(0)
  })
})

function ticket(status: TicketStatus, statuses: TicketStatus[]) {
  const can = {
    reply: true,
    note: true,
    change: true,
    solve: true,
    reopen: false,
    rate: false,
    answerRating: false,
    statuses,
  }
  return { status, can }
}

function entry(id: string, time: string): HistoryEntry {
  return {
    id: time,
    type: 'ticket.changed',
    cause: { kind: 'person', person: { id, name: id, email: null, role: 'agent' }, detail: null, ruleRunId: null },
    changes: [],
    messageId: null,
    createdAt: `2026-11-03T${time}:00.000Z`,
  }
}
