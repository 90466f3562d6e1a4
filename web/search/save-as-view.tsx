import { Button } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestViewName } from '#contract/views.ts'
import { emptyView, LazyViewEditor, type ViewDraft } from '#web/inbox/index.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { showError } from '#web/ui/notify.ts'

/** Opens the editor with what the search asks for; what a view cannot ask for is told there. */
export function SaveAsView({ q }: { q: string }) {
  const { t } = useTranslation('search')
  const { list } = useFormat()
  const [edited, setEdited] = useState<{ start: ViewDraft; note: string | undefined }>()
  const read = useMutation({
    mutationFn: () => api.search.condition({ query: { q } }),
    onError: showError,
    onSuccess: ({ condition, left }) => {
      const note = left.length === 0 ? undefined : t('asView.left', { filters: list(left) })
      const name = q.slice(0, longestViewName)
      setEdited({ start: { ...emptyView, name, ...(condition !== null && { condition }) }, note })
    },
  })
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFilterPlus size={15} aria-hidden />}
        loading={read.isPending}
        onClick={() => read.mutate()}
      >
        {t('asView')}
      </Button>
      {edited && <LazyViewEditor id={undefined} {...edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}
