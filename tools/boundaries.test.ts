import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenRule, violations } from './boundaries.ts'

test('every import respects the dependency rule', () => {
  expect(violations('.')).toEqual([])
})

test('a check that read no files fails', () => {
  expect(violations(mkdtempSync(join(tmpdir(), 'empty-')))).toEqual([expect.stringContaining('broken')])
})

test.each([
  ['server/tickets/open.ts', 'server/mail/index.ts', 'may not use'],
  ['server/mail/door.ts', 'server/tickets/open.ts', 'index'],
  ['server/platform/http.ts', 'server/tickets/index.ts', 'knows no feature'],
  ['server/kernel/context.ts', 'server/platform/jobs.ts', 'kernel'],
  ['web/inbox/list.tsx', 'server/tickets/index.ts', 'never sees'],
  ['contract/tickets.ts', 'server/kernel/actor.ts', 'stands alone'],
  ['web/ui/pills.tsx', 'web/inbox/index.ts', 'knows no feature'],
  ['server/tickets/open.ts', 'server/app/jobs.ts', 'composition root'],
  ['server/tickets/open.ts', 'tools/demo/demo.ts', 'uses only'],
])('%s may not import %s', (from, to, why) => {
  expect(brokenRule({ from, to, isTypeOnly: false })).toContain(why)
})

test('the kernel may name the types of a feature’s schema, and nothing that runs', () => {
  const edge = { from: 'server/kernel/services.ts', to: 'server/tickets/events.ts' }

  expect(brokenRule({ ...edge, isTypeOnly: true })).toBeUndefined()
  expect(brokenRule({ ...edge, isTypeOnly: false })).toContain('only types')
})
