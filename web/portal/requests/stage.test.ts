import { expect, test } from 'vitest'
import { ticketStatus } from '#contract/tickets.ts'
import { isPast, meaningOf, openStatuses, solvedStatuses, stageOf, stages } from './stage.ts'

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

test('waiting for somebody else is not told as plain work', () => {
  expect(meaningOf('on_hold')).toBe('stage.now.onHold')
  expect(meaningOf('open')).toBe('stage.now.progress')
})

test('each status is either open or solved', () => {
  expect([...openStatuses, ...solvedStatuses].sort()).toEqual([...ticketStatus.options].sort())
})

test('what comes before the stage lies behind', () => {
  expect(stages.filter((step) => isPast(step, 'waiting'))).toEqual(['received', 'progress'])
})
