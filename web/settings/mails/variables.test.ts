import { expect, test } from 'vitest'
import { templateVariables } from '#contract/mail-templates.ts'
import { readyTextVariables, signatureVariables } from '#contract/template-variables.ts'
import { named } from './variables.tsx'

test('every variable of a mail, a text or a signature is told in words', () => {
  const ofMails = Object.values(templateVariables).flatMap((variables) => variables.map(({ name }) => name))
  const known: readonly string[] = named

  const nameless = [...ofMails, ...readyTextVariables, ...signatureVariables].filter((name) => !known.includes(name))

  expect(nameless).toEqual([])
})
