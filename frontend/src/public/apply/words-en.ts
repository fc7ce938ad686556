import { applyLater as apply } from "../../shared/messages/en/apply-later";
import { documents } from "../../shared/messages/en/documents";
import { upload } from "../../shared/messages/en/upload";

export const words = { apply, documents, upload };
