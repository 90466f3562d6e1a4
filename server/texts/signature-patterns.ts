const mobile = new RegExp(
  `^[-*_\\s]{0,6}(?:${[
    '(?:sent|posted) (?:from|via|using|with) .{2,80}',
    'get (?:bluemail|outlook|aol app|yahoo mail) .{2,80}',
    '(?:enviado|mandado|escrito) (?:desde|con|vía|a través de) .{2,80}',
    '(?:obtener|obtén|descargar|descarga) outlook .{2,80}',
    '(?:enviado|enviada) com .{2,80}|envoyé avec .{2,80}|obtenir outlook .{2,80}|holen sie sich outlook .{2,60}',
    'ottieni outlook .{2,80}|(?:aconsegueix|obteniu|obtén|baixa) l.outlook .{2,80}|enviat (?:per|a través) .{2,80}',
    '(?:enviado|enviada) (?:do|a partir do|pelo|através do) .{2,80}|obter o outlook .{2,80}',
    'envoyé (?:de|depuis|à partir de) .{2,80}|obtenez outlook .{2,80}|télécharger outlook .{2,80}',
    '(?:von|mit) .{2,60} gesendet|gesendet (?:von|mit) .{2,80}|outlook für .{2,40} beziehen|diese nachricht wurde von .{2,60} gesendet',
    'inviato (?:da|con|dal) .{2,80}|scarica outlook .{2,80}|enviat (?:des|amb) .{2,80}|verzonden (?:vanaf|met) .{2,80}',
  ].join('|')})\\s?[.\\s]{0,3}$`,
  'i',
)
const mobileDevice =
  /iphone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|motorola|pixel|blackberry|windows|outlook|yahoo|mail|móvil|movil|mobile|phone|smartphone|tablet|teléfono|telemóvel|handy|mòbil|cellulare|ios|correo|bluemail|proton|nokia|oneplus|sony|aol/i
const disclaimer =
  /^[*_\s]{0,6}(?:aviso (?:legal|de confidencialidade?)|confidentiality (?:notice|note)|legal notice|disclaimer|cláusula de confidencialidad|aviso de privacidad|aviso legal de confidencialidade|avertissement|vertraulichkeitshinweis|avviso di riservatezza|avís legal)\b/i
const disclaimerStart =
  /^[*_\s]{0,6}(?:este (?:mensaje|correo(?: electrónico)?)(?: y (?:sus|los) (?:archivos|ficheros|documentos) adjuntos)?,? .{0,80}(?:confidencial|privilegiad|destinatari)|this (?:e-?mail|message)(?: and any (?:files|attachments).{0,60})? .{0,60}(?:confidential|intended (?:solely|only)))/i

/** "Sent from my iPhone" and the like, said by a device and not by its owner; links in it do not count. */
export function isMobileSignature(line: string): boolean {
  const words = line
    .slice(0, 400)
    .replace(/<https?:[^<>]{0,300}>/g, '')
    .replace(/\[([^[\]]{0,100})\]\([^()]{0,300}\)/g, '$1')
    .trim()
  return words.length <= 120 && mobile.test(words) && mobileDevice.test(words)
}

/** The separator of RFC 3676 section 4.3, also without the blank that many programs lose. */
export function isSignatureDash(line: string): boolean {
  return line === '-- ' || line === '--' || line === '—'
}

/** Where a company's standing legal text starts. */
export function isDisclaimer(line: string): boolean {
  return disclaimer.test(line) || disclaimerStart.test(line)
}
