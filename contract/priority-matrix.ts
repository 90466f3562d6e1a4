import { z } from 'zod'
import { priority } from './ticket-fields.ts'

/** Rows are impact, columns urgency, each from low to high; the values are priorities, 1 critical … 4 low. */
export const priorityMatrix = z.array(z.array(priority).length(3)).length(3).meta({
  id: 'PriorityMatrix',
  description: 'Impact × urgency (ITIL). Changed, it touches no ticket until one of the two changes there',
})
export type PriorityMatrix = z.infer<typeof priorityMatrix>

export const defaultMatrix: PriorityMatrix = [
  [4, 4, 3],
  [4, 3, 2],
  [3, 2, 1],
]

export function priorityIn(matrix: PriorityMatrix, impact: number, urgency: number): number {
  const found = matrix[impact - 1]?.[urgency - 1]
  if (found === undefined) throw new RangeError(`No priority for impact ${impact} and urgency ${urgency}`)
  return found
}
