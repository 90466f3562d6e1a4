import { ActionIcon, Button, Group, Table } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError } from '#web/ui/notify.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from '../knowledge.module.css'
import { useWrite } from '../knowledge-page.tsx'

/** What was looked for in vain, with a way to write it or to call it settled. */
export function GapsSection() {
  const { t } = useTranslation('knowledge')
  const write = useWrite()
  const gaps = useQuery({
    queryKey: keys.knowledge('gaps'),
    queryFn: async ({ signal }) => (await api.knowledge.gaps({ query: {}, signal })).items,
  })
  const settle = useMutation({
    mutationFn: (words: string) => api.knowledge.settleGap({ body: { words } }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.knowledge('gaps') }),
    onError: showError,
  })
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps" className={css.heading}>
        {t('gaps.title')}
      </h2>
      <p className={css.summary}>{t('gaps.lead')}</p>
      <Loading query={gaps}>
        {(items) =>
          items.length === 0 ? (
            <p>{t('gaps.none')}</p>
          ) : (
            <Table.ScrollContainer minWidth={420}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('gaps.words')}</Table.Th>
                    <Table.Th>{t('gaps.count')}</Table.Th>
                    <Table.Th>{t('gaps.who')}</Table.Th>
                    <Table.Th>{t('gaps.last')}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((gap) => (
                    <Table.Tr key={`${gap.words} ${gap.language} ${gap.audience}`}>
                      <Table.Td>{gap.words}</Table.Td>
                      <Table.Td>{gap.count}</Table.Td>
                      <Table.Td>{t(`audience.${gap.audience}`)}</Table.Td>
                      <Table.Td>
                        <TimeAgo iso={gap.lastAt} />
                      </Table.Td>
                      <Table.Td>
                        <Group gap={4} wrap="nowrap">
                          <Button
                            size="compact-xs"
                            variant="default"
                            aria-label={`${t('new')}: ${gap.words}`}
                            onClick={() => write.mutate(gap.words)}
                          >
                            {t('new')}
                          </Button>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={t('gaps.settle', { words: gap.words })}
                            onClick={() => settle.mutate(gap.words)}
                          >
                            <IconCheck size={16} aria-hidden />
                          </ActionIcon>
                        </Group>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loading>
    </section>
  )
}
