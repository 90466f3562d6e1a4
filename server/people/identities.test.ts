import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { refusalOf } from './test-browser.ts'

let world: World
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

describe('addresses and numbers', () => {
  test('belong to one person, however they are written', async () => {
    const body = { name: 'Luis', email: 'luis@people.example', phones: ['600 99 88 77'] }
    await agent.api.people.create({ body })
    const attempts = [
      { name: 'Other', email: 'LUIS@people.example' },
      { name: 'Other', phones: ['00 600-99-88-77'] },
    ]

    for (const other of attempts)
      expect(await refusalOf(agent.api.people.create({ body: other }))).toBe('address_taken')
    expect((await agent.api.people.list({ query: { q: 'Other' } })).items).toEqual([])
  })

  test('given to twenty at once go to one', async () => {
    const body = { name: 'Gemelo', email: 'gemelo@people.example' }

    const codes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(agent.api.people.create({ body }))))

    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'address_taken')).toHaveLength(19)
    expect((await agent.api.people.list({ query: { q: 'gemelo' } })).items).toHaveLength(1)
  })

  test('that were changed are free for others', async () => {
    const mar = await agent.api.people.create({
      body: { name: 'Mar', email: 'mar@people.example', phones: ['112233'] },
    })

    const changed = await agent.api.people.update({
      params: { id: mar.id },
      body: { email: 'mar2@people.example', phones: ['445566', '44-55-66'] },
    })
    const next = await agent.api.people.create({
      body: { name: 'Mar Dos', email: 'mar@people.example', phones: ['112233'] },
    })

    expect(changed).toMatchObject({ emails: ['mar2@people.example'], phones: ['44-55-66'] })
    expect(next.email).toBe('mar@people.example')
  })

  test('may be none', async () => {
    const sol = await agent.api.people.create({
      body: { name: 'Sol', email: 'sol@people.example', phones: ['778899'] },
    })

    const changed = await agent.api.people.update({ params: { id: sol.id }, body: { email: null, phones: [] } })

    expect(changed).toMatchObject({ email: null, emails: [], phones: [] })
  })

  test('without a digit are no numbers', async () => {
    const attempt = agent.api.people.create({ body: { name: 'Sin', phones: ['+--'] } })

    expect(await refusalOf(attempt)).toBe('invalid')
  })
})
