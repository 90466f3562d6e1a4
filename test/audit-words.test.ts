import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { auditActs, auditAreas } from '#web/settings/audit/acts.ts'

/** What the server writes beside `action:`, and what it passes on by these names. */
const acts = globSync('server/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /action:[^,\n]*?'([a-z_]+\.[a-z_]+)'|'((?:second_factor|devices)\.[a-z_]+)'/g,
    ),
  ])
  .map(([, written, passed]) => written ?? passed ?? '')

test('whatever the audit log records has words, and an area to look for it', () => {
  expect(acts.length).toBeGreaterThan(150)
  expect(acts.filter((act) => !auditActs.some((known) => known === act))).toEqual([])
  expect(acts.filter((act) => !auditAreas.some((area) => area === act.split('.')[0]))).toEqual([])
})
