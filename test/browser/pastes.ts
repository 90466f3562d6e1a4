export interface Paste {
  from: string
  html: string
  /** What stands in the editor afterwards. */
  stays: string
}

/** Clipboards as these programs fill them, written for Mesa: their mark-up, none of anybody's words. */
export const pastes: Paste[] = [
  {
    from: 'Word, marks and a heading',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head><body lang=ES><!--StartFragment--><h2><span lang=ES>Plan<o:p></o:p></span></h2><p class=MsoNormal><b><span style='font-size:12.0pt'>Hoy</span></b> <i>sin falta</i><o:p></o:p></p><!--EndFragment--></body></html>`,
    stays: '<h2>Plan</h2><p><strong>Hoy</strong> <em>sin falta</em></p>',
  },
  {
    from: 'Word, a list in a list',
    html: `<body><!--StartFragment--><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Apagar<o:p></o:p></p><p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Con el botón</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Encender</p><!--EndFragment--></body>`,
    stays: '<ol><li><p>Apagar</p><ul><li><p>Con el botón</p></li></ul></li><li><p>Encender</p></li></ol><p></p>',
  },
  {
    from: 'Outlook, a link and a picture that stayed on its disk',
    html: `<div class=WordSection1><p class=MsoNormal style='mso-margin-top-alt:auto'>Vea <a href="https://ayuda.example/vpn"><span style='color:#0563C1'>la guía</span></a><o:p></o:p></p><p class=MsoNormal><img width=12 height=12 src="file:///C:/Users/ana/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png"></p></div>`,
    stays:
      '<p>Vea <a target="_blank" rel="noopener noreferrer nofollow" href="https://ayuda.example/vpn">la guía</a></p><p></p>',
  },
  {
    from: 'Excel, cells with a head',
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-ignore:padding}</style></head><body link=blue><table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse:collapse;width:96pt'><col width=64 span=2 style='width:48pt'><!--StartFragment--><tr height=20><td height=20 class=xl65 width=64>Serie</td><td class=xl65>Estado</td></tr><tr><td align=right>42</td><td>Roto &amp; viejo</td></tr><!--EndFragment--></table></body></html>`,
    stays:
      '<table><tbody><tr><td><p>Serie</p></td><td><p>Estado</p></td></tr><tr><td><p>42</p></td><td><p>Roto &amp; viejo</p></td></tr></tbody></table><p></p>',
  },
  {
    from: 'LibreOffice Writer',
    html: `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2"/><style type="text/css">p { line-height: 115% }</style></head><body lang="es-ES" dir="ltr"><p style="margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3"><u>Importante</u></font></font></p><ul><li><p>uno</p></li><li><p>dos</p></li></ul></body></html>`,
    stays: '<p><u>Importante</u></p><ul><li><p>uno</p></li><li><p>dos</p></li></ul><p></p>',
  },
  {
    from: 'LibreOffice Calc',
    html: `<html><head><meta name="generator" content="LibreOffice 24.2"/></head><body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup><tr><td colspan=2 height="17" align="left">Total</td></tr><tr><td sdval="3" sdnum="3082;">3</td><td><b>sí</b></td></tr></table></body></html>`,
    stays:
      '<table><tbody><tr><td colspan="2"><p>Total</p></td></tr><tr><td><p>3</p></td><td><p><strong>sí</strong></p></td></tr></tbody></table><p></p>',
  },
  {
    from: 'Google Docs, whose wrapper is not bold',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f0c"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400;font-style:normal">normal </span><span style="font-size:11pt;font-weight:700">fuerte</span><span style="font-weight:400;font-style:italic"> y caído</span></p></b>`,
    stays: '<p>normal <strong>fuerte</strong><em> y caído</em></p>',
  },
  {
    from: 'a web page, with everything that wants to run or to watch',
    html: `<article><h1 onclick="steal()">Aviso</h1><div><div>Texto <script>alert(1)</script></div></div><img src="https://ojo.example/p.gif" onerror="x()"><a href="javascript:alert(1)">pulse</a><iframe src="https://a.example"></iframe><pre><code class="language-sh">ls -l</code></pre><blockquote>dicho</blockquote></article>`,
    stays:
      '<h1>Aviso</h1><p>Texto</p><p>pulse</p><pre><code>ls -l</code></pre><blockquote><p>dicho</p></blockquote><p></p>',
  },
  {
    from: 'a terminal or an editor, as text in a block',
    html: '<pre>linea 1\n  linea 2</pre>',
    stays: '<pre><code>linea 1\n  linea 2</code></pre><p></p>',
  },
]
