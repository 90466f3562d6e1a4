import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DryRunLine, MailFilterDraft } from '#contract/mail-filters.ts'
import { addFilter, all, ask } from '#test/filters.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { createWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function tryOut(filter: Partial<MailFilterDraft>, more: { id?: string; limit?: number } = {}) {
  const { cookie } = await world.admin()
  const response = await world.fetch('/api/v1/mail/filters/dry-run', {
    method: 'POST',
    headers: { cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' },
    body: JSON.stringify({ filter, ...more }),
  })
  const text = await response.text()
  // The schema of each line is checked where it leaves.
  const lines = text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as DryRunLine] : []))
  const mails = lines.flatMap((line) => (line.type === 'mail' ? [line] : []))
  return { status: response.status, text, lines, mails, end: lines.at(-1) }
}

test('a dry run says what a filter that is not saved would change, and changes nothing', async () => {
  await deliver(world, rawMail({ subject: 'Factura 118', from: 'a@one.example', messageId: '<f118@one.example>' }))
  await deliver(world, rawMail({ subject: 'Hola', from: 'b@two.example' }))
  await deliver(
    world,
    rawMail({ subject: 'Re: Factura 118', from: 'a@one.example', headers: { 'In-Reply-To': '<f118@one.example>' } }),
  )
  await deliver(world, rawMail({ subject: 'Factura propia', from: 'support@desk.example' }))
  const { api } = await world.admin()
  const before = await api.mail.received()

  const { lines, mails, end } = await tryOut({
    name: 'Facturas',
    condition: all(ask('subject', 'matches', 'factura (?<nr>\\d+)')),
    actions: [{ kind: 'add_tags', tags: ['f-{{nr}}'] }],
  })

  expect(lines[0]).toEqual({ type: 'progress', done: 0, total: 4 })
  expect(mails).toMatchObject([
    { subject: 'Re: Factura 118', outcome: 'reply_added', holds: true, after: [], changes: false },
    {
      subject: 'Factura 118',
      outcome: 'ticket_opened',
      values: { nr: '118' },
      findings: [{ holds: true, found: 'Factura 118' }],
      before: [],
      after: [{ kind: 'add_tags', tags: ['f-118'] }],
      changes: true,
    },
  ])
  expect(end).toEqual({ type: 'end', read: 3, skipped: 0, beforeFilters: 1, held: 2, changed: 1 })
  expect(await api.mail.received()).toEqual(before)
  expect((await api.mailFilters.list()).items).toEqual([])
})

test('a saved filter that is being changed is tried in its own place, against what all of them do now', async () => {
  const draft = {
    name: 'Uno',
    condition: all(ask('subject', 'contains', 'factura')),
    actions: [{ kind: 'ignore' as const }],
  }
  const { id } = await addFilter(world, draft)
  await addFilter(world, { ...draft, name: 'Dos', actions: [{ kind: 'quarantine' }] })

  const same = await tryOut(draft, { id })
  const off = await tryOut({ ...draft, isEnabled: false }, { id })

  expect(same.mails.map(({ changes }) => changes)).toEqual([false, false])
  expect(off.mails).toMatchObject([
    { before: [{ kind: 'ignore' }], after: [{ kind: 'quarantine' }], changes: true },
    { before: [{ kind: 'ignore' }], after: [{ kind: 'quarantine' }], changes: true },
  ])
})

test('only the mail of the filter’s inbox is tried, and only so much of it', async () => {
  const { api } = await world.admin()
  const inbox = await api.inboxes.create({ body: { name: 'Otro', address: 'otro@desk.example' } })
  for (const subject of ['uno', 'dos', 'tres']) await deliver(world, rawMail({ subject, to: inbox.address }))

  const { mails, end } = await tryOut(
    { name: 'X', inboxId: inbox.id, condition: all(ask('subject', 'exists')), actions: [{ kind: 'ignore' }] },
    { limit: 2 },
  )

  expect(mails.map(({ subject }) => subject)).toEqual(['tres', 'dos'])
  expect(end).toMatchObject({ read: 2, held: 2 })
})

test('a filter that cannot work is refused before anything is read', async () => {
  const { status, text } = await tryOut({
    name: 'X',
    condition: all(ask('subject', 'matches', '(')),
    actions: [{ kind: 'ignore' }],
  })

  expect(status).toBe(422)
  expect(text).toContain('condition.of.0.value')
})
