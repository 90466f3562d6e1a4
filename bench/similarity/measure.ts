import type { Sample } from './corpus.ts'

/** Finds the likest of a stock of texts, the best first. */
export type Finder = (query: Sample, limit: number) => Promise<Sample[]>

/**
 * recall@5: of the five that one could have found, how many were found among the first five. Tickets of the same topic
 * are the right ones, in whatever language.
 */
export async function recallAtFive(queries: Sample[], find: Finder): Promise<number> {
  return meanOf(queries, async (query) => {
    // A known ticket finds itself first, which is no merit.
    const found = (await find(query, 6)).filter(({ id }) => id !== query.id).slice(0, 5)
    return found.filter(({ topic }) => topic === query.topic).length / 5
  })
}

/** hit@3: whether one of the first three is right. */
export async function hitAtThree(queries: Sample[], find: Finder): Promise<number> {
  return meanOf(queries, async (query) => {
    const found = await find(query, 3)
    return Number(found.some(({ topic }) => topic === query.topic))
  })
}

async function meanOf(queries: Sample[], judge: (query: Sample) => Promise<number>): Promise<number> {
  let sum = 0
  for (const query of queries) sum += await judge(query)
  return sum / queries.length
}
