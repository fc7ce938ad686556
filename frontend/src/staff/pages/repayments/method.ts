/** How money was paid, in words; a method that we do not know yet is shown by its name. */
import type { Say } from "../../../shared/messages";

export function methodName(say: Say, method: string): string {
  return say.maybe(`methods.${method}`) ?? method.replaceAll("_", " ");
}
