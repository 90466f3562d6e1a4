import { accessArticles } from './access.ts'
import { deviceArticles } from './devices.ts'
import { insideArticles } from './inside.ts'
import { mailArticles } from './mail.ts'
import { networkArticles } from './network.ts'
import type { SampleArticle } from './outline.ts'

/** What the sample company has written down. */
export const sampleArticles: readonly SampleArticle[] = [
  ...accessArticles,
  ...networkArticles,
  ...mailArticles,
  ...deviceArticles,
  ...insideArticles,
]
