/** A part of an address as text. What somebody typed or a mail program cut may hold a lone `%`; it stays as it is. */
export const decodePart = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
