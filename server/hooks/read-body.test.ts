import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HookMapping, hookReading } from '#contract/hooks.ts'
import { readBody } from './read-body.ts'

const mapping: HookMapping = {
  subject: '{{alert.name}} en {{alert.host}}',
  text: '',
  requesterEmail: 'monitor@empresa.example',
  requesterName: '',
  type: 'incident',
  teamId: null,
  tags: ['alerta', '{{alert.tags}}'],
  fields: [],
  impact: 1,
  urgency: 2,
  levels: {
    path: 'alert.level',
    entries: [
      { value: 'critical', impact: 3, urgency: 3 },
      { value: '2', impact: 2, urgency: 2 },
    ],
  },
  key: '{{alert.id}}',
  onlyWhen: null,
  solvedWhen: { path: 'state', values: ['resolved', 'ok'] },
  isFromMachine: true,
}
const by = (one: HookMapping) => ({ name: 'Zabbix', mapping: one, fields: [], find: async () => undefined })
const alert = (more: object = {}, state = 'firing') => ({
  state,
  alert: { id: 7, name: 'Disco lleno', host: 'srv-1', tags: 'Disco, Almacén', level: 'CRITICAL', ...more },
})

describe('a mapping', () => {
  test('fills in what arrives', async () => {
    expect(await readBody(by(mapping), alert())).toMatchObject({
      outcome: 'open',
      subject: 'Disco lleno en srv-1',
      requesterEmail: 'monitor@empresa.example',
      tags: ['alerta', 'disco', 'almacén'],
      impact: 3,
      urgency: 3,
      key: '7',
      missing: [],
    })
  })

  test.each([
    ['as it is listed', { level: 'critical' }, [3, 3]],
    ['as a number', { level: 2 }, [2, 2]],
    ['as nothing that is listed', { level: 'info' }, [1, 2]],
    ['not at all', { level: undefined }, [1, 2]],
  ])('takes a level that is given %s', async (_, more, [impact, urgency]) => {
    expect(await readBody(by(mapping), alert(more))).toMatchObject({ impact, urgency })
  })

  test('takes everything as the text where it has none, and its own name as the subject', async () => {
    const reading = await readBody(by({ ...mapping, subject: '{{nada}}' }), { a: 1 })

    expect(reading).toMatchObject({ subject: 'Zabbix', text: '{\n  "a": 1\n}', key: null })
    expect(reading.missing).toEqual(expect.arrayContaining(['nada', 'alert.id']))
  })

  test('knows what is over, what is not wanted, and what has no requester', async () => {
    const picky = { ...mapping, onlyWhen: { path: 'alert.host', values: ['srv-2'] } }
    const orphan = { ...mapping, requesterEmail: '{{alert.owner}}' }

    expect((await readBody(by(mapping), alert({}, 'OK'))).outcome).toBe('solve')
    expect(await readBody(by(picky), alert())).toMatchObject({ outcome: 'ignore', reason: 'not_wanted' })
    expect(await readBody(by(orphan), alert())).toMatchObject({ outcome: 'fail', reason: 'no_requester' })
  })

  test('never breaks, whatever arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        expect(hookReading.safeParse(await readBody(by(mapping), body)).success).toBe(true)
      }),
    )
  })
})
