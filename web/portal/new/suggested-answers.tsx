import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { showError } from '../frame/toast.ts'
import { FoundAnswers } from '../home/found-answers.tsx'
import css from './new-form.module.css'

interface Props {
  subject: string
  /** It is settled: nothing has to be asked any more. */
  onSettled: () => void
}

/**
 * Answers to what somebody is about to ask. Whoever has read one is asked whether that was it, and only a yes counts as
 * a request that was spared.
 */
export function SuggestedAnswers({ subject, onSettled }: Props) {
  const { t } = useTranslation('portal')
  const [read, setRead] = useState<string>()
  const settle = useMutation({
    mutationFn: (articleId: string) => api.portal.deflect({ body: { articleId } }),
    onSuccess: onSettled,
    onError: showError,
  })
  return (
    <>
      <FoundAnswers search={subject} onOpen={setRead} />
      {read !== undefined && (
        <div className={css['settled']} role="group" aria-label={t('new.wasThatIt')}>
          <strong>{t('new.wasThatIt')}</strong>
          <Button
            variant="light"
            loading={settle.isPending}
            leftSection={<IconCheck size={17} aria-hidden />}
            onClick={() => settle.mutate(read)}
          >
            {t('new.thatWasIt')}
          </Button>
        </div>
      )}
    </>
  )
}
