/** The call that ends the measurement. Nothing answers it here. */
export function send(qrcode: string): void {
  void fetch('/api/validations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ qrcode, input: 'camera' }),
  })
}

export function theVideo(): HTMLVideoElement {
  const video = document.querySelector('video')
  if (video === null) throw new Error('The page has no video')
  return video
}
