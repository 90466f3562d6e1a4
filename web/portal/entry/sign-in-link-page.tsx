import { Button } from '@mantine/core'
import { IconHourglassEmpty, IconLogin2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { CodeField, useCodeStep } from '#web/ui/code-step.tsx'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { Refusal } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import css from './sign-in-card.module.css'
import { useEnter } from './use-enter.ts'

/** Waits for a press: programs that try the links of a mail beforehand must not use it up. */
export function SignInLinkPage() {
  const token = useTokenParam()
  const { t } = useTranslation('portal')
  const enter = useEnter()
  const signIn = useMutation({
    mutationFn: (code: { code?: string }) => api.sessions.signInByLink({ body: { token, ...code } }),
    onSuccess: enter,
  })
  const step = useCodeStep(signIn.error)
  useDocumentTitle(t('enter.title'))

  if (isSpent(signIn.error)) {
    return (
      <Notice
        icon={<IconHourglassEmpty size={30} />}
        title={t('enter.expired')}
        text={t('enter.expiredText')}
        action={<LinkButton to="/sign-in">{t('enter.ask')}</LinkButton>}
      />
    )
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!step.isMissing) signIn.mutate(step.sent)
  }

  return (
    <Notice
      icon={<IconLogin2 size={30} />}
      title={t('enter.linkTitle')}
      text={step.rest ? <Refusal error={step.rest} /> : t('enter.linkText')}
      action={
        <form noValidate className={css['form']} onSubmit={submit}>
          {step.isAsked && <CodeField size="md" {...step.field} />}
          <Button type="submit" size="md" autoFocus loading={signIn.isPending || signIn.isSuccess}>
            {t('enter.submit')}
          </Button>
        </form>
      }
    />
  )
}

/** A token that cannot be one, as when the mail program cut it, is as good as spent. */
function isSpent(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'link_expired' || error.code === 'invalid')
}
