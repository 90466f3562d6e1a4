import { describe, expect, test } from 'vitest'
import { fillText } from './fill.ts'
import { firstNameIn } from './values.ts'

test.each([
  ['Ana Sol García', 'Ana'],
  ['Sol, Ana', 'Ana'],
  ['  Ana ', 'Ana'],
  ['ana@cliente.example', ''],
  ['', ''],
])('%j is greeted as %j', (name, first) => {
  expect(firstNameIn(name)).toBe(first)
})

describe('a text', () => {
  test('carries its values as text, never as HTML', () => {
    const { bodyHtml, missing } = fillText('<p>Hola, {{requester.name}}</p>', {
      'requester.name': '<img src=x onerror=alert(1)> & "Cía"',
    })

    expect(bodyHtml).toBe('<p>Hola, &lt;img src=x onerror=alert(1)&gt; &amp; "Cía"</p>')
    expect(missing).toEqual([])
  })

  test('keeps a variable that has no value in sight, and names it once', () => {
    const { bodyHtml, missing } = fillText('<p>{{organization.name}} {{organization.name}} {{team.name}}</p>', {
      'team.name': '',
    })

    expect(bodyHtml).toBe('<p>{{organization.name}} {{organization.name}} {{team.name}}</p>')
    expect(missing).toEqual(['organization.name', 'team.name'])
  })

  test('closes what an editor left open between the braces', () => {
    const { bodyHtml } = fillText('<p>{{requester.<strong>name}}</strong> aquí</p>', { 'requester.name': 'Ana' })

    expect(bodyHtml).toBe('<p>Ana aquí</p>')
  })

  test('takes a value into a link without breaking out of it', () => {
    const { bodyHtml } = fillText('<p><a href="https://a.example/?q={{ticket.subject}}">x</a></p>', {
      'ticket.subject': '"><script>alert(1)</script>',
    })

    expect(bodyHtml).not.toContain('<script')
    expect(bodyHtml).toContain('href="https://a.example/?q=')
  })
})
