import { describe, expect, test } from 'vitest'
import { emptyDraft, faultsFromServer, faultsOf } from './request-draft.ts'

const written = { ...emptyDraft, subject: 'No imprime', body: 'Desde ayer' }

describe('a request being written', () => {
  test('needs a sentence and some words', () => {
    expect(faultsOf({ ...emptyDraft, subject: '  ' }, false)).toEqual({ subject: true, body: true })
  })

  test('does not ask a signed-in person who they are', () => {
    expect(faultsOf(written, false)).toEqual({})
  })

  test('asks a stranger for a name and an address that can be written to', () => {
    expect(faultsOf({ ...written, name: '', email: 'ana@' }, true)).toEqual({ name: true, email: true })
    expect(faultsOf({ ...written, name: 'Ana', email: ' Ana@Ejemplo.es ' }, true)).toEqual({})
  })

  test('shows a fault of the server at its field, and leaves unknown paths to the message', () => {
    expect(faultsFromServer({ bodyText: 'Required', 'cc.0': 'Invalid' })).toEqual({ body: true })
    expect(faultsFromServer(undefined)).toEqual({})
  })
})
