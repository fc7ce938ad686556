/** The keys that work everywhere, and those of lists and charts. */
import { useSay } from "../language";
import { Dialog } from "../ui/dialog";
import styles from "./palette.module.css";

export function Keys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay();
  const keys = [
    { keys: ["Ctrl K"], does: say("shell.keysPalette") },
    { keys: ["?"], does: say("shell.keysHelp") },
    { keys: ["/"], does: say("shell.keysSearch") },
    { keys: ["J"], does: say("shell.keysNext") },
    { keys: ["K"], does: say("shell.keysPrevious") },
    { keys: [say("shell.keyEnter")], does: say("shell.keysOpen") },
    { keys: ["Esc"], does: say("shell.keysEscape") },
    { keys: [say("shell.keyArrows")], does: say("shell.keysChart") },
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={say("shell.keys")}>
      <dl className={styles["keys"]}>
        {keys.map(({ keys: pressed, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
