import { describe, expect, test } from 'vitest'
import { comesFromOwnPage } from './own-page.ts'

const quiet = {
  method: 'POST',
  host: '127.0.0.1:3000',
  publicUrl: 'https://desk.example.org',
  origin: undefined,
  fetchSite: undefined,
  requestedWith: undefined,
}

describe('a change with a session cookie', () => {
  test.each([
    ['the public address', { origin: 'https://desk.example.org' }],
    ['the address that was asked for', { origin: 'http://127.0.0.1:3000' }],
    ['the same origin, as the browser says', { fetchSite: 'same-origin' }],
    ['the person’s own hand', { fetchSite: 'none' }],
    ['a program that sets the header', { requestedWith: 'mesa' }],
  ])('is accepted from %s', (_, caller) => {
    expect(comesFromOwnPage({ ...quiet, ...caller }, true)).toBe(true)
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:4000' }],
    ['a host that begins like ours', { origin: 'https://desk.example.org.evil.example' }],
    ['our name as a user', { origin: 'https://desk.example.org@evil.example' }],
    ['a page without origin', { origin: 'null' }],
    ['another scheme', { origin: 'ftp://desk.example.org' }],
    ['an empty origin', { origin: '' }],
    ['a sister site', { fetchSite: 'same-site' }],
    ['another site, as the browser says', { fetchSite: 'cross-site' }],
    ['another site, with the header', { origin: 'https://evil.example', requestedWith: 'mesa' }],
    ['who says nothing', {}],
  ])('is refused from %s', (_, caller) => {
    expect(comesFromOwnPage({ ...quiet, ...caller }, true)).toBe(false)
  })
})

test('without a cookie nothing need be said, but foreign pages are refused all the same', () => {
  expect(comesFromOwnPage(quiet, false)).toBe(true)
  expect(comesFromOwnPage({ ...quiet, origin: 'https://evil.example' }, false)).toBe(false)
})

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and is accepted from everywhere', (method) => {
  expect(comesFromOwnPage({ ...quiet, method, origin: 'https://evil.example' }, true)).toBe(true)
})
