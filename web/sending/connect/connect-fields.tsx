import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MailServerGuess } from '#contract/sending.ts'
import { api } from '#web/lib/api.ts'
import { showError } from '#web/ui/notify.ts'
import css from './connect.module.css'
import { type ConnectDraft, withGuess } from './draft.ts'
import { ServerFields } from './server-fields.tsx'

interface Props {
  draft: ConnectDraft
  onChange: (draft: ConnectDraft) => void
  errorOf: (field: string) => string | undefined
  /** An inbox that is there keeps its name and address. */
  isNew: boolean
  hasDeskServer: boolean
  hasSavedPassword: boolean
}

/** What must be known to connect an inbox; most of it is found out from the address. */
export function ConnectFields({ draft, onChange, errorOf, isNew, hasDeskServer, hasSavedPassword }: Props) {
  const { t } = useTranslation('sending')
  const change = (part: Partial<ConnectDraft>) => onChange({ ...draft, ...part })
  return (
    <div className={css.form}>
      {isNew && (
        <TextInput
          data-autofocus
          label={t('connect.name')}
          description={t('connect.nameHelp')}
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={errorOf('name')}
        />
      )}
      <Address draft={draft} onChange={onChange} error={errorOf('address')} isNew={isNew} />
      {hasDeskServer && (
        <Switch
          label={t('connect.sendingByDesk')}
          description={t('connect.sendingByDeskHelp')}
          checked={!draft.hasServer}
          onChange={(event) => change({ hasServer: !event.currentTarget.checked })}
        />
      )}
      {draft.hasServer && (
        <ServerFields
          title={t('connect.sending')}
          value={draft.sending}
          onChange={(part) => change({ sending: { ...draft.sending, ...part } })}
          errorOf={(field) => errorOf(`sending.${field}`)}
          hasSavedPassword={hasSavedPassword}
        />
      )}
      <Switch
        label={t('connect.receiving')}
        description={t('connect.receivingHelp')}
        checked={draft.hasReceiving}
        onChange={(event) => change({ hasReceiving: event.currentTarget.checked })}
      />
      {draft.hasReceiving && (
        <ServerFields
          title={t('connect.receiving')}
          value={draft.receiving}
          onChange={(part) => change({ receiving: { ...draft.receiving, ...part } })}
          errorOf={(field) => errorOf(`receiving.${field}`)}
          hasSavedPassword={false}
        />
      )}
      <NumberInput
        label={t('connect.rate')}
        description={t('connect.rateHelp')}
        min={1}
        max={10_000}
        clampBehavior="strict"
        allowDecimal={false}
        w={260}
        maw="100%"
        value={draft.mailsPerMinute}
        onChange={(rate) => change({ mailsPerMinute: typeof rate === 'number' ? rate : '' })}
        error={errorOf('mailsPerMinute')}
      />
    </div>
  )
}

type AddressProps = Pick<Props, 'draft' | 'onChange' | 'isNew'> & { error: string | undefined }

function Address({ draft, onChange, error, isNew }: AddressProps) {
  const { t } = useTranslation('sending')
  const guess = useMutation({
    mutationFn: () => api.sending.guess({ query: { address: draft.address } }),
    onSuccess: (found) => onChange(withGuess(draft, found)),
    onError: showError,
  })
  return (
    <div>
      <div className={css.address}>
        <TextInput
          type="email"
          label={t('connect.address')}
          autoComplete="off"
          readOnly={!isNew}
          value={draft.address}
          onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
          error={error}
        />
        <Button
          type="button"
          variant="default"
          data-autofocus={isNew ? undefined : true}
          leftSection={<IconSearch size={16} aria-hidden />}
          loading={guess.isPending}
          disabled={!draft.address.includes('@')}
          onClick={() => guess.mutate()}
        >
          {t('connect.find')}
        </Button>
      </div>
      <div role="status">{guess.data && <Guess guess={guess.data} />}</div>
    </div>
  )
}

function Guess({ guess: { source, provider, signIn } }: { guess: MailServerGuess }) {
  const { t } = useTranslation('sending')
  return (
    <div className={css.guess}>
      <p>{source === 'provider' ? t('connect.provider', { provider: provider ?? '' }) : t(`connect.${source}`)}</p>
      {signIn !== 'password' && <p>{t(signIn === 'oauth' ? 'connect.oauth' : 'connect.appPassword')}</p>}
    </div>
  )
}
