import type { ExpectedMail } from './expected-mail.ts'

export const charsets: Record<string, ExpectedMail> = {
  'attachment-names-2231.eml': {
    subject: 'Nombres',
    from: 'Begoña <begona@puerto.example>',
    newText: 'Siete archivos con nombres difíciles.',
    attachments: [
      'informe de la báscula.pdf',
      'cotización.xlsx',
      'año 2026.csv',
      'autoexec.bat',
      'facturafdp.exe',
      'plano.dwg',
      'oculto',
    ],
    spoken: 'es',
  },
  'charset-bad-bytes.eml': {
    subject: 'Bytes rotos',
    from: 'Nuria <nuria@puerto.example>',
    newText: 'Antes �� después.',
  },
  'charset-big5.eml': { subject: '印表機', from: '陳小姐 <chen@gongsi.example>', newText: '印表機沒有紙。' },
  'charset-euc-jp.eml': {
    subject: 'パスワード',
    from: '鈴木 <suzuki@kaisha.example>',
    newText: 'パスワードを忘れました。',
  },
  'charset-euc-kr.eml': {
    subject: '프린터',
    from: '김민수 <kim@hoesa.example>',
    newText: '프린터가 작동하지 않습니다.',
  },
  'charset-gb18030.eml': { subject: '打印机故障', from: '王芳 <wang@gongchang.example>', newText: '打印机不工作。' },
  'charset-gb2312.eml': { subject: '密码', from: '李明 <li@gongchang.example>', newText: '我忘了密码。' },
  'charset-iso-2022-jp.eml': {
    subject: 'プリンターの件',
    from: '山田 <yamada@kaisha.example>',
    newText: 'プリンターが動きません。',
  },
  'charset-iso-8859-15.eml': {
    subject: 'Presupuesto de 300 €',
    from: 'Begoña <begona@puerto.example>',
    newText: 'El presupuesto es de 300 €.',
  },
  'charset-iso-8859-2-cs.eml': {
    subject: 'Tiskárna',
    from: 'Jiří <jiri@tovarna.example>',
    newText: 'Tiskárna neběží.',
  },
  'charset-iso-8859-7-el.eml': {
    subject: 'Εκτυπωτής',
    from: 'Νίκος <nikos@etaireia.example>',
    newText: 'Ο εκτυπωτής δεν λειτουργεί.',
  },
  'charset-iso-8859-9-tr.eml': {
    subject: 'Yazıcı',
    from: 'Ayşe <ayse@fabrika.example>',
    newText: 'Yazıcı çalışmıyor.',
  },
  'charset-koi8-r.eml': { subject: 'Вопрос о счёте', from: 'Olga <olga@zavod.example>', newText: 'Где мой счёт?' },
  'charset-latin1-qp.eml': {
    subject: 'Configuración del correo',
    from: 'Begoña <begona@puerto.example>',
    newText: '¿Cómo configuro el correo en el móvil?',
    spoken: 'es',
  },
  'charset-shift-jis.eml': {
    subject: '印刷できません',
    from: '田中 <tanaka@kaisha.example>',
    newText: '用紙がありません。',
  },
  'charset-tis-620-th.eml': { subject: 'เครื่องพิมพ์', from: 'สมชาย <somchai@borisat.example>', newText: 'เครื่องพิมพ์เสีย' },
  'charset-undeclared-8bit.eml': {
    subject: 'Escaner',
    from: 'Escaner <scan@puerto.example>',
    newText: 'El escáner de la oficina envía páginas en blanco, según Begoña.',
    spoken: 'es',
  },
  'charset-unknown.eml': {
    subject: 'Hola',
    from: 'Nuria <nuria@puerto.example>',
    newText: 'El texto sigue siendo legible, aunque el juego de caracteres no existe: ñ.',
    spoken: 'es',
  },
  'charset-utf-16.eml': {
    subject: 'Informe',
    from: 'Nuria <nuria@puerto.example>',
    newText: 'El informe está en la carpeta compartida.',
    spoken: 'es',
  },
  'charset-windows-1250-pl.eml': {
    subject: 'Drukarka',
    from: 'Łukasz <lukasz@fabryka.example>',
    newText: 'Drukarka gubi łączność.',
  },
  'charset-windows-1251.eml': {
    subject: 'Принтер',
    from: 'Иван <ivan@zavod.example>',
    newText: 'Принтер не печатает.',
  },
  'charset-windows-1252.eml': {
    subject: 'Presupuesto de 1.200 €',
    from: 'Nuria <nuria@puerto.example>',
    newText: 'El presupuesto es de 1.200 € – “urgente”.',
    spoken: 'es',
  },
  'charset-windows-1255-he.eml': { subject: 'מדפסת', from: 'דנה <dana@hevra.example>', newText: 'המדפסת לא עובדת.' },
  'charset-windows-1256-ar.eml': {
    subject: 'الطابعة',
    from: 'منى <mona@sharika.example>',
    newText: 'الطابعة لا تعمل.',
  },
  'flowed-delsp-join.eml': {
    subject: 'Prova',
    from: 'Niccolò Ferri <niccolo.ferri@officina.example>',
    newText: 'Questa riga è stata spezzata dal programma, e questa continua.\n\nFine.',
  },
  'headers-raw-latin1.eml': {
    subject: 'Reparación urgente',
    from: 'Iñaki Peña <inaki@puerto.example>',
    newText: 'La reparación es urgente, se moja el armario.',
    spoken: 'es',
  },
  'headers-raw-utf8.eml': {
    subject: 'Instalación del teléfono en José Ortega 5',
    from: 'José Núñez <jose@puerto.example>',
    newText: 'Falta instalar el teléfono del despacho.',
    spoken: 'es',
  },
  'split-encoded-words.eml': {
    subject: 'Reunión de mañana',
    from: 'Nuria <nuria@puerto.example>',
    newText: '¿A qué hora es la reunión de mañana?',
    spoken: 'es',
  },
  'utf8-8bitmime-emoji.eml': {
    subject: 'Cafetera rota ☕',
    from: 'Nuria <nuria@puerto.example>',
    newText: 'La cafetera inteligente no conecta 😭 ¿la dais de alta en la red?',
    spoken: 'es',
  },
}
