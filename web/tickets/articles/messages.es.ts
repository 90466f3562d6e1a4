import type { en } from './messages.en.ts'

export const es: Record<keyof typeof en, string> = {
  'articles.title': 'Artículos',
  'articles.button': 'Poner un artículo',
  'articles.search': 'Buscar un artículo',
  'articles.suggested': 'Puede que ayuden',
  'articles.nothing': 'Ningún artículo dice algo así.',
  'articles.none': 'Ninguno todavía.',
  'articles.link': 'Enlace',
  'articles.text': 'Texto',
  'articles.attach': 'Enlazar al ticket',
  'articles.insertLink': 'Enlace: poner el de «{{title}}»',
  'articles.insertText': 'Texto: poner el de «{{title}}»',
  'articles.linkTo': 'Enlazar al ticket «{{title}}»',
  'articles.unlink': 'Quitar «{{title}}»',
  'articles.flag': 'Hay un error en «{{title}}»',
  'articles.sent': 'Enviado por {{name}}',
  'articles.linked': 'Enlazado por {{name}}',
  'articles.flagged': 'Señalado a quien lo mantiene',
  'articles.flagNote': 'Qué está mal',
  'articles.flagSend': 'Señalar',
}
