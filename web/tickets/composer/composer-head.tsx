import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconMessage2, IconNote } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import css from './composer.module.css'
import { Recipients } from './recipients.tsx'
import type { Composer } from './use-composer.ts'

interface Props {
  ticket: Ticket
  composer: Composer
}

/** Reply or note, and for whom. */
export function ComposerHead({ ticket, composer }: Props) {
  const { t } = useTranslation('tickets')
  const kind = composer.content?.kind ?? 'reply'
  const choices = [
    ...(ticket.can.reply
      ? [{ value: 'reply', label: <Tab icon={<IconMessage2 size={14} />} text={t('composer.reply')} /> }]
      : []),
    ...(ticket.can.note
      ? [{ value: 'note', label: <Tab icon={<IconNote size={14} />} text={t('composer.note')} /> }]
      : []),
  ]

  return (
    <div className={css['head']}>
      <SegmentedControl
        size="xs"
        value={kind}
        onChange={(value) => composer.change({ kind: value === 'note' ? 'note' : 'reply' })}
        aria-label={t('composer.kind')}
        data={choices}
      />
      {kind === 'note' ? (
        <span className={css['audience']}>{t('composer.noteAudience')}</span>
      ) : (
        composer.content && <Recipients ticket={ticket} composer={composer} content={composer.content} />
      )}
      {composer.isEmpty && (
        <ActionIcon
          className={css['fold'] ?? ''}
          variant="subtle"
          color="gray"
          aria-label={t('composer.minimize')}
          onClick={() => composer.setOpen(false)}
        >
          <IconChevronDown size={17} />
        </ActionIcon>
      )}
    </div>
  )
}

function Tab({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className={css['tab']}>
      {icon}
      {text}
    </span>
  )
}
