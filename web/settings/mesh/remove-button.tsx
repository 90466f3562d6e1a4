import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function RemoveButton() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.mesh.remove(),
    onError: showError,
    onSuccess: () => showSuccess(t('mesh.removed')),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.mesh }),
  })
  return (
    <ConfirmButton
      size="sm"
      title={t('mesh.removeTitle')}
      text={t('mesh.removeText')}
      confirmLabel={t('mesh.remove')}
      loading={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {t('mesh.remove')}
    </ConfirmButton>
  )
}
