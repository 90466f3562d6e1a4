import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, uploadFile } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

interface Props {
  number: number
  device: string
  name: string
  content: Blob
}

/** Puts a file that came from the machine into a note of the ticket, once. */
export function AttachButton({ number, device, name, content }: Props) {
  const { t } = useTranslation('remote')
  const queries = useQueryClient()
  const attach = useMutation({
    mutationFn: async () => {
      const { id } = await uploadFile(new File([content], name))
      const bodyText = t('transfers.note', { name, device })
      await api.messages.add({ params: { number }, body: { kind: 'note', bodyText, attachmentIds: [id] } })
    },
    onError: showError,
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.messages(number) }),
  })
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      loading={attach.isPending}
      disabled={attach.isSuccess}
      onClick={() => attach.mutate()}
    >
      {attach.isSuccess ? t('transfers.attached') : t('transfers.attach')}
    </Button>
  )
}
