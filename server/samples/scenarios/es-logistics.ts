import { agent, call, note, requester, type Told } from '../scenario.ts'

export const esLogistics: Told[] = [
  {
    type: 'incident',
    urgency: 3,
    tags: ['entrega', 'retraso'],
    subjects: ['El pedido {order} no ha llegado', 'Retraso en la entrega de {order}', '¿Dónde está el pedido {order}?'],
    openings: [
      'Esperábamos el pedido {order} para el {lately} y no ha aparecido. En el seguimiento pone «en reparto» desde hace dos días.',
      'El transportista dice que pasó y no había nadie, pero en {site} hay gente de ocho a ocho. ¿Lo podéis reclamar?',
      '¿Sabéis algo del {order}? Tenemos la línea parada esperando esas piezas.',
    ],
    turns: [
      agent(
        'Lo reclamo ahora mismo al transportista. Antes de las doce le digo dónde está.',
        'Lo tengo localizado: está en la delegación de {place}, le cambiaron la ruta. Pido que salga hoy en el primer reparto.',
      ),
      note(
        'Transportista: furgoneta averiada ayer, la carga pasó a otra ruta. Referencia {ticketref}.',
        'Tercera incidencia este mes con la misma ruta. Para hablarlo en la reunión del jueves.',
      ),
      requester('Gracias. Que no lo dejen en la tienda de al lado, como la otra vez.', 'Perfecto, quedo pendiente.'),
      agent(
        'Entregado a las 10:25, firma de recepción recibida. Sentimos el retraso; no les cobramos los portes.',
        'El conductor confirma la entrega en {site}. Hemos pedido que su ruta pase a primera hora a partir de ahora.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['daños', 'transporte'],
    file: 'picture',
    subjects: ['Mercancía dañada en el pedido {order}', 'Palé golpeado', 'Caja mojada en la entrega de hoy'],
    openings: [
      'El palé del {order} ha llegado golpeado por una esquina y cuatro cajas de {product} están rotas. Mandamos fotos.',
      'Una de las cajas venía mojada por debajo. Lo hemos anotado en el albarán delante del conductor. Va la foto.',
    ],
    turns: [
      agent(
        'Gracias por anotarlo en el albarán: con eso podemos reclamar. ¿Cuántas unidades quedan aprovechables?',
        'Siento el disgusto. Guarden el embalaje, por favor, hasta que pase el perito. ¿Necesitan la reposición urgente?',
      ),
      requester('De las cuatro se salva una. Las otras tres, nada.', 'Sí, si puede ser antes del {date}.'),
      note(
        'Parte abierto con el seguro, expediente {ticketref}. Perito el martes.',
        'Reposición autorizada sin esperar al seguro: es cliente de todos los meses.',
      ),
      agent(
        'La reposición sale hoy con el número {order}-R y llega mañana antes de las 14:00. La dañada la recogemos en el mismo viaje.',
        'Seguro cerrado a su favor: en la próxima factura verá un abono de {amount}.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['pedido', 'faltas'],
    subjects: ['Faltan bultos en el pedido {order}', 'Nos han mandado otro artículo', 'Cantidad incorrecta en {order}'],
    openings: [
      'El albarán de {order} dice ocho bultos y han llegado seis. Falta justo lo que más necesitamos, el {product}.',
      'Pedimos {product} y nos ha llegado otro modelo. La etiqueta de fuera está bien, el contenido no.',
      'En {order} pedimos 24 unidades y vienen 12.',
    ],
    turns: [
      note(
        'Comprobado con la cámara del muelle {floor}: los dos bultos se quedaron en el palé de al lado.',
        'Error de ubicación en el almacén: etiquetas cruzadas en el pasillo {floor}.',
      ),
      agent(
        'Los hemos encontrado: se quedaron en nuestro muelle. Salen esta tarde y mañana los tienen ahí.',
        'Fallo nuestro al preparar. Mandamos lo correcto hoy y recogemos lo otro cuando les venga bien, sin coste.',
      ),
      requester('De acuerdo, mañana estaremos atentos.', 'Pueden recogerlo cualquier mañana.'),
      agent(
        'Entregado y recogido. Gracias por la paciencia; el recuento de hoy ya cuadra.',
        'Veo la entrega firmada, así que lo doy por resuelto. Si algo no cuadra, responda a este mensaje.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['entrega', 'dirección'],
    urgency: 2,
    subjects: [
      'Cambiar la dirección de entrega de {order}',
      'Entregar el {order} por la tarde',
      'Horario de recepción en {site}',
    ],
    openings: [
      '¿Podéis cambiar la dirección del pedido {order}? Debe ir a {place} y no a la central.',
      'El {date} cerramos por la mañana. ¿Se puede entregar el {order} por la tarde?',
      'A partir de ahora {site} recibe solo de 8 a 13. ¿Lo podéis poner en la ficha?',
    ],
    turns: [
      agent(
        'Todavía no ha salido, así que llegamos a tiempo: dirección cambiada. Le mando el albarán corregido.',
        'Lo he pedido al transportista, franja de 16 a 19. Me lo confirman por la mañana y le aviso.',
      ),
      requester('Muchas gracias, albarán recibido.', 'Esa franja nos va bien.'),
      agent(
        'Confirmado por el transportista. Queda hecho.',
        'Hecho, y guardado en la ficha para los próximos pedidos.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['recogida', 'devolución'],
    subjects: [
      'Recogida de una devolución en {site}',
      'Etiqueta de devolución para {product}',
      'Devolver envases vacíos',
    ],
    openings: [
      'Tenemos dos cajas para devolver en {site}. ¿Nos mandáis recogida? Pesan unos 18 kilos en total.',
      '¿Me podéis enviar una etiqueta de devolución para {product}? Es por cambio de modelo, está sin abrir.',
      'Se nos han juntado 30 palés vacíos y ocupan medio patio. ¿Cuándo podéis pasar?',
    ],
    turns: [
      agent(
        'Pasan mañana entre las 9 y las 13. Les envío la etiqueta: basta con pegarla encima de la antigua.',
        'Podemos el {date}. ¿Tienen carretilla o mandamos camión con plataforma?',
      ),
      requester('Tenemos carretilla, no hace falta plataforma.', 'Perfecto, estarán preparadas en recepción.'),
      call(
        'El conductor no encuentra la puerta. Llamo a {site} y salen a buscarle.',
        'Llamo para confirmar que la recogida se ha hecho. Todo bien.',
      ),
      agent('Recogido. El abono va aparte, en unos días.', 'Ya está en nuestro almacén. Gracias.'),
    ],
  },
]
