import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { Article } from '#contract/article.ts'
import { api } from '#web/lib/api.ts'
import { showError } from '#web/ui/notify.ts'
import { keepArticle } from './api.ts'

interface Texts {
  title: string
  summary: string
  keywords: string
  bodyHtml: string
}

const pauseMs = 1500

/**
 * The texts of an article while they are written: saved in a pause, one save after the other, each upon the version that
 * the one before made. What could not be saved is tried again with the next change.
 */
export function useSaved(article: Article) {
  const [texts, setTexts] = useState<Texts>(() => textsOf(article))
  const [isDirty, setIsDirty] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const waiting = useRef<Partial<Texts>>({})
  const version = useRef(article.version)
  const isRunning = useRef(false)

  async function save(): Promise<void> {
    if (isRunning.current || Object.keys(waiting.current).length === 0) return
    if (waiting.current.title !== undefined && waiting.current.title.trim() === '') return
    const sent = waiting.current
    waiting.current = {}
    isRunning.current = true
    setIsSaving(true)
    try {
      const after = await api.articles.update({
        params: { id: article.id },
        body: { ...sent, baseVersion: version.current },
      })
      version.current = after.version
      keepArticle(after)
    } catch (error) {
      waiting.current = { ...sent, ...waiting.current }
      showError(error)
      isRunning.current = false
      setIsSaving(false)
      return
    }
    isRunning.current = false
    setIsSaving(false)
    const isLeft = Object.keys(waiting.current).length > 0
    setIsDirty(isLeft)
    if (isLeft) later()
  }
  const later = useDebouncedCallback(() => void save(), { delay: pauseMs, flushOnUnmount: true })

  useEffect(() => {
    // What others publish or restore from this page's menu is the version that is written on.
    if (!isRunning.current && !isDirty) version.current = article.version
  }, [article.version, isDirty])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])

  return {
    texts,
    isDirty,
    isSaving,
    change: (change: Partial<Texts>) => {
      setTexts((before) => ({ ...before, ...change }))
      waiting.current = { ...waiting.current, ...change }
      setIsDirty(true)
      later()
    },
  }
}

function textsOf({ title, summary, keywords, bodyHtml }: Article): Texts {
  return { title, summary, keywords, bodyHtml }
}
