import { applyLater as apply } from "../../shared/messages/tn/apply-later";
import { calculator } from "../../shared/messages/tn/calculator";
import { documents } from "../../shared/messages/tn/documents";
import { upload } from "../../shared/messages/tn/upload";

export const words = { apply, calculator, documents, upload };
