import { Alert, Button, Text } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeshTrialDraft } from '#contract/mesh.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useFaultWords } from './use-fault-words.ts'

interface Props {
  draft: MeshTrialDraft
  /** One is kept, for the address and the account that are saved. */
  canOmitSecret: boolean
}

/** Signs in with what stands in the form, saved or not. */
export function TryButton({ draft, canOmitSecret }: Props) {
  const { t } = useTranslation('settings')
  const faultWords = useFaultWords()
  const reason = useId()
  const attempt = useMutation({ mutationFn: () => api.mesh.try({ body: draft }) })
  const isMissing = draft.url === '' || draft.username === '' || (draft.secret === undefined && !canOmitSecret)
  const { data, error } = attempt
  const refused = useFieldErrors(error)
  return (
    <div>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPlugConnected size={16} aria-hidden />}
        disabled={isMissing}
        aria-describedby={isMissing ? reason : undefined}
        loading={attempt.isPending}
        onClick={() => attempt.mutate()}
      >
        {t('mesh.try')}
      </Button>
      {isMissing && (
        <Text id={reason} size="xs" c="dimmed" mt={4}>
          {t('mesh.tryMissing')}
        </Text>
      )}
      {error !== null && (
        <Alert role="alert" mt="xs" variant="light" color="red">
          {refused.of('url') ?? refused.of('username') ?? refused.of('secret') ?? refused.rest}
        </Alert>
      )}
      {data?.fault === null && (
        <Alert role="status" mt="xs" variant="light" color="green" title={t('mesh.works')}>
          {t('mesh.worksText', { version: data.version ?? '' })}
        </Alert>
      )}
      {data && data.fault !== null && (
        <Alert role="status" mt="xs" variant="light" color="red" title={t('mesh.state.failing')}>
          {faultWords(data.fault, data.version)}
        </Alert>
      )}
    </div>
  )
}
