import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { operation } from '#contract/operation.ts'
import { ApiError } from './api-error.ts'
import { createClient, urlOf } from './client.ts'

const things = {
  list: operation({ method: 'GET', path: '/things', summary: '', access: 'public', result: z.object({ n: z.int() }) }),
  make: operation({
    method: 'POST',
    path: '/things/:id/parts',
    summary: '',
    access: 'public',
    params: z.object({ id: z.string() }),
    body: z.object({ name: z.string() }),
    status: 201,
  }),
}
const onNotSignedIn = vi.fn()
const client = createClient({ things }, { onNotSignedIn })

afterEach(() => {
  vi.unstubAllGlobals()
  onNotSignedIn.mockReset()
})

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(async (_url: string, _request: RequestInit) => Response.json(body, { status, headers }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

describe('an address', () => {
  it('fills in the parameters, repeats lists and leaves out what is not given', () => {
    expect(urlOf('/a/:id/b', { params: { id: 'team:1 x' }, query: { s: ['new', 'open'], q: undefined, n: 5 } })).toBe(
      '/api/v1/a/team%3A1%20x/b?s=new&s=open&n=5',
    )
  })
})

describe('a call', () => {
  it('gives every creation a key of its own and says that it is ours', async () => {
    const fetch = answer(201, {})

    await client.things.make({ params: { id: '1' }, body: { name: 'x' } })

    const headers = fetch.mock.calls[0]?.[1].headers
    expect(headers).toMatchObject({ 'x-requested-with': 'mesa', 'idempotency-key': expect.stringMatching(/^\w{32}$/) })
  })

  it('quotes the version that was seen', async () => {
    const fetch = answer(201, {})

    await client.things.make({ params: { id: '1' }, body: { name: 'x' }, headers: { ifMatch: 7 } })

    expect(fetch.mock.calls[0]?.[1].headers).toMatchObject({ 'if-match': '"7"' })
  })

  it('throws the problem with its fields by path', async () => {
    answer(422, { code: 'invalid', detail: 'no', errors: [{ path: 'name', code: 'x', message: 'Too short' }] })

    const error = await client.things.list().catch((failure: unknown) => failure)

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'invalid', status: 422, fields: { name: 'Too short' } })
  })

  it('tells the gate when the session has ended', async () => {
    answer(401, { code: 'not_signed_in' })

    await client.things.list().catch(() => undefined)

    expect(onNotSignedIn).toHaveBeenCalledOnce()
  })

  it('says that the desk was out of reach when nothing answered', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))

    const error = await client.things.list().catch((failure: unknown) => failure)

    expect(error).toMatchObject({ code: 'unavailable', status: 0 })
  })

  it('gives a proxy without our error format a code by its status', async () => {
    answer(502, 'Bad gateway')

    expect(await client.things.list().catch((failure: unknown) => failure)).toMatchObject({ code: 'unavailable' })
  })
})
