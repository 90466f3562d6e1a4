/** Brands that have domains in many countries: `hotmail.es`, `yahoo.com.mx`. */
const brands = new Set(['aol', 'gmx', 'hotmail', 'live', 'msn', 'outlook', 'yahoo', 'yandex', 'ymail'])

const providers = new Set([
  ...['gmail.com', 'googlemail.com', 'icloud.com', 'me.com', 'mac.com', 'rocketmail.com', 'mail.com', 'email.com'],
  ...['proton.me', 'protonmail.com', 'pm.me', 'tutanota.com', 'tuta.com', 'tuta.io', 'fastmail.com', 'fastmail.fm'],
  ...['hey.com', 'zoho.com', 'zohomail.com', 'zohomail.eu', 'hushmail.com', 'duck.com', 'mailbox.org', 'posteo.de'],
  ...['telefonica.net', 'movistar.es', 'terra.es', 'terra.com', 'terra.com.mx', 'terra.com.br', 'ono.com', 'ya.com'],
  ...['orange.es', 'vodafone.es', 'jazztel.es', 'euskaltel.net', 'mundo-r.com', 'telecable.es', 'wanadoo.es'],
  ...['prodigy.net.mx', 'infinitum.com.mx', 'fibertel.com.ar', 'speedy.com.ar', 'arnet.com.ar', 'ciudad.com.ar'],
  ...['adinet.com.uy', 'une.net.co', 'etb.net.co', 'cantv.net', 'vtr.net', 'uol.com.br', 'bol.com.br', 'ig.com.br'],
  ...['sapo.pt', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'neuf.fr', 'bbox.fr'],
  ...[
    'libero.it',
    'virgilio.it',
    'alice.it',
    'tin.it',
    'tiscali.it',
    'web.de',
    't-online.de',
    'freenet.de',
    'arcor.de',
  ],
  ...['bluewin.ch', 'btinternet.com', 'btopenworld.com', 'sky.com', 'talktalk.net', 'virginmedia.com', 'ntlworld.com'],
  ...['comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net', 'bellsouth.net', 'cox.net', 'charter.net', 'shaw.ca'],
  ...['ziggo.nl', 'kpnmail.nl', 'telenet.be', 'skynet.be', 'mail.ru', 'bk.ru', 'list.ru', 'inbox.ru', 'ya.ru'],
  ...['qq.com', '163.com', '126.com', 'sina.com', 'naver.com', 'hanmail.net', 'rediffmail.com', 'seznam.cz', 'wp.pl'],
])

/** Whether anybody may have an address there, so that two of them have nothing in common. */
export function isPublicMail(domain: string): boolean {
  return providers.has(domain) || brands.has(domain.split('.')[0] ?? '')
}
