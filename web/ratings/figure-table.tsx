import { Button, SegmentedControl, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RatingFigures } from '#contract/ratings.ts'
import { channel, ticketType } from '#contract/ticket-fields.ts'
import css from './ratings.module.css'
import { groupings, type RatingSearch } from './search.ts'
import { useFigureWords } from './use-figure-words.ts'

type Group = RatingFigures & { key: string | null; name: string | null }

interface Props {
  groups: Group[]
  search: RatingSearch
  onChange: (part: Partial<RatingSearch>) => void
}

/** The figures by agent, team and so on; a press on one looks at nothing else. */
export function FigureTable({ groups, search, onChange }: Props) {
  const { t } = useTranslation('ratings')
  const by = search.by ?? 'agent'
  return (
    <section aria-labelledby="rating-groups">
      <div className={css['head']}>
        <h2 id="rating-groups">{t('groups')}</h2>
        <div className={css['scroll']}>
          <SegmentedControl
            size="xs"
            aria-label={t('by')}
            data={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
            value={by}
            onChange={(value) => onChange({ by: groupings.find((one) => one === value) })}
          />
        </div>
      </div>
      {groups.length === 0 ? (
        <p className={css['quiet']}>{t('groupsNone')}</p>
      ) : (
        <Table.ScrollContainer minWidth={620}>
          <Table aria-label={t('groups')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(`by.${by}`)}</Table.Th>
                {(['csat', 'count', 'average', 'effort', 'asked', 'answered'] as const).map((name) => (
                  <Table.Th key={name} ta="end">
                    {t(name)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {groups.map((group) => (
                <GroupRow key={group.key ?? ''} group={group} by={by} onChange={onChange} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}

interface RowProps {
  group: Group
  by: (typeof groupings)[number]
  onChange: Props['onChange']
}

function GroupRow({ group, by, onChange }: RowProps) {
  const { t } = useTranslation('ratings')
  const words = useFigureWords()
  const { key } = group
  const name = useGroupName(group, by)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {key === null || by === 'reason' ? (
          name
        ) : (
          <Button
            variant="subtle"
            size="compact-sm"
            title={t('only', { name })}
            onClick={() => onChange(narrowed(by, key))}
          >
            {name}
          </Button>
        )}
      </Table.Th>
      <Table.Td ta="end">{words.share(group.satisfied, group.count)}</Table.Td>
      <Table.Td ta="end">{words.number(group.count)}</Table.Td>
      <Table.Td ta="end">{words.mean(group.average)}</Table.Td>
      <Table.Td ta="end">{words.mean(group.effort)}</Table.Td>
      <Table.Td ta="end">{words.number(group.asked)}</Table.Td>
      <Table.Td ta="end">{words.share(group.answered, group.asked)}</Table.Td>
    </Table.Tr>
  )
}

function useGroupName({ key, name }: Group, by: RowProps['by']): string {
  const { t } = useTranslation('ratings')
  const { t: common } = useTranslation('common')
  const channelWord = by === 'channel' ? channel.safeParse(key).data : undefined
  const typeWord = by === 'type' ? ticketType.safeParse(key).data : undefined
  if (channelWord) return common(`channel.${channelWord}`)
  if (typeWord) return common(`type.${typeWord}`)
  return name ?? t('noGroup')
}

function narrowed(by: Exclude<RowProps['by'], 'reason'>, key: string): Partial<RatingSearch> {
  switch (by) {
    case 'agent':
      return { agent: key }
    case 'team':
      return { team: key }
    case 'type':
      return { type: ticketType.safeParse(key).data }
    case 'channel':
      return { channel: key }
    case 'category':
      return { category: key }
    case 'service':
      return { service: key }
    case 'article':
      return { article: key }
  }
}
