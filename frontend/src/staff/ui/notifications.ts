/** The place of notifications, in a part of its own that comes after the page. */
export { Notifications } from "@mantine/notifications";
