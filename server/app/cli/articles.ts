import { createWriteStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { language } from '#contract/common.ts'
import { exportArticles, importArticles, unzip, type ZippedFile } from '../../knowledge/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

/** Articles from a folder or an archive of Markdown or HTML files. */
export const importArticlesNow: Command = {
  name: 'articles import',
  usage: 'articles import PATH [--language es|en] [--dry-run]',
  summary:
    'Takes up articles from a folder or ZIP of Markdown or HTML files, with their pictures; --dry-run only tells.',
  run: async (args) => {
    const { values, positionals } = readArguments(args, {
      language: { type: 'string', default: 'es' },
      'dry-run': { type: 'boolean', default: false },
    })
    const [path] = positionals
    if (path === undefined) throw new UsageError('Say from where: a folder or a .zip; see --help')
    const spoken = language.safeParse(values.language)
    if (!spoken.success) throw new UsageError('--language is es or en')
    const files = await readFiles(path)
    const told = await withDesk((desk) =>
      importArticles(desk.contextOf({ kind: 'system', job: 'cli' }), files, {
        language: spoken.data,
        apply: !values['dry-run'],
      }),
    )
    for (const { path: file, title, outcome } of told) process.stdout.write(`${outcome}\t${file}\t${title}\n`)
    process.stdout.write(`${told.length} files${values['dry-run'] ? ', nothing changed' : ''}\n`)
    return 0
  },
}

/** Whoever leaves takes everything along. */
export const exportArticlesNow: Command = {
  name: 'articles export',
  usage: 'articles export FILE.zip',
  summary: 'Writes every article as a Markdown file, with its pictures, into a ZIP archive.',
  run: async (args) => {
    const { positionals } = readArguments(args, {})
    const [path] = positionals
    if (path === undefined) throw new UsageError('Say where to: a .zip file; see --help')
    await withDesk((desk) =>
      pipeline(exportArticles(desk.contextOf({ kind: 'system', job: 'cli' })), createWriteStream(path)),
    )
    process.stdout.write(`Articles written to ${path}\n`)
    return 0
  },
}

async function readFiles(path: string): Promise<ZippedFile[]> {
  const about = await stat(path).catch(() => undefined)
  if (about === undefined) throw new UsageError(`There is nothing at ${path}`)
  if (!about.isDirectory()) return unzip(await readFile(path))
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async (entry) => {
      const full = join(entry.parentPath, entry.name)
      return { path: relative(path, full).split(sep).join('/'), content: await readFile(full) }
    }),
  )
}
