import { describe, expect, test } from 'vitest'
import { emptyDraft, readDraft, resumeAt, setupBody, writeDraft } from './setup-draft.ts'
import { faultsOfDraft, faultsOfServer, firstFaultyStep } from './setup-faults.ts'

const empty = emptyDraft({ language: 'es', timeZone: 'Europe/Madrid' })
const filled = {
  ...empty,
  deskName: 'Soporte',
  administratorName: 'Nuria Rey',
  administratorEmail: 'nuria@sol.example',
  inboxName: 'Soporte',
  inboxAddress: 'soporte@sol.example',
}

describe('the kept draft', () => {
  test('comes back as it was', () => {
    expect(readDraft(writeDraft(filled), empty)).toEqual(filled)
  })

  test.each([null, 'not json', '{"language":"xx"}', '[]'])('falls back to the beginning when %s was kept', (kept) => {
    expect(readDraft(kept, empty)).toEqual(empty)
  })

  test('never holds a password, so the wizard resumes no later than where it is asked for', () => {
    expect(writeDraft(filled)).not.toContain('password')
    expect(resumeAt('summary')).toBe('administrator')
    expect(resumeAt('desk')).toBe('desk')
  })
})

describe('faults', () => {
  test('a filled draft with a good password has none', () => {
    expect(faultsOfDraft(filled, 'tren azul queso')).toEqual({})
  })

  test('the inbox may not have the address of the administrator', () => {
    const faults = faultsOfDraft({ ...filled, inboxAddress: 'Nuria@sol.example' }, 'tren azul queso')

    expect(faults).toEqual({ inboxAddress: 'taken' })
    expect(firstFaultyStep(faults)).toBe('inbox')
  })

  test("the server's faults lead to the first step that can mend them", () => {
    const fields = { 'inbox.address': 'Invalid', 'administrator.password': 'Too common', elsewhere: 'x' }

    const faults = faultsOfServer({ code: 'invalid', fields })

    expect(faults).toEqual({ inboxAddress: { said: 'Invalid' }, password: 'refused' })
    expect(firstFaultyStep(faults)).toBe('administrator')
  })
})

test('an empty team name is not sent', () => {
  expect(setupBody(filled, 'x')).not.toHaveProperty('teamName')
  expect(setupBody({ ...filled, teamName: ' Primera línea ' }, 'x')).toHaveProperty('teamName', 'Primera línea')
})
