import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, chooseAssignee, fits, type ToGive } from './choose.ts'

const light: ToGive = { weight: 1, wanted: [] }
const vpn = { skillId: 'vpn', name: 'VPN', level: 2 }

describe('who is given a ticket', () => {
  const cases: [string, Parameters<typeof chooseAssignee>, string | undefined, string][] = [
    ['nobody, where members take tickets themselves', ['pull', [who('a')], light], undefined, 'pull'],
    ['nobody of an empty team', ['round_robin', [], light], undefined, 'nobody_on_duty'],
    ['nobody who is off duty', ['least_loaded', [who('a', { isOnDuty: false })], light], undefined, 'nobody_on_duty'],
    ['nobody who carries all she can', ['least_loaded', [who('a', { load: 10 })], light], undefined, 'all_full'],
    ['nobody who carries nothing at all', ['round_robin', [who('a', { capacity: 0 })], light], undefined, 'all_full'],
    [
      'nobody for whom it is too heavy',
      ['round_robin', [who('a', { load: 8 })], { ...light, weight: 3 }],
      undefined,
      'all_full',
    ],
    [
      'who has nothing else, however heavy it is',
      ['round_robin', [who('a', { capacity: 2 })], { ...light, weight: 3 }],
      'a',
      'turn',
    ],
    [
      'not who has just given it back',
      ['round_robin', [who('a'), who('b', { turn: 9 })], { ...light, notTo: 'a' }],
      'b',
      'turn',
    ],
    [
      'nobody, where only she could who gave it back',
      ['round_robin', [who('a')], { ...light, notTo: 'a' }],
      undefined,
      'nobody_on_duty',
    ],
    [
      'in turn: who waited longest',
      ['round_robin', [who('a', { turn: 3 }), who('b', { turn: 2 })], light],
      'b',
      'turn',
    ],
    ['in turn: first who never had one', ['round_robin', [who('a', { turn: 1 }), who('b')], light], 'b', 'turn'],
    ['in turn: past who is full', ['round_robin', [who('a', { load: 10 }), who('b', { turn: 5 })], light], 'b', 'turn'],
    [
      'by load: who has least',
      ['least_loaded', [who('a', { load: 3 }), who('b', { load: 2, turn: 9 })], light],
      'b',
      'least_loaded',
    ],
    [
      'by load: the smaller part of what she can',
      ['least_loaded', [who('a', { load: 2, capacity: 4 }), who('b', { load: 3 })], light],
      'b',
      'least_loaded',
    ],
    [
      'by load: of equals who waited longest',
      ['least_loaded', [who('a', { turn: 2 }), who('b', { turn: 1 })], light],
      'b',
      'least_loaded',
    ],
    [
      'by skills: who has it',
      ['skills', [who('a'), skilled('b', 2, { load: 5 })], { ...light, wanted: [vpn] }],
      'b',
      'skills',
    ],
    [
      'by skills: not who knows too little',
      ['skills', [skilled('a', 1), skilled('b', 3, { load: 5 })], { ...light, wanted: [vpn] }],
      'b',
      'skills',
    ],
    [
      'by skills: it waits for who has it and is away',
      ['skills', [who('a'), skilled('b', 2, { isOnDuty: false })], { ...light, wanted: [vpn] }],
      undefined,
      'nobody_skilled',
    ],
    [
      'by skills: it waits for who has it and is full',
      ['skills', [who('a'), skilled('b', 2, { load: 10 })], { ...light, wanted: [vpn] }],
      undefined,
      'all_full',
    ],
    [
      'by skills: anybody, where nobody has it',
      ['skills', [who('a', { load: 1 }), who('b')], { ...light, wanted: [vpn] }],
      'b',
      'least_loaded',
    ],
    [
      'by skills: anybody, where none is asked for',
      ['skills', [skilled('a', 3, { load: 1 }), who('b')], light],
      'b',
      'least_loaded',
    ],
    [
      'otherwise skills do not matter',
      ['least_loaded', [skilled('a', 3, { load: 1 }), who('b')], { ...light, wanted: [vpn] }],
      'b',
      'least_loaded',
    ],
  ]

  test.each(cases)('%s', (_, asked, personId, why) => {
    const choice = chooseAssignee(...asked)

    expect([choice.personId, choice.personId === undefined ? choice.waiting : choice.reason.kind]).toEqual([
      personId,
      why,
    ])
  })
})

describe('whatever comes', () => {
  const team = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      isOnDuty: fc.boolean(),
      load: fc.nat(12),
      capacity: fc.nat(12),
      turn: fc.option(fc.nat(50)),
      skills: fc.constant(new Map<string, number>()),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  const mode = fc.constantFrom('round_robin', 'least_loaded', 'skills')

  test('nobody is given more than she carries, and nobody who is off duty anything', () => {
    fc.assert(
      fc.property(mode, team, fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }), (way, members, weights) => {
        const now = members.map((one) => ({ ...one }))
        for (const weight of weights) {
          const choice = chooseAssignee(way, now, { weight, wanted: [] })
          const chosen = now.find(({ id }) => id === choice.personId)
          if (chosen === undefined) {
            expect(now.some((one) => one.isOnDuty && fits(one, weight))).toBe(false)
            continue
          }
          expect(chosen.isOnDuty).toBe(true)
          expect(chosen.load === 0 || chosen.load + weight <= chosen.capacity).toBe(true)
          chosen.load += weight
        }
      }),
    )
  })

  test('turns are even to within one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(100), (size, count) => {
        const members = Array.from({ length: size }, (_, index) => who(`p${index}`, { capacity: 1000 }))
        const given = new Map(members.map(({ id }) => [id, 0]))
        for (let turn = 1; turn <= count; turn++) {
          const { personId = '' } = chooseAssignee('round_robin', members, light)
          given.set(personId, (given.get(personId) ?? 0) + 1)
          const chosen = members.find(({ id }) => id === personId)
          if (chosen) Object.assign(chosen, { turn, load: chosen.load + 1 })
        }

        expect(Math.max(...given.values()) - Math.min(...given.values())).toBeLessThanOrEqual(1)
      }),
    )
  })
})

function who(id: string, about: Partial<Candidate> = {}): Candidate {
  return { id, isOnDuty: true, load: 0, capacity: 10, turn: null, skills: new Map(), ...about }
}

function skilled(id: string, level: number, about: Partial<Candidate> = {}): Candidate {
  return who(id, { skills: new Map([['vpn', level]]), ...about })
}
