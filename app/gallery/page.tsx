import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { asLocale } from "@/lib/i18n/config";
import { env } from "@/lib/platform/env";
import { Gallery } from "./parts/gallery";

export const metadata: Metadata = { title: "Gallery" };

/** Every component in every state: where they are looked at while they are made, and photographed by the tests. Not in production. */
export default async function GalleryPage() {
  const { NODE_ENV, SEKISHO_GALLERY } = env();
  if (NODE_ENV === "production" && SEKISHO_GALLERY !== "1") notFound();
  return <Gallery locale={asLocale(await getLocale()) ?? "ja"} />;
}
