import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";

const baseUrl = process.env.SEKISHO_E2E_URL ?? "http://localhost:3000";

type Role = "analyst" | "manager" | "administrator" | "auditor";
type Demo = { users: { email: string; password: string; role: Role }[] };

/** The demo's sign-in of a role, as `npm start` wrote it. */
export function demoUser(role: Role): { email: string; password: string } {
  const file = path.join(process.env.SEKISHO_DATA_DIR ?? ".data", "demo.json");
  const demo: Demo = JSON.parse(readFileSync(file, "utf8"));
  const user = demo.users.find((one) => one.role === role);
  if (!user) throw new Error(`${file} has no ${role}`);
  return user;
}

/** Signs in through the page, as a person does, and waits for the console. */
export async function signInAs(page: Page, role: Role, path = "/"): Promise<void> {
  const { email, password } = demoUser(role);
  // The language is this browser's choice, whatever an earlier journey left with the person.
  await page.context().addCookies([{ name: "sekisho-locale", value: "ja", url: baseUrl }]);
  await page.goto(path);
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "主なページ" })).toBeVisible();
}
