import { expect, test } from 'vitest'
import { macroAction } from '#contract/macros.ts'
import { readyTextVariables, unknownVariables } from '#contract/template-variables.ts'
import { macros, texts } from './texts-and-macros.ts'

test('what the samples bring is what an agent could have kept', () => {
  const actions = macros.flatMap((one) => one.actions)

  expect(actions.map((action) => macroAction.parse(action))).toEqual(actions)
  expect(texts.flatMap(({ bodyHtml }) => unknownVariables(bodyHtml, readyTextVariables))).toEqual([])
})
