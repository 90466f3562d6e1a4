import { Button } from '@mantine/core'
import { IconHourglassEmpty, IconLogin2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { Refusal } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import { useEnter } from './use-enter.ts'

/** Waits for a press: programs that try the links of a mail beforehand must not use it up. */
export function SignInLinkPage() {
  const token = useTokenParam()
  const { t } = useTranslation('portal')
  const enter = useEnter()
  const signIn = useMutation({ mutationFn: () => api.sessions.signInByLink({ body: { token } }), onSuccess: enter })
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
  return (
    <Notice
      icon={<IconLogin2 size={30} />}
      title={t('enter.linkTitle')}
      text={signIn.isError ? <Refusal error={signIn.error} /> : t('enter.linkText')}
      action={
        <Button size="md" autoFocus loading={signIn.isPending || signIn.isSuccess} onClick={() => signIn.mutate()}>
          {t('enter.submit')}
        </Button>
      }
    />
  )
}

/** A token that cannot be one, as when the mail program cut it, is as good as spent. */
function isSpent(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'link_expired' || error.code === 'invalid')
}
