import { expect, test } from 'vitest'
import type { SkillCondition } from '#contract/assignment.ts'
import { type SkillNeed, skillsWanted } from './wanted.ts'

const inboxId = '0198f000-0000-7000-8000-000000000001'
const ticket = {
  tags: ['vpn', 'casa'],
  fields: { site: 'madrid', systems: ['sap', 'crm'], seats: 3, remote: true },
  inboxId,
  language: 'en',
}

test.each<[string, SkillCondition, boolean]>([
  ['a tag', { kind: 'tag', tag: 'vpn' }, true],
  ['another tag', { kind: 'tag', tag: 'impresora' }, false],
  ['the inbox', { kind: 'inbox', inboxId }, true],
  ['another inbox', { kind: 'inbox', inboxId: '0198f000-0000-7000-8000-000000000002' }, false],
  ['the language', { kind: 'language', language: 'en' }, true],
  ['another language', { kind: 'language', language: 'es' }, false],
  ['the value of a field', { kind: 'field', key: 'site', value: 'madrid' }, true],
  ['one of several values', { kind: 'field', key: 'systems', value: 'crm' }, true],
  ['a number', { kind: 'field', key: 'seats', value: '3' }, true],
  ['a yes', { kind: 'field', key: 'remote', value: 'true' }, true],
  ['another value', { kind: 'field', key: 'site', value: 'lima' }, false],
  ['a field without a value', { kind: 'field', key: 'floor', value: 'undefined' }, false],
])('%s asks for a skill: %#', (_, condition, isWanted) => {
  expect(skillsWanted(ticket, [need('net', 1, condition)])).toHaveLength(isWanted ? 1 : 0)
})

test('of several that ask for the same skill the highest level counts', () => {
  const needs = [
    need('net', 1, { kind: 'tag', tag: 'vpn' }),
    need('net', 3, { kind: 'tag', tag: 'casa' }),
    need('net', 2, { kind: 'language', language: 'en' }),
    need('sap', 1, { kind: 'inbox', inboxId }),
  ]

  expect(skillsWanted(ticket, needs).map(({ skillId, level }) => [skillId, level])).toEqual([
    ['net', 3],
    ['sap', 1],
  ])
})

function need(skillId: string, level: number, condition: SkillCondition): SkillNeed {
  return { skillId, name: skillId, level, condition }
}
