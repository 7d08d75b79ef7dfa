/** How personal data stands in a row until somebody asks for it: enough to recognise, too little to use. */

const WIDE = "＊";

/** 山田 花子 → 山田 ＊＊; one word keeps its first character. Always two marks: how long a name is tells something, too. */
export function maskName(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/u);
  const given = rest.join("");
  if (given !== "") return `${clip(first, 12)} ${WIDE.repeat(2)}`;
  const characters = [...first];
  return `${characters[0] ?? ""}${WIDE.repeat(2)}`;
}

/** yamada@example.jp → y***@example.jp; what is no address keeps its first character. */
export function maskEmail(email: string): string {
  const text = email.normalize("NFKC").trim();
  const at = text.lastIndexOf("@");
  const domain = at < 0 ? "" : text.slice(at);
  return `${[...text][0] ?? ""}***${clip(domain, 60)}`;
}

/** 090-1234-5678, +81 90 1234 5678 → 090-****-5678. */
export function maskPhone(phone: string): string {
  const digits = phone
    .normalize("NFKC")
    .replaceAll(/\D/g, "")
    .replace(/^(?:0081|01081|81)0?/, "0");
  if (digits.length < 9) return "****";
  const head = digits.slice(0, /^0[5-9]0/.test(digits) ? 3 : 2);
  return `${head}-****-${digits.slice(-4)}`;
}

/** An opaque id keeps its first and last two characters. */
export function maskId(id: string): string {
  const characters = [...id];
  if (characters.length < 8) return "****";
  return `${characters.slice(0, 2).join("")}…${characters.slice(-2).join("")}`;
}

const clip = (text: string, charactersMax: number): string => {
  const characters = [...text];
  return characters.length > charactersMax ? `${characters.slice(0, charactersMax).join("")}…` : text;
};
