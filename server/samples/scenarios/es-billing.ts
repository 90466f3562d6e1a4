import { agent, call, note, requester, type Told } from '../scenario.ts'

export const esBilling: Told[] = [
  {
    type: 'incident',
    tags: ['factura', 'duplicada'],
    subjects: [
      'Factura {invoice} cobrada dos veces',
      'Cargo duplicado en la cuenta',
      'Nos habéis pasado dos veces la {invoice}',
    ],
    openings: [
      'Hemos visto en el banco dos cargos iguales de {amount} por la factura {invoice}. ¿Podéis revisarlo y devolver uno?',
      'Revisando el extracto aparece un cargo duplicado de {amount} con fecha {lately}. Adjuntaríamos el justificante si hace falta.',
    ],
    turns: [
      note(
        'El banco procesó dos veces la remesa del {lately}. Afecta a tres clientes.',
        'Comprobado en el banco: dos adeudos, mismo mandato. Pido la retrocesión.',
      ),
      agent(
        'Tienen toda la razón, y lo sentimos: la remesa se envió dos veces. Hoy mismo ordenamos la devolución de {amount}; la verán en uno o dos días hábiles.',
        'Lo estamos comprobando con el banco. En cuanto lo confirmen les digo la fecha de la devolución.',
      ),
      requester('Recibida la devolución, gracias por la rapidez.', 'De acuerdo, quedamos a la espera.'),
      agent(
        'Nos alegra. Hemos puesto un control para que una remesa no pueda salir dos veces.',
        'Devolución hecha con fecha de hoy, por {amount}. Aparecerá con el concepto «{invoice}».',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['factura', 'datos fiscales'],
    subjects: [
      'CIF equivocado en la factura {invoice}',
      'La factura {invoice} no lleva nuestro número de pedido',
      'Dirección fiscal antigua en las facturas',
    ],
    openings: [
      'La factura {invoice} viene con el CIF de la otra sociedad del grupo. Necesitamos que la rectifiquéis para poder pagarla.',
      'Nuestra administración nos devuelve la {invoice} porque no lleva el número de pedido {order}. ¿Podéis emitirla de nuevo?',
      'Seguís facturando a la dirección antigua. Nos mudamos el {lately}, y ya lo avisamos por teléfono.',
    ],
    turns: [
      agent(
        'Disculpen el error. ¿Me confirman los datos fiscales completos para no equivocarnos otra vez?',
        'Claro. Para la rectificativa, ¿mantenemos la fecha o la prefieren con fecha de hoy?',
      ),
      requester(
        'Los datos correctos son los del pie de este correo. La fecha nos da igual.',
        'Con fecha de hoy mejor, que el trimestre pasado ya está presentado.',
      ),
      agent(
        'Emitida la rectificativa y la factura nueva; las tienen ya en el portal y por correo. La ficha de cliente queda corregida.',
        'Hecho. He añadido el número de pedido como dato obligatorio en su ficha: ninguna factura saldrá sin él.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['abono', 'devolución'],
    subjects: [
      '¿Cuándo se hace el abono del pedido {order}?',
      'Abono pendiente de {amount}',
      'Nota de crédito por la mercancía devuelta',
    ],
    openings: [
      'Devolvimos tres cajas del pedido {order} hace dos semanas y todavía no tenemos el abono. ¿Nos podéis decir cómo va?',
      'Nos falta un abono de {amount} que quedó acordado con {colleague}. Sin él no podemos cerrar el mes.',
    ],
    turns: [
      note(
        'Pendiente de que Logística confirme la entrada. Pregunto a {colleague}.',
        'La mercancía entró el {lately} en el almacén; faltaba la firma de calidad.',
      ),
      agent(
        'La mercancía ya está revisada y conforme. Emitimos el abono hoy, con la próxima factura se descuenta solo.',
        'Tiene razón, se nos había quedado sin aprobar. Está en marcha: le llegará el documento esta tarde.',
      ),
      requester('Perfecto, muchas gracias.', 'Recibido el documento, está correcto.'),
      agent('A ustedes. Lo doy por resuelto.', 'Gracias a usted por la paciencia. Queda cerrado.'),
    ],
  },
  {
    type: 'request',
    tags: ['factura', 'copia'],
    urgency: 1,
    subjects: [
      'Copia de la factura {invoice}',
      'Facturas del último trimestre',
      'No encuentro la factura del {lately}',
    ],
    openings: [
      '¿Me podéis reenviar la factura {invoice} en PDF? No la encontramos por ningún sitio.',
      'Para la gestoría necesito todas las facturas del último trimestre, si puede ser en un solo fichero.',
      'Nos falta la factura del {lately}. Las demás las tenemos.',
    ],
    turns: [
      agent(
        'Se la acabo de enviar a la dirección de facturación. También puede descargarla del portal cuando quiera, en «Documentos».',
        'Le preparo el fichero con las doce facturas y se lo mando esta mañana.',
      ),
      requester('Recibida. ¡Qué rapidez!', 'Ya lo tengo, gracias. No sabía lo del portal.'),
      agent('Un placer.', 'Estupendo. Lo dejo resuelto.'),
    ],
  },
  {
    type: 'request',
    tags: ['domiciliación', 'banco'],
    subjects: ['Cambio de cuenta bancaria', 'Recibo devuelto por error', 'Aplazar el pago de la {invoice}'],
    openings: [
      'Cambiamos de banco a partir del {date}. ¿Qué necesitáis para domiciliar los recibos en la cuenta nueva?',
      'Nuestro banco ha devuelto el recibo de {amount} por un despiste nuestro. ¿Cómo lo pagamos ahora?',
      '¿Sería posible pasar el vencimiento de la {invoice} al mes que viene? Es algo puntual.',
    ],
    turns: [
      call(
        'Llamo a {requester} para verificar el cambio de cuenta antes de tocar nada, como pide el protocolo. Confirmado por voz.',
        'Hablado por teléfono: de acuerdo en el nuevo vencimiento, sin recargo por ser la primera vez.',
      ),
      agent(
        'Le adjunto el mandato para firmar. Con él de vuelta, el próximo recibo va ya a la cuenta nueva.',
        'Puede pagarlo por transferencia con el concepto «{invoice}», sin gastos. Le reservamos el servicio mientras tanto.',
      ),
      requester('Va firmado en el adjunto.', 'Transferencia hecha ahora mismo.'),
      agent(
        'Todo correcto: cuenta actualizada y comprobada con un céntimo de prueba.',
        'Recibida. Queda al corriente; gracias.',
      ),
    ],
  },
]
