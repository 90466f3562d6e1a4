import type { StepState } from '#contract/service-request.ts'

/** A step as far as its turn goes: what comes before it, and how it stands. */
export interface PlannedStep {
  after: readonly number[]
  state: StepState
}

/** The places of the steps whose turn it is: they wait, and all before them are done or were called off. */
export function stepsToStart(steps: readonly PlannedStep[]): number[] {
  return steps.flatMap(({ state, after }, place) =>
    state === 'waiting' && after.every((before) => isOver(steps[before]?.state ?? 'done')) ? [place] : [],
  )
}

/** Whether nothing is left to be done. A step that failed is left: somebody has to look after it. */
export function isFinished(steps: readonly PlannedStep[]): boolean {
  return steps.every(({ state }) => isOver(state))
}

/** A place of a step that names itself, or one after it; so no circle can arise. Undefined where all is well. */
export function firstCircle(steps: readonly Pick<PlannedStep, 'after'>[]): number | undefined {
  const place = steps.findIndex(({ after }, own) => after.some((before) => before >= own))
  return place === -1 ? undefined : place
}

function isOver(state: StepState): boolean {
  return state === 'done' || state === 'cancelled'
}
