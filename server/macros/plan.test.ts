import { describe, expect, test } from 'vitest'
import type { MacroAction } from '#contract/macros.ts'
import { planOf } from './plan.ts'

const plan = (...actions: MacroAction[]) => planOf(actions, 'me', 'Cierre')

describe('the change that a macro comes to', () => {
  test.each<[string, MacroAction[], object]>([
    ['the last one that sets the same counts', [{ kind: 'take' }, { kind: 'unassign' }], { assigneeId: null }],
    ['to take is to be given it', [{ kind: 'unassign' }, { kind: 'take' }], { assigneeId: 'me' }],
    [
      'a priority is the macro’s reason',
      [{ kind: 'set_priority', priority: 1 }],
      { priority: 1, priorityReason: 'Cierre' },
    ],
    [
      'fields come together',
      [
        { kind: 'set_field', key: 'sede', value: 'lugo' },
        { kind: 'set_field', key: 'planta', value: null },
      ],
      { fields: { sede: 'lugo', planta: null } },
    ],
    [
      'a tag that is added and removed ends as the last one says',
      [
        { kind: 'add_tags', tags: ['a', 'b'] },
        { kind: 'remove_tags', tags: ['b', 'c'] },
        { kind: 'add_tags', tags: ['c'] },
      ],
      { addTags: ['a', 'c'], removeTags: ['b'] },
    ],
  ])('%s', (_, actions, change) => {
    expect(plan(...actions).change).toEqual(change)
  })
})

describe('a status', () => {
  const reply = { kind: 'write_reply', bodyHtml: '<p>Hecho</p>' } as const

  test('is set at once where nothing is answered', () => {
    expect(plan({ kind: 'set_status', status: 'solved' })).toMatchObject({
      change: { status: 'solved' },
      reply: undefined,
    })
  })

  test('waits for the reply that it belongs to', () => {
    const { change, reply: waiting } = plan({ kind: 'set_status', status: 'solved' }, reply)

    expect(change).toEqual({})
    expect(waiting).toEqual({ bodyHtml: '<p>Hecho</p>', status: 'solved' })
  })

  test('that no reply can bring is set at once', () => {
    const { change, reply: waiting } = plan(reply, { kind: 'set_status', status: 'on_hold' })

    expect([change, waiting?.status]).toEqual([{ status: 'on_hold' }, null])
  })
})
