// The pages before the room work without this. With it they tell times in the visitor's zone too, and go on by themselves when
// somebody who waits is let in, or the session starts.

import { Connection } from "./connection.js";

const LOOK_FIRST_AFTER = 4_000;
const LOOK_AT_LEAST_EVERY = 30_000;

const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: "full",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** Tells a date once more where the visitor's clock shows another time than the event's. */
function tellInVisitorsZone(local) {
    const time = local.parentElement.querySelector("time");
    const start = new Date(time.dateTime);
    if (-start.getTimezoneOffset() !== Number(time.dataset.offset)) {
        local.textContent = `${local.dataset.label}: ${format.formatRange(start, new Date(time.dataset.end))}`;
        local.hidden = false;
    }
}

/** Loads the page again: replacing its address would only scroll where that ends with the `#main` of the skip link. */
function goOn() {
    location.reload();
}

/** Asks where the visitor is now, ever less often, until that is not what this page says, or the page is no more. */
function look(waiting, delay) {
    setTimeout(async () => {
        try {
            const answer = await fetch(waiting.dataset.poll, { cache: "no-store" });
            const isGone = answer.status === 404 || answer.status === 410;
            if (isGone || answer.ok && (await answer.json()).state !== waiting.dataset.state) {
                return goOn();
            }
        } catch {
            // Nobody answers; the next look may tell.
        }
        look(waiting, Math.min(delay * 1.2, LOOK_AT_LEAST_EVERY));
    }, delay);
}

/** Waits in the room's lobby for its start: that is told at once. */
function waitInRoom(address) {
    const url = new URL(address, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    url.searchParams.set("lobby", "1");
    const received = ({ type, status }) =>
        (status === "START" || ["started", "ended", "kicked"].includes(type)) && goOn();
    new Connection(url, received, { lost() {}, refused() {} }).open();
}

document.querySelectorAll("[data-local-time]").forEach(tellInVisitorsZone);
document.querySelector("[data-focus]")?.focus();
const waiting = document.querySelector("[data-poll]");
if (waiting) {
    look(waiting, LOOK_FIRST_AFTER);
}
if (waiting?.dataset.room) {
    waitInRoom(waiting.dataset.room);
}
