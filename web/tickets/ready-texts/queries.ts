import { queryOptions, useMutation } from '@tanstack/react-query'
import type { Attachment } from '#contract/attachments.ts'
import type { FilledText } from '#contract/ready-texts.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

/** The texts with the values of a ticket, asked for when somebody first wants one. */
export function filledTextsQuery(number: number) {
  return queryOptions({
    queryKey: keys.filledTexts(number),
    queryFn: ({ signal }) => api.readyTexts.forTicket({ params: { number }, signal }),
    select: (answer) => answer.items,
  })
}

/**
 * Counts a use, which is for the order of the list, and brings the files that go along. Whoever writes is told of a
 * failure only when files stay away.
 */
export function useReadyText(onFiles: (files: Attachment[]) => void) {
  const { mutate } = useMutation({
    mutationFn: ({ id }: FilledText) => api.readyTexts.use({ params: { id } }),
    onSuccess: ({ attachments }) => {
      if (attachments.length > 0) onFiles(attachments)
    },
    onError: (error, { attachments }) => {
      if (attachments.length > 0) showError(error)
    },
  })
  return mutate
}
