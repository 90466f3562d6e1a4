import { Alert, Button, Checkbox, Group, Progress } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './dry-run.module.css'
import { DryRunRow } from './dry-run-row.tsx'
import type { DryRun } from './use-dry-run.ts'

interface Props {
  run: DryRun | undefined
  onStart: () => void
  onStop: () => void
}

const step = 25

/** Tries the filter on mails that are here, and shows for each one what would change and why. */
export function DryRunPanel({ run, onStart, onStop }: Props) {
  const { t } = useTranslation('mailFilters')
  const errorText = useErrorText()
  return (
    <section className={css.panel} aria-label={t('try.title')}>
      <h3 className={css.title}>{t('try.title')}</h3>
      <p className={css.text}>{t('try.text')}</p>
      {run?.isRunning ? (
        <Button size="xs" variant="default" leftSection={<IconPlayerStop size={15} aria-hidden />} onClick={onStop}>
          {t('try.stop')}
        </Button>
      ) : (
        <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={onStart}>
          {run === undefined ? t('try.start') : t('try.again')}
        </Button>
      )}
      {run && (
        <>
          <Progress
            mt="sm"
            size="sm"
            value={run.total === 0 ? 0 : (run.done / run.total) * 100}
            aria-label={t('try.progress', { done: run.done, total: run.total })}
          />
          {run.error !== undefined && (
            <Alert mt="sm" color="red" variant="light" role="alert">
              {errorText(run.error)}
            </Alert>
          )}
          {run.isBroken && (
            <Alert mt="sm" color="yellow" role="alert">
              {t('try.broken')}
            </Alert>
          )}
          <Summary run={run} />
          <Mails run={run} />
        </>
      )}
    </section>
  )
}

function Summary({ run }: { run: DryRun }) {
  const { t } = useTranslation('mailFilters')
  const format = useFormat()
  const { end } = run
  const held = run.mails.filter((mail) => mail.holds).length
  const changed = run.mails.filter((mail) => mail.changes).length
  const parts = [
    t('try.held', { count: held }),
    t('try.changed', { count: changed }),
    ...(end === undefined ? [t('try.progress', { done: run.done, total: run.total })] : []),
    ...(end === undefined ? [] : [t('try.read', { count: end.read })]),
    ...(end !== undefined && end.skipped > 0 ? [t('try.skipped', { count: end.skipped })] : []),
    ...(end !== undefined && end.beforeFilters > 0 ? [t('try.before', { count: end.beforeFilters })] : []),
  ]
  return (
    <p className={css.summary} role="status">
      {format.list(parts)}
    </p>
  )
}

function Mails({ run }: { run: DryRun }) {
  const { t } = useTranslation('mailFilters')
  const [isNarrow, setNarrow] = useState(false)
  const [shown, setShown] = useState(step)
  const mails = isNarrow ? run.mails.filter((mail) => mail.changes) : run.mails
  if (run.end !== undefined && run.mails.length === 0) return <p className={css.text}>{t('try.none')}</p>
  if (run.mails.length === 0) return null
  return (
    <>
      <Group my="xs">
        <Checkbox
          size="xs"
          label={t('try.onlyChanges')}
          checked={isNarrow}
          onChange={(event) => setNarrow(event.currentTarget.checked)}
        />
      </Group>
      <ul className={css.mails}>
        {mails.slice(0, shown).map((mail) => (
          <DryRunRow key={mail.id} mail={mail} />
        ))}
      </ul>
      {mails.length > shown && (
        <Button size="xs" mt="xs" variant="default" onClick={() => setShown(shown + step)}>
          {t('try.more')}
        </Button>
      )}
    </>
  )
}
