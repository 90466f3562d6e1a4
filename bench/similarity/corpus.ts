import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { language } from '#contract/common.ts'

const topicFile = z.object({
  topic: z.string(),
  articles: z.array(z.object({ language, title: z.string(), body: z.string() })),
  tickets: z.array(z.object({ subject: z.string(), body: z.string(), isHeldBack: z.boolean().default(false) })),
})

/** A ticket or an article of the corpus, and what it is about. */
export interface Sample {
  id: string
  topic: string
  subject: string
  body: string
}

export interface Corpus {
  /** Four fifths: what the desk has learnt from. */
  known: Sample[]
  /** One fifth, only asked for. */
  heldBack: Sample[]
  /** One in each language for each topic. */
  articles: Sample[]
}

const folder = new URL('./topics/', import.meta.url)

/** The tickets and articles written for measuring likeness: 63 topics with 8 tickets each, in Spanish and English. */
export function readCorpus(): Corpus {
  const corpus: Corpus = { known: [], heldBack: [], articles: [] }
  for (const name of readdirSync(folder).sort()) {
    const { topic, tickets, articles } = topicFile.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    for (const [at, { subject, body, isHeldBack }] of tickets.entries()) {
      const sample = { id: `${topic}/${at}`, topic, subject, body }
      corpus[isHeldBack ? 'heldBack' : 'known'].push(sample)
    }
    for (const { language: spoken, title, body } of articles) {
      corpus.articles.push({ id: `${topic}/${spoken}`, topic, subject: title, body })
    }
  }
  return corpus
}
