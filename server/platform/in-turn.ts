import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'

/**
 * Runs what costs the database most, as searches do, a few at a time, in the order in which it was asked for. All at
 * once would take turns on the same cores, so that each is done as late as the last; and with fewer connections at work
 * PostgreSQL itself needs a third less time for each. Nothing that runs in turn may wait for another that does.
 */
export const inTurn = pLimit(Math.max(3, availableParallelism() + 1))
