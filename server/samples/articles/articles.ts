import { deviceArticles } from './devices.ts'
import { insideArticles } from './inside.ts'
import type { SampleArticle } from './outline.ts'
import { peopleArticles } from './people.ts'

/** What the sample company has written down. */
export const sampleArticles: readonly SampleArticle[] = [...peopleArticles, ...deviceArticles, ...insideArticles]
