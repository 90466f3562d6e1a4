import { expect, test } from 'vitest'
import { contract } from '#contract/index.ts'
import type { Operations } from '#contract/operation.ts'
import { calls } from './calls.ts'

const features: Record<string, Operations> = contract
const cases = Object.entries(calls).flatMap(([feature, operations]) =>
  Object.entries(operations).map(([name, call]) => ({ feature, name, call })),
)

test.each(cases)('the portal calls $feature.$name where the contract has it', ({ feature, name, call }) => {
  expect(features[feature]?.[name]).toMatchObject(call)
})
