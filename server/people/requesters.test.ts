import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '#test/world.ts'
import { transact, type Work } from '../kernel/context.ts'
import { findOrCreateCaller, findOrCreateRequester, findPersonByAddress, findPersonByPhone } from './index.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

function inWork<T>(run: (work: Work) => Promise<T>): Promise<T> {
  return transact(world.desk.contextOf({ kind: 'system', job: 'test' }), run)
}

const write = (email: string, name?: string) => inWork((work) => findOrCreateRequester(work, { email, name }))

describe('who writes for the first time', () => {
  test('becomes a requester in the language of the mail, in the organization of the domain', async () => {
    const { api } = await world.admin()
    const above = await api.organizations.create({ body: { name: 'Above', domains: ['corp.example'] } })
    const below = await api.organizations.create({ body: { name: 'Below', domains: ['lab.corp.example'] } })

    const one = await inWork((work) =>
      findOrCreateRequester(work, { email: 'Eva.Sanz@MAIL.corp.example', language: 'en' }),
    )
    const two = await write('eva@lab.corp.example', 'Eva Lab')
    const other = await write('eva@notcorp.example')

    expect(one).toMatchObject({
      name: 'Eva Sanz',
      email: 'eva.sanz@mail.corp.example',
      role: 'requester',
      language: 'en',
      organizationId: above.id,
    })
    expect(two).toMatchObject({ name: 'Eva Lab', language: 'es', organizationId: below.id })
    expect(other.organizationId).toBeNull()
  })

  test('twenty times at once is one person', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => write('prisa@people.example', 'Prisa')))

    const rows = await world.db.selectFrom('people').select('id').where('email', '=', 'prisa@people.example').execute()
    expect(new Set(people.map(({ id }) => id)).size).toBe(1)
    expect(rows).toHaveLength(1)
  })

  test('can be found at once', async () => {
    await write('hallame@people.example', 'Ágata Pérez')
    const { api } = await world.person('agent')

    expect((await api.people.list({ query: { q: 'agata perez' } })).items).toHaveLength(1)
  })

  test('is nobody when the mail came to nothing', async () => {
    const attempt = inWork(async (work) => {
      await findOrCreateRequester(work, { email: 'phantom@people.example' })
      throw new Error('stop')
    })

    await expect(attempt).rejects.toThrow('stop')
    expect(await findPersonByAddress(world.db, 'phantom@people.example')).toBeUndefined()
  })
})

describe('a name', () => {
  test('that was made from the address gives way to the one that is written under', async () => {
    const before = await write('ana.lima@people.example', 'ana.lima@people.example')

    const after = await write('ana.lima@people.example', 'Ana María Lima')

    expect([before.name, after.name]).toEqual(['Ana Lima', 'Ana María Lima'])
    expect(after.id).toBe(before.id)
  })

  test('once known is not changed by a mail', async () => {
    await write('luz@people.example', 'Luz Real')

    const after = await write('luz@people.example', 'El Jefe')

    expect(after.name).toBe('Luz Real')
  })

  test('of an agent is not changed by a mail, which anybody can write in that name', async () => {
    const ana = await world.person('agent', { name: 'Ana', email: 'ana@people.example' })

    const after = await write('ana@people.example', 'Somebody Else')

    expect(after).toMatchObject({ id: ana.id, name: 'Ana', role: 'agent' })
  })
})

describe('a number', () => {
  test('recognises its person, with or without the country code', async () => {
    const luis = await inWork((work) =>
      findOrCreateRequester(work, { email: 'luis@people.example', phone: '+34 600 11 22 33' }),
    )

    const found = await Promise.all(
      ['600112233', '0034 600 11 22 33', '34600112233', '+34-600-112-233'].map((phone) =>
        findPersonByPhone(world.db, phone),
      ),
    )

    expect(found.map((person) => person?.id)).toEqual([luis.id, luis.id, luis.id, luis.id])
    expect(await findPersonByPhone(world.db, '+44 600 11 22 33')).toBeUndefined()
    expect(await findPersonByPhone(world.db, '112233')).toBeUndefined()
    expect(await findPersonByPhone(world.db, '')).toBeUndefined()
  })

  test('kept without its country code is recognised with it', async () => {
    const mia = await inWork((work) => findOrCreateCaller(work, { name: 'Mía', phone: '020 7946 0000' }))

    expect((await findPersonByPhone(world.db, '+44 20 7946 0000'))?.id).toBe(mia?.id)
  })

  test('that could be one of two people’s recognises nobody', async () => {
    await inWork((work) => findOrCreateCaller(work, { name: 'Here', phone: '+34 955 55 55 55' }))
    await inWork((work) => findOrCreateCaller(work, { name: 'There', phone: '+44 955 55 55 55' }))

    expect(await findPersonByPhone(world.db, '955 55 55 55')).toBeUndefined()
  })

  test('stays with whom it was first', async () => {
    const phone = '+34 700 00 00 01'
    const first = await inWork((work) => findOrCreateRequester(work, { email: 'first@people.example', phone }))

    await inWork((work) => findOrCreateRequester(work, { email: 'second@people.example', phone }))

    expect((await findPersonByPhone(world.db, phone))?.id).toBe(first.id)
  })
})

describe('a caller', () => {
  test('known by number is the same person under the same name, and somebody new under another', async () => {
    const phone = '+34 700 00 00 02'
    const call = (name?: string) => inWork((work) => findOrCreateCaller(work, { name, phone }))
    const pia = await call('Pía Sol')

    const [again, nameless, other] = [await call('pia sol'), await call(), await call('Max')]

    expect([again?.id, nameless?.id]).toEqual([pia?.id, pia?.id])
    expect(other?.id).not.toBe(pia?.id)
    expect(other?.name).toBe('Max')
  })

  test('who was chosen is recognised by the number from then on', async () => {
    const rita = await world.person('requester')

    await inWork((work) => findOrCreateCaller(work, { id: rita.id, phone: '+34 700 00 00 03' }))

    expect((await findPersonByPhone(world.db, '700000003'))?.id).toBe(rita.id)
  })

  test('who was chosen and does not exist is nobody', async () => {
    const id = '01a20fe0-ad1b-78de-800b-c4825b35130a'

    expect(await inWork((work) => findOrCreateCaller(work, { id }))).toBeUndefined()
  })
})
