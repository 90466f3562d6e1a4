import { expect, test } from 'vitest'
import { placeOf } from './after-sign-in.ts'

test('signing in leads back to the request that was wanted', () => {
  expect(placeOf('/requests/42')).toEqual({ to: '/requests/$number', params: { number: '42' } })
  expect(placeOf('/new')).toEqual({ to: '/new' })
})

test.each(['', '//evil.example', 'https://evil.example/requests/1', '/requests/0', '/requests/1/x', '/desk'])(
  'an address that is not ours (%s) leads to the list',
  (path) => {
    expect(placeOf(path)).toEqual({ to: '/requests' })
  },
)
