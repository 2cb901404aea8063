// The room: what the socket tells is shown, what is done here is told to it.

import { Connection } from "./connection.js";
import { Crowd } from "./crowd.js";
import { tabs } from "./tabs.js";
import { Talk } from "./talk.js";

const HOSTS = ["ADMIN", "LECTURER"];
/** What a close code means for who is shut out; L2. */
const OUT = { 1008: "out", 4401: "out", 4403: "out", 4404: "over", 4410: "over" };

const room = document.getElementById("room");
const away = document.getElementById("away");
const online = document.getElementById("online");
const trouble = document.getElementById("trouble");
const opened = tabs(room.querySelector("[role=tablist]"));
const connection = new Connection(address(), received, { lost, refused });
const talks = {
    chat: new Talk("chat", document.getElementById("chat"), send, sure, opened),
    question: new Talk("question", document.getElementById("question"), send, sure, opened),
};
const crowd = new Crowd(document.getElementById("crowd"), send, sure);

function address() {
    const url = new URL(`/room/${room.dataset.session}`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    url.searchParams.set("token", room.dataset.token);
    if (room.dataset.referrer) {
        url.searchParams.set("referrer", room.dataset.referrer);
    }
    return url;
}

/** Whether it went out; while the connection is away nothing does. */
function send(message) {
    return connection.send(message);
}

function enter(state) {
    room.dataset.state = state;
    for (const element of document.querySelectorAll("[data-when]")) {
        const hosts = element.dataset.who === "host" && room.dataset.host === undefined;
        element.hidden = hosts || !element.dataset.when.split(" ").includes(state);
    }
    Object.values(talks).forEach(talk => talk.open(state === "live"));
}

function received(message) {
    switch (message.type) {
        case "welcome":
            return welcome(message);
        case "presence":
            return count(message.online);
        case "chat":
        case "question":
            return talks[message.type].add(message);
        case "people":
            return crowd.show(message);
        case "started":
            return enter("live");
        case "ended":
            return leave("over");
        case "kicked":
            return leave("out");
        case "error":
            return tellTrouble(message);
        default: // A later version of the server may tell more.
    }
}

function welcome(message) {
    away.hidden = true;
    room.toggleAttribute("data-host", HOSTS.includes(message.role));
    count(message.online);
    crowd.isOf(message.participationId);
    Object.values(talks).forEach(talk => talk.isOf(message.name, message.participationId));
    enter({ ACTIVE: "waiting", START: "live" }[message.status] ?? "over");
}

function count(people) {
    online.textContent = new Intl.NumberFormat(document.documentElement.lang).format(people);
}

function tellTrouble({ code }) {
    trouble.textContent = trouble.dataset[`code${code}`] ?? trouble.dataset.otherwise;
    if (code === 429 || code === 503) {
        Object.values(talks).forEach(talk => talk.giveBack());
    }
}

function lost() {
    away.hidden = false;
    Object.values(talks).forEach(talk => talk.unsure());
}

function refused(code) {
    leave(OUT[code]);
}

function leave(state) {
    connection.end();
    away.hidden = true;
    room.querySelector(".player")?.remove();
    if (room.dataset.state !== "over" && room.dataset.state !== "out") {
        enter(state);
    }
}

/** Asks before something that cannot be undone: the words are the button's own. */
function sure(question, action) {
    const dialog = document.getElementById("sure");
    dialog.querySelector("p").textContent = question;
    dialog.returnValue = "";
    dialog.onclose = () => dialog.returnValue === "yes" && action();
    dialog.showModal();
}

for (const button of room.querySelectorAll("[data-send]")) {
    button.addEventListener("click", () => {
        const act = () => send({ type: button.dataset.send });
        return button.dataset.ask ? sure(button.dataset.ask, act) : act();
    });
}
room.addEventListener("submit", () => { trouble.textContent = ""; });

connection.open();
