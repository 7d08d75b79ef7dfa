"use client";

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";

/** What can be done about one row. */
export const RowMenu = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Menu trigger={<Button kind="quiet" size="sm" aria-label={label} icon={<Ellipsis aria-hidden="true" size={16} />} />}>
    {children}
  </Menu>
);
