// Chat or questions: what was said, and a field to say something. Text is only ever text.

import { actsOn, initials } from "./person.js";

const KEPT = 500;
const NEAR_THE_END = 80;

const locale = document.documentElement.lang;
const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: "short", hourCycle: "h23" });

export class Talk {
    #type;
    #panel;
    #send;
    #sure;
    #isOpened;
    #scroll;
    #list;
    #form;
    #field;
    #latest;
    #count;
    #unread = 0;
    #me = null;
    #participationId = 0;
    /** What went out and did not come back yet, in order. */
    #sent = [];

    constructor(type, panel, send, sure, isOpened) {
        this.#type = type;
        this.#panel = panel;
        this.#send = send;
        this.#sure = sure;
        this.#isOpened = isOpened;
        this.#scroll = panel.querySelector(".scroll");
        this.#list = panel.querySelector("ol");
        this.#form = panel.querySelector("form");
        this.#field = panel.querySelector("textarea");
        this.#latest = panel.querySelector(".latest");
        this.#count = document.querySelector(`[aria-controls=${panel.id}] .count`);
        this.#form.addEventListener("submit", event => this.#submit(event));
        this.#field.addEventListener("keydown", event => this.#key(event));
        this.#latest.addEventListener("click", () => this.#toTheEnd());
        this.#scroll.addEventListener("scroll", () => this.#isAtTheEnd() && this.#seen());
        panel.addEventListener("opened", () => this.#toTheEnd());
    }

    isOf(name, participationId) {
        this.#me = name;
        this.#participationId = participationId;
    }

    /** Whether something can be said. */
    open(isOpen) {
        this.#form.hidden = !isOpen;
    }

    add(message) {
        const stays = this.#isAtTheEnd();
        const isMine = this.#cameBack(message);
        this.#list.append(this.#entry(message, isMine));
        while (this.#list.childElementCount > KEPT) {
            this.#list.firstElementChild.remove();
        }
        if (this.#isOpened(this.#panel.id) && (stays || isMine)) {
            this.#toTheEnd();
        } else {
            this.#isUnread();
        }
    }

    /** The last thing sent was refused: it is there to be sent again. */
    giveBack() {
        const text = this.#sent.pop();
        if (text !== undefined && this.#field.value === "") {
            this.#field.value = text;
        }
    }

    /** The connection went, and what did not come back may be lost: it is there again, unless it comes with what was missed. */
    unsure() {
        const text = this.#sent.at(-1);
        if (text !== undefined && this.#field.value === "") {
            this.#field.value = text;
        }
    }

    #cameBack({ author, text }) {
        const i = author === this.#me ? this.#sent.indexOf(text) : -1;
        if (i < 0) {
            return false;
        }
        this.#sent.splice(i, 1);
        if (this.#field.value === text) {
            this.#field.value = "";
        }
        return true;
    }

    /** Hosts are told who the author is, and can send them out. */
    #entry({ author, text, at, participationId }, isMine) {
        const entry = document.getElementById("said").content.firstElementChild.cloneNode(true);
        const date = new Date(at.replace(/(\d\d)(\d\d)$/, "$1:$2"));
        entry.classList.toggle("mine", isMine);
        entry.querySelector(".photo").textContent = initials(author);
        entry.querySelector(".author").textContent = author;
        entry.querySelector("time").dateTime = date.toISOString();
        entry.querySelector("time").textContent = timeOfDay.format(date);
        entry.querySelector(".text").textContent = text;
        if (participationId !== undefined && participationId !== this.#participationId) {
            const button = entry.querySelector("button");
            actsOn({ participationId, name: author }, button, this.#send, this.#sure);
            button.hidden = false;
        }
        return entry;
    }

    #submit(event) {
        event.preventDefault();
        // Line breaks of some office programs come as control characters, which the room refuses.
        const text = this.#field.value.replace(/(?![\t\n])\p{Cc}/gu, " ").trim();
        if (text !== "" && this.#send({ type: this.#type, text })) {
            this.#sent.push(text);
            this.#field.value = "";
        }
        this.#field.focus();
    }

    #key(event) {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            this.#form.requestSubmit();
        }
    }

    #isAtTheEnd() {
        return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < NEAR_THE_END;
    }

    #toTheEnd() {
        this.#scroll.scrollTop = this.#scroll.scrollHeight;
        this.#seen();
    }

    #isUnread() {
        this.#unread += 1;
        this.#count.textContent = this.#unread > 99 ? "99+" : this.#unread;
        this.#count.hidden = false;
        this.#latest.hidden = false;
    }

    #seen() {
        this.#unread = 0;
        this.#count.hidden = true;
        this.#latest.hidden = true;
    }
}
