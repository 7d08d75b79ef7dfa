import { expect, test } from "./fixtures";

test("the reference shows every operation, and a call tried in it is answered with the demo's key", async ({
  page,
  request,
}) => {
  const served = await request.get("/api/openapi.json");
  expect(served.status()).toBe(200);
  const document = await served.json();
  expect(document.openapi).toMatch(/^3\.1\./);
  const paths = Object.keys(document.paths);
  expect(paths).toContain("/api/v1/screenings");

  await page.goto("/docs");
  for (const path of ["/api/v1/screenings", "/api/v1/screenings/batch", "/api/v1/normalizations"]) {
    await expect(page.getByRole("button", { name: new RegExp(`^post ${path}(?!/)`, "i") }).first()).toBeVisible();
  }
  await page
    .getByRole("button", { name: /^post \/api\/v1\/screenings(?!\/)/i })
    .first()
    .click();
  const answered = page.waitForResponse(
    (response) => response.url().endsWith("/api/v1/screenings") && response.request().method() === "POST",
  );
  await page.getByRole("button", { name: "Execute" }).click();
  const response = await answered;
  expect([200, 201]).toContain(response.status());
  expect(await response.json()).toMatchObject({ verdict: expect.stringMatching(/^(OK|HOLD|NG)$/) });
  await expect(page.getByText(/"verdict"/).first()).toBeVisible();
});
