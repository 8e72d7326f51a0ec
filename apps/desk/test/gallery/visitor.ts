/** Draws a person in front of the camera, with a phone if a code is shown, and plays it as the camera's picture. */
export function drawVisitor(video: HTMLVideoElement, phone: boolean): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 960 })
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const fill = (colour: string, path: Path2D) => {
    pen.fillStyle = colour
    pen.fill(path)
  }
  const wall = pen.createLinearGradient(0, 0, 1280, 960)
  wall.addColorStop(0, '#5d6875')
  wall.addColorStop(1, '#323b47')
  pen.fillStyle = wall
  pen.fillRect(0, 0, 1280, 960)
  fill(
    '#66717e',
    shape((path) => path.rect(90, 0, 290, 480)),
  )
  fill(
    '#434e5b',
    shape((path) => path.ellipse(640, 960, 330, 300, 0, Math.PI, 0)),
  )
  fill(
    '#8a949f',
    shape((path) => path.arc(640, 430, 170, 0, Math.PI * 2)),
  )
  fill(
    '#2c343f',
    shape((path) => path.ellipse(640, 370, 185, 150, 0, Math.PI, 0)),
  )
  if (phone) {
    fill(
      '#10151c',
      shape((path) => path.roundRect(330, 330, 340, 640, 44)),
    )
    fill(
      '#ffffff',
      shape((path) => path.roundRect(346, 350, 308, 610, 30)),
    )
    for (let x = 0; x < 25; x++)
      for (let y = 0; y < 25; y++)
        if ((x * 7 + y * 13 + x * y) % 3 === 0)
          fill(
            '#000',
            shape((path) => path.rect(375 + x * 10, 450 + y * 10, 10, 10)),
          )
  }
  video.srcObject = canvas.captureStream(5)
  void video.play()
  setInterval(() => pen.fillRect(0, 0, 0, 0), 200)
}

function shape(build: (path: Path2D) => void): Path2D {
  const path = new Path2D()
  build(path)
  return path
}
