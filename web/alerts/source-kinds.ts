import { alertSourceKind } from '#contract/alert-sources.ts'

/** All that alerts come from, by the words they have. */
export const sourceKinds = [...alertSourceKind.options, 'device'] as const
