/** Tells spreadsheet programs that a text is UTF-8; without it Japanese comes out garbled. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Hands something over as a file: a picture, or the text of a CSV. */
export function saveFile(name: string, content: Blob | string): void {
  const blob =
    typeof content === "string" ? new Blob([BYTE_ORDER_MARK + content], { type: "text/csv;charset=utf-8" }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
