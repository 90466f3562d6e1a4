import { Anchor, Button, FileButton, Group, Table } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedArticle } from '#contract/article.ts'
import { apiRoot, readProblem } from '#web/lib/client.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import css from '../knowledge.module.css'

/** Brings articles from elsewhere, after showing what would change, and takes all of them along. */
export function ImportSection({ isAdmin }: { isAdmin: boolean }) {
  const { t, i18n } = useTranslation('knowledge')
  const [archive, setArchive] = useState<File>()
  const send = useMutation({
    mutationFn: ({ file, apply }: { file: File; apply: boolean }) => sendArchive(file, i18n.language, apply),
    onSuccess: (items, { apply }) => {
      if (!apply) return
      setArchive(undefined)
      showSuccess(t('import.done', { count: items.length }))
      void queryClient.invalidateQueries({ queryKey: keys.articles() })
      void queryClient.invalidateQueries({ queryKey: keys.articleCategories })
    },
    onError: showError,
  })
  const isPreview = archive !== undefined && send.data !== undefined
  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange" className={css.heading}>
        {t('import.title')}
      </h2>
      <p className={css.summary}>{t('import.lead')}</p>
      <Group gap="sm">
        {isAdmin && (
          <FileButton
            accept=".zip,application/zip"
            onChange={(file) => {
              if (file === null) return
              setArchive(file)
              send.mutate({ file, apply: false })
            }}
          >
            {(props) => (
              <Button variant="default" loading={send.isPending} {...props}>
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
        )}
        <Anchor href={`${apiRoot}/articles/export`} download>
          {t('import.export')}
        </Anchor>
      </Group>
      {isPreview && (
        <>
          <Preview items={send.data} />
          <Button mt="sm" loading={send.isPending} onClick={() => send.mutate({ file: archive, apply: true })}>
            {t('import.apply')}
          </Button>
        </>
      )}
    </section>
  )
}

function Preview({ items }: { items: ImportedArticle[] }) {
  const { t } = useTranslation('knowledge')
  if (items.length === 0) return <p role="status">{t('import.nothing')}</p>
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('edit.title')}</Table.Th>
            <Table.Th>{t('import.what')}</Table.Th>
            <Table.Th>{t('translations')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.path}>
              <Table.Td>
                {item.title} <span className={css.summary}>{item.path}</span>
              </Table.Td>
              <Table.Td>{t(`import.${item.outcome}`)}</Table.Td>
              <Table.Td>{t(`language.${item.language}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

async function sendArchive(file: File, language: string, apply: boolean): Promise<ImportedArticle[]> {
  const body = new FormData()
  body.append('file', file, file.name)
  const query = new URLSearchParams({ language: language === 'en' ? 'en' : 'es', apply: String(apply) })
  const response = await fetch(`${apiRoot}/articles/import?${query}`, {
    method: 'POST',
    headers: { 'x-requested-with': 'mesa' },
    body,
  })
  if (!response.ok) throw await readProblem(response)
  const { items } = (await response.json()) as { items: ImportedArticle[] }
  return items
}
