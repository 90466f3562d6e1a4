import { sql } from 'kysely'
import { type Language, languages } from '#contract/common.ts'
import type { DeskSettings } from '#contract/desk.ts'
import { type MailTemplate, type MailTemplateKind, mailTemplateKind } from '#contract/mail-templates.ts'
import { settingsOf } from '../../desk/index.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { defaultTemplate } from './defaults.ts'
import type { Template } from './render.ts'

interface House {
  settings: DeskSettings
  template: Template
}

/** The desk's settings and the words of one mail, in one question: every mail asks for both. */
export async function readHouse(tx: Db | Tx, kind: MailTemplateKind, language: Language): Promise<House> {
  const { rows } = await sql<{ settings: Record<string, unknown> | null; template: Template | null }>`
    select (select json_object_agg(key, value) from settings) as settings,
      (select json_build_object('subject', t.subject, 'bodyHtml', t.body_html) from mail_templates as t
        where t.kind = ${kind} and t.language = ${language}) as template`.execute(tx)
  return {
    settings: settingsOf(rows[0]?.settings ?? {}),
    template: rows[0]?.template ?? defaultTemplate(kind, language),
  }
}

export async function listTemplates(db: Db | Tx): Promise<MailTemplate[]> {
  const changed = await db.selectFrom('mailTemplates').selectAll().execute()
  return mailTemplateKind.options.flatMap((kind) =>
    languages.map((language) => {
      const row = changed.find((one) => one.kind === kind && one.language === language)
      return present(kind, language, row)
    }),
  )
}

export async function getTemplate(db: Db | Tx, kind: MailTemplateKind, language: Language): Promise<MailTemplate> {
  const row = await db
    .selectFrom('mailTemplates')
    .selectAll()
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
  return present(kind, language, row)
}

function present(
  kind: MailTemplateKind,
  language: Language,
  row: (Template & { updatedAt: Date }) | undefined,
): MailTemplate {
  const { subject, bodyHtml } = row ?? defaultTemplate(kind, language)
  return {
    kind,
    language,
    subject: kind === 'reply' ? null : subject,
    bodyHtml,
    isDefault: row === undefined,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  }
}
