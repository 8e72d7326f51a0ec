/** A page with a few lines of text, enough for a browser's viewer. Written by hand after ISO 32000-1, 7.5. */
export function samplePdf(): Buffer {
  const text = [
    'BT /F1 22 Tf 60 760 Td (Passport of a citizen of Ukraine) Tj ET',
    'BT /F1 12 Tf 60 735 Td (Electronic copy, sample) Tj ET',
    '0.87 0.89 0.92 rg 60 540 130 165 re f',
  ]
    .concat(
      Array.from(
        { length: 9 },
        (_, line) =>
          `0.55 0.6 0.66 rg ${line < 5 ? 215 : 60} ${690 - line * 32} ${line < 5 ? 300 - line * 22 : 430 - line * 12} 7 re f`,
      ),
    )
    .join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(
    `${body}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`,
    'latin1',
  )
}
