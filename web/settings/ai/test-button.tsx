import { Alert, Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

/** Asks the endpoint that is saved for one word. */
export function TestButton({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation('settings')
  const test = useMutation({
    mutationFn: () => api.ai.test(),
    onError: showError,
    onSettled: () => void queryClient.invalidateQueries({ queryKey: keys.aiCalls }),
  })
  return (
    <div>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPlugConnected size={16} aria-hidden />}
        disabled={isDirty}
        title={isDirty ? t('ai.testSave') : undefined}
        loading={test.isPending}
        onClick={() => test.mutate()}
      >
        {t('ai.test')}
      </Button>
      {test.data && (
        <Alert
          role="status"
          mt="xs"
          variant="light"
          color={test.data.outcome === 'answered' ? 'green' : 'red'}
          title={t(`ai.outcome.${test.data.outcome}`)}
        >
          {test.data.outcome === 'answered'
            ? t('ai.tested', { answer: test.data.answer, seconds: (test.data.durationMs / 1000).toFixed(1) })
            : test.data.detail}
        </Alert>
      )}
    </div>
  )
}
