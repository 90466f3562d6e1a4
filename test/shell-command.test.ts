import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shellCommand } from '#web/lib/shell-command.ts'

test('what screens tell people to type begins with a script of the package', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

  const [npm, run, script, dashes] = shellCommand('mail deliver').split(' ')

  expect([npm, run, dashes]).toEqual(['npm', 'run', '--'])
  expect(Object.keys(scripts)).toContain(script)
})
