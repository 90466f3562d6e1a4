import { expect, test } from 'vitest'
import { unitOf } from './install.ts'

test('the unit names the agent and its folder, whatever is in their names', () => {
  const unit = unitOf({ folder: '/var/lib/a "b" 100%', command: ['/opt/mesa device'], user: 'root' })

  expect(unit).toContain(String.raw`ExecStart="/opt/mesa device" "run" "--data-dir" "/var/lib/a \"b\" 100%%"`)
  expect(unit).toContain('Restart=always')
})

test('what a person is sent can be written into their home', () => {
  expect(unitOf({ folder: '/var/lib/mesa', command: ['/opt/mesa'], user: 'root' })).not.toContain('ProtectHome')
})
