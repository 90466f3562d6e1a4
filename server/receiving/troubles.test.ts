import { expect, test } from 'vitest'
import { Troubles } from './troubles.ts'

const refusal = Object.assign(new Error('Command failed'), { responseStatus: 'NO' })
const loss = Object.assign(new Error('Connection not available'), { code: 'NoConnection' })
const ours = Object.assign(new Error('deadlock detected'), { code: '40P01' })

test.each([
  { name: 'refuses three times is given up', error: refusal, times: 3, isHopeless: true },
  { name: 'refuses twice is asked again', error: refusal, times: 2, isHopeless: false },
  { name: 'hangs up on nine times is asked again', error: loss, times: 9, isHopeless: false },
  { name: 'hangs up on ten times is given up', error: loss, times: 10, isHopeless: true },
  { name: 'gave and we could not store is never given up', error: ours, times: 100, isHopeless: false },
])('a mail that the server $name', ({ error, times, isHopeless }) => {
  const troubles = new Troubles()

  for (let time = 0; time < times; time += 1) troubles.note(5, error)

  expect(troubles.isHopeless(5)).toBe(isHopeless)
  expect(troubles.isHopeless(6)).toBe(false)
})
