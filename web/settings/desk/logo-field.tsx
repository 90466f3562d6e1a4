import { Button, FileButton, Group, Input, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { apiRoot, readProblem } from '#web/lib/client.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useDesk } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import css from './logo-field.module.css'

/** The logo of portal and help pages. It is changed at once, unlike what stands around it. */
export function LogoField() {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const { logo } = useDesk()
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: keys.desk })
    showSuccess(t('desk.logoSaved'))
  }
  const place = useMutation({ mutationFn: sendLogo, onSuccess })
  const remove = useMutation({ mutationFn: () => api.desk.removeLogo(), onSuccess })
  const refused = useFieldErrors(place.error ?? remove.error)
  const fault = refused.of('file') ?? refused.rest
  return (
    <div>
      <Input.Label component="div">{t('desk.logo')}</Input.Label>
      <Input.Description>{t('desk.logoHelp')}</Input.Description>
      <Group mt={8} gap="sm">
        {logo && (
          <img className={css['logo']} src={logo.path} width={logo.width} height={logo.height} alt={t('desk.logo')} />
        )}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => file && place.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconUpload size={14} />}
              loading={place.isPending}
            >
              {t(logo ? 'desk.logoChange' : 'desk.logoAdd')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button size="xs" variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('desk.logoRemove')}
          </Button>
        )}
      </Group>
      {fault && (
        <Text mt={4} size="sm" c="red" role="alert">
          {fault}
        </Text>
      )}
    </div>
  )
}

async function sendLogo(file: File): Promise<void> {
  const body = new FormData()
  body.append('file', file, file.name)
  const headers = { 'x-requested-with': 'mesa' }
  const response = await fetch(`${apiRoot}/settings/logo`, { method: 'POST', headers, body })
  if (!response.ok) throw await readProblem(response)
}
