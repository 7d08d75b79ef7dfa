import { redirect } from "next/navigation";
import { requireSession } from "@/lib/platform/auth-page";

/** Work comes first: the console opens on the queue. */
export default async function Home() {
  await requireSession();
  redirect("/review");
}
