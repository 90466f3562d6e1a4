import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StepState, VoteState } from '#contract/approvals.ts'
import { type Candidate, deciderOf, isNeeded, neededOf, nextOf, outcomeOfStep, placeVotes } from './state.ts'

const words: Record<string, VoteState> = { p: 'pending', a: 'approved', r: 'rejected', s: 'skipped' }
const votes = (letters: string) => [...letters].map((letter) => words[letter] ?? 'pending')

describe('a step', () => {
  test.each([
    ['waits for all who are asked', null, 'aap', 'pending'],
    ['is approved when all have approved', null, 'aaa', 'approved'],
    ['of which all must approve ends with the first who rejects', null, 'rpp', 'rejected'],
    ['is over as soon as enough have approved', 2, 'aapp', 'approved'],
    ['goes on while enough still can approve', 2, 'rrpp', 'pending'],
    ['is over as soon as no longer enough can approve', 2, 'rrrp', 'rejected'],
    ['counts nobody who was skipped', null, 'sas', 'approved'],
    ['needs all who are left where they are fewer than wanted', 3, 'sap', 'pending'],
    ['is approved by all who are left', 3, 'saa', 'approved'],
    ['that nobody is left in is never approved', null, 'ss', 'empty'],
    ['that nobody was in is never approved', 1, '', 'empty'],
  ] as const)('%s', (_, quorum, letters, outcome) => {
    expect(outcomeOfStep({ quorum, votes: votes(letters) })).toBe(outcome)
  })

  const anyStep = fc.record({
    quorum: fc.option(fc.integer({ min: 1, max: 20 })),
    votes: fc.array(fc.constantFrom<VoteState>('pending', 'approved', 'rejected', 'skipped'), { maxLength: 12 }),
  })

  test('is approved by as many as it needs and no fewer, and never without anybody', () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        const approved = step.votes.filter((vote) => vote === 'approved').length
        const isApproved = outcomeOfStep(step) === 'approved'
        expect(isApproved).toBe(neededOf(step) > 0 && approved >= neededOf(step))
      }),
    )
  })

  test('once over stays as it is, whatever those say who are still to be asked', () => {
    fc.assert(
      fc.property(anyStep, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (step, says) => {
        const outcome = outcomeOfStep(step)
        fc.pre(outcome === 'approved' || outcome === 'rejected')
        const later = step.votes.map((vote, place) =>
          vote === 'pending' ? (says[place] ? ('approved' as const) : ('rejected' as const)) : vote,
        )
        expect(outcomeOfStep({ ...step, votes: later })).toBe(outcome)
      }),
    )
  })

  test('is over once everybody has spoken', () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        fc.pre(!step.votes.includes('pending'))
        expect(outcomeOfStep(step)).not.toBe('pending')
      }),
    )
  })
})

describe('a request', () => {
  test.each<[string, StepState[], object]>([
    ['begins with its first step', ['waiting', 'waiting'], { kind: 'begin', index: 0 }],
    ['waits for the step whose turn it is', ['pending', 'waiting'], { kind: 'wait' }],
    ['goes on to the next step', ['approved', 'waiting'], { kind: 'begin', index: 1 }],
    ['passes over a step that is not needed', ['approved', 'not_needed', 'waiting'], { kind: 'begin', index: 2 }],
    ['is approved when all steps are', ['approved', 'approved'], { kind: 'end', outcome: 'approved' }],
    ['is approved where no step is needed', ['not_needed'], { kind: 'end', outcome: 'approved' }],
    ['ends with the first step that rejects', ['rejected', 'waiting'], { kind: 'end', outcome: 'rejected' }],
    ['ends with a step that fails in time', ['approved', 'expired', 'waiting'], { kind: 'end', outcome: 'expired' }],
  ])('%s', (_, steps, next) => {
    expect(nextOf(steps)).toEqual(next)
  })

  test.each([
    [null, 5, true],
    [1000, 999.99, false],
    [1000, 1000, true],
    [1000, null, true],
    [0, 0, true],
  ])('a step from %s on is needed for %s: %s', (fromAmount, amount, expected) => {
    expect(isNeeded({ fromAmount }, amount)).toBe(expected)
  })
})

describe('who is asked', () => {
  const here = (id: string, deciderId = id): Candidate => ({ id, isActive: true, deciderId })
  const gone = (id: string): Candidate => ({ ...here(id), isActive: false })
  const told = (candidates: Candidate[], own: string[] = []) =>
    placeVotes(candidates, own).map(({ approverId, deciderId, skip }) => skip ?? `${approverId}<${deciderId}`)

  test.each([
    ['everybody by themselves', [here('ana'), here('luis')], [], ['ana<ana', 'luis<luis']],
    ['nobody who has left', [gone('ana'), here('luis')], [], ['inactive', 'luis<luis']],
    ['nobody for herself', [here('ana'), here('luis')], ['ana'], ['own', 'luis<luis']],
    ['a deputy for who is away', [here('ana', 'eva'), here('luis')], [], ['ana<eva', 'luis<luis']],
    ['a deputy once', [here('ana', 'eva'), here('luis', 'eva')], [], ['ana<eva', 'same_decider']],
    ['a deputy in her own right first', [here('ana', 'eva'), here('eva')], [], ['same_decider', 'eva<eva']],
    ['who is away herself, where her deputy asked for it', [here('ana', 'eva')], ['eva'], ['ana<ana']],
    ['who is named twice once', [here('ana'), here('ana')], [], ['ana<ana']],
  ])('%s', (_, candidates, own, expected) => {
    expect(told(candidates, own)).toEqual(expected)
  })

  test.each([
    ['ana', {}, 'ana'],
    ['ana', { ana: 'luis' }, 'luis'],
    ['ana', { ana: 'luis', luis: 'eva' }, 'eva'],
    ['ana', { ana: 'luis', luis: 'ana' }, 'ana'],
    ['ana', { ana: 'luis', luis: 'eva', eva: 'luis' }, 'ana'],
  ])('%s with %j is decided for by %s', (id, deputies, expected) => {
    expect(deciderOf(id, new Map(Object.entries(deputies)))).toBe(expected)
  })
})
