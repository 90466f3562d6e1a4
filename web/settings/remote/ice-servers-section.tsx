import { Alert, Button, Group } from '@mantine/core'
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type IceServer, mostIceServers } from '#contract/ice-servers.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { Loading } from '#web/ui/loading.tsx'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { IceServerFields } from './ice-server-fields.tsx'
import css from './ice-servers.module.css'
import { IceTrials } from './ice-trials.tsx'
import {
  draftOf,
  emptyDraft,
  type IceDraft,
  useIceServers,
  useSaveIceServers,
  useTryIceServers,
} from './use-ice-servers.ts'

/** By which servers the two browsers of a shared screen may find each other, beyond their own network. */
export function IceServersSection() {
  const { t } = useTranslation('settings')
  return (
    <section className={css.section} aria-label={t('ice.title')}>
      <h2 className={css.title}>{t('ice.title')}</h2>
      <p className={css.text}>{t('ice.text')}</p>
      <Loading query={useIceServers()}>{({ items }) => <IceServersForm saved={items} />}</Loading>
    </section>
  )
}

function IceServersForm({ saved }: { saved: IceServer[] }) {
  const { t } = useTranslation('settings')
  const [drafts, setDrafts] = useState(() => saved.map(draftOf))
  const save = useSaveIceServers((items) => setDrafts(items.map(draftOf)))
  const attempt = useTryIceServers()
  const isDirty = JSON.stringify(drafts) !== JSON.stringify(saved.map(draftOf))
  useUnsavedGuard(isDirty)
  const refused = useFieldErrors(save.error ?? attempt.error)
  const set = (next: IceDraft[]) => {
    setDrafts(next)
    // What was found belongs to what stood there before.
    save.reset()
    attempt.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    attempt.reset()
    save.mutate(drafts)
  }
  const tryAll = () => {
    save.reset()
    attempt.mutate(drafts)
  }
  return (
    <form noValidate onSubmit={submit}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light" mb="md">
          {refused.rest}
        </Alert>
      )}
      {drafts.length === 0 && <p className={css.none}>{t('ice.none')}</p>}
      <ol className={css.list}>
        {drafts.map((draft, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a server has no name of its own, and is never moved
          <li key={index}>
            <IceServerFields
              draft={draft}
              place={index + 1}
              errorOf={(field) => refused.of(`items.${index}.${field}`)}
              onChange={(next) => set(drafts.with(index, next))}
              onRemove={() => set(drafts.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={drafts.length >= mostIceServers}
        onClick={() => set([...drafts, emptyDraft])}
      >
        {t('ice.add')}
      </Button>
      {attempt.data && <IceTrials trials={attempt.data.items} />}
      <Group mt="md">
        <Button type="submit" loading={save.isPending} disabled={!isDirty}>
          {t('ice.save')}
        </Button>
        {drafts.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            loading={attempt.isPending}
            onClick={tryAll}
          >
            {t('ice.try')}
          </Button>
        )}
      </Group>
    </form>
  )
}
