import { Alert } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AiRequest } from '#contract/ai.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { Removed } from '#web/ui/removed.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './ai.module.css'

interface Props {
  number: number
  request: AiRequest
  isSending: boolean
  onSend: () => void
  onClose: () => void
}

/** Word for word what would leave the desk, and where it would go. */
export function ConsentDialog({ number, request, isSending, onSend, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const preview = useQuery({
    queryKey: ['ai', 'preview', number, request],
    queryFn: ({ signal }) => api.ai.preview({ params: { number }, body: request, signal }),
    staleTime: 0,
  })
  return (
    <FormModal
      title={t('ai.consent.title')}
      size="xl"
      submitLabel={t('ai.consent.send')}
      isDirty={false}
      isSaving={isSending}
      error={preview.error ? errorText(preview.error) : undefined}
      onSubmit={() => preview.data && onSend()}
      onClose={onClose}
    >
      {preview.isPending && <SkeletonLines count={6} />}
      {preview.data && (
        <>
          <p className={css['text']}>{t('ai.consent.text', { host: preview.data.host, model: preview.data.model })}</p>
          {preview.data.messages.map(({ role, text }) => (
            <section key={role} aria-label={t(`ai.role.${role}`)}>
              <h3 className={css['role']}>{t(`ai.role.${role}`)}</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts are scrolled by keyboard too */}
              <pre className={css['sent']} tabIndex={0}>
                {text}
              </pre>
            </section>
          ))}
          <Alert
            color={preview.data.isRedacted ? 'green' : 'yellow'}
            variant="light"
            icon={<IconShieldCheck size={18} />}
          >
            {t(preview.data.isRedacted ? 'ai.consent.redacted' : 'ai.consent.whole')}
            <Removed data={preview.data.removed} />
          </Alert>
        </>
      )}
    </FormModal>
  )
}
