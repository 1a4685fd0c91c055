const longest = 2048;

/**
 * A picture made small enough for the way to the server, upright and without what the camera wrote into it. What the
 * phone cannot read goes as it is: the server says then what is wrong with it.
 */
export async function shrink(file: Blob): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const drawing = canvas.getContext('2d');
    if (drawing === null) return file;
    drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    // A browser that cannot write WebP answers with PNG, which the server takes too.
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.86));
    return small ?? file;
  } catch {
    return file;
  }
}
