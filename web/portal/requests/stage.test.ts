import { expect, test } from 'vitest'
import { ticketStatus } from '#contract/tickets.ts'
import { isPast, meaningOf, nameOf, openStatuses, solvedStatuses, stageOf, stages } from './stage.ts'

test.each([
  ['new', 'received'],
  ['open', 'progress'],
  ['on_hold', 'progress'],
  ['pending', 'waiting'],
  ['solved', 'solved'],
  ['closed', 'solved'],
] as const)('a ticket that is %s shows as %s', (status, stage) => {
  expect(stageOf(status)).toBe(stage)
})

test('a request of a colleague that waits for an answer tells nobody else to give it', () => {
  expect(nameOf('waiting', true)).toBe('stage.waiting')
  expect(nameOf('waiting', false)).toBe('stage.waitingOther')
  expect(meaningOf('pending', false)).toBe('stage.now.waitingOther')
})

test('waiting for somebody else is not told as plain work', () => {
  expect(meaningOf('on_hold', true)).toBe('stage.now.onHold')
  expect(meaningOf('open', true)).toBe('stage.now.progress')
})

test('each status is either open or solved', () => {
  expect([...openStatuses, ...solvedStatuses].sort()).toEqual([...ticketStatus.options].sort())
})

test('what comes before the stage lies behind', () => {
  expect(stages.filter((step) => isPast(step, 'waiting'))).toEqual(['received', 'progress'])
})
