/** The levels of the contract as literals, so that words can be looked up by them. */
export type Level = 1 | 2 | 3
export type PriorityLevel = Level | 4

export const levels = [1, 2, 3] as const satisfies Level[]
export const priorities = [1, 2, 3, 4] as const satisfies PriorityLevel[]

export function levelOf(value: number): Level {
  return value === 1 || value === 2 ? value : 3
}

export function priorityLevelOf(value: number): PriorityLevel {
  return value === 1 || value === 2 || value === 3 ? value : 4
}
