import { applyLater as apply } from "../../shared/messages/en/apply-later";
import { calculator } from "../../shared/messages/en/calculator";
import { documents } from "../../shared/messages/en/documents";
import { upload } from "../../shared/messages/en/upload";

export const words = { apply, calculator, documents, upload };
