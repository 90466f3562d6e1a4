import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Pattern } from '#contract/patterns.ts'
import { api } from '#web/lib/api.ts'
import { showError } from '#web/ui/notify.ts'

/** A rule that looks for the words of a pattern, as a draft that does nothing until somebody has finished it. */
export function useDraftRule(pattern: Pattern) {
  const navigate = useNavigate()
  const [tag = ''] = pattern.words
  return useMutation({
    mutationFn: (name: string) =>
      api.rules.create({
        body: {
          name: name.slice(0, 120),
          triggers: [{ kind: 'created' }],
          condition: {
            kind: 'all',
            of: pattern.words.slice(0, 2).map((value) => ({
              kind: 'any',
              of: [
                { kind: 'test', field: 'subject', operator: 'contains', value },
                { kind: 'test', field: 'text', operator: 'contains', value },
              ],
            })),
          },
          actions: [{ kind: 'add_tags', tags: [tag] }],
        },
      }),
    onError: showError,
    onSuccess: () => navigate({ to: '/settings/$section', params: { section: 'rules' } }),
  })
}
