import { expect, test } from 'vitest'
import { ticketStatus } from '#contract/tickets.ts'
import {
  isClosedForGood,
  mayMove,
  movesFrom,
  statusAfterAgentReply,
  statusAfterRequesterMessage,
} from './transitions.ts'

const all = ticketStatus.options

test('a closed ticket can only be opened again', () => {
  expect(movesFrom('closed')).toEqual(['open'])
})

test('a ticket is closed for good when its inbox’s days are over, and not a moment earlier', () => {
  const closedAt = new Date('2026-03-01T12:00:00Z')
  const at = (time: string) => isClosedForGood({ status: 'closed', closedAt }, 2, new Date(time))

  expect(at('2026-03-03T12:00:00Z')).toBe(false)
  expect(at('2026-03-03T12:00:01Z')).toBe(true)
  expect(isClosedForGood({ status: 'solved', closedAt: null }, 0, closedAt)).toBe(false)
})

test('every other status can be solved, and nothing becomes new again', () => {
  for (const from of all) {
    expect(mayMove(from, 'solved')).toBe(from !== 'closed')
    expect(mayMove(from, 'new')).toBe(from === 'new')
  }
})

test('only new and solved tickets can be closed', () => {
  expect(all.filter((from) => movesFrom(from).includes('closed'))).toEqual(['new', 'solved'])
})

test.each([
  ['new', 'new'],
  ['open', 'open'],
  ['pending', 'open'],
  ['on_hold', 'on_hold'],
  ['solved', 'open'],
  ['closed', 'open'],
] as const)('a requester who writes on a ticket that is %s leaves it %s', (before, after) => {
  expect(statusAfterRequesterMessage(before)).toBe(after)
})

test('an agent who answers a new ticket opens it and leaves others as they are', () => {
  expect(statusAfterAgentReply('new')).toBe('open')
  expect(statusAfterAgentReply('on_hold')).toBe('on_hold')
})
