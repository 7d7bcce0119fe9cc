/** What the desk needs to see fits into a picture of this size. */
const MOST_PIXELS = 1_600;
const QUALITY = 0.85;

/**
 * Draws the chosen picture, small and upright, onto a canvas.
 *
 * @returns true when it could be drawn: some kinds of picture only the phone's own programs know
 */
export async function drawSmall(file, canvas) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch (e) {
    return false;
  }
  const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return true;
}

/** The picture on the canvas as a JPEG: without the position and time that the camera wrote. */
export function toJpeg(canvas) {
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
}
