/** What somebody types into one card of the settings. */
import { useState } from "react";

import type { AllSettings } from "./questions";

/**
 * The part of the settings that a card shows, as it stands in its fields; whether that is not yet
 * saved; and how the fields take up what the server has kept of it.
 */
export function useCard<Values extends object>(
  before: AllSettings,
  shownOf: (settings: AllSettings) => Values,
) {
  const [values, setValues] = useState(() => shownOf(before));
  return {
    values,
    set: (part: Partial<Values>) => setValues((old) => ({ ...old, ...part })),
    unsaved: JSON.stringify(values) !== JSON.stringify(shownOf(before)),
    take: (settings: AllSettings) => setValues(shownOf(settings)),
  };
}
