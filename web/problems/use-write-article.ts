import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '#web/lib/api.ts'
import { showError } from '#web/ui/notify.ts'

interface Given {
  title: string
  /** Paragraphs; empty ones are left out. */
  paragraphs: string[]
}

/** Begins an article with what is known, as a draft for agents, and opens it for writing. */
export function useWriteArticle() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ title, paragraphs }: Given) =>
      api.articles.create({
        body: { title: title.slice(0, 200), bodyText: paragraphs.filter((one) => one !== '').join('\n\n') },
      }),
    onError: showError,
    onSuccess: ({ id }) => navigate({ to: '/knowledge/$id/edit', params: { id } }),
  })
}
